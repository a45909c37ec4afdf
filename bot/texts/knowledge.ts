/** Answers from the knowledge articles. */
export const knowledge = {
  sv: {
    howTo: 'Skriv din fråga efter ordet, till exempel ”kunskap vem skriver under learning agreement”.',
    source: 'Till källan',
    answers: 'Ansvarig: {{who}}',
    alsoRead: 'Läs också om – skriv ”kunskap” och rubriken:',
    unknown: 'Det vet jag inte',
    ask: 'Fråga International Office. Gäller det antagning eller betygsutdrag frågar du International Admissions Office.',
    nearest: 'Det närmaste jag har – skriv ”kunskap” och rubriken:',
    responsible: { office: 'International Office vid universitetet', admissions: 'Antagningen' },
  },
  en: {
    howTo: 'Write your question after the word, for example “knowledge who signs the learning agreement”.',
    source: 'To the source',
    answers: 'Responsible: {{who}}',
    alsoRead: 'Read also – write “knowledge” and the heading:',
    unknown: 'I don’t know',
    ask: 'Ask the International Office. If it is about admission or transcripts, ask the International Admissions Office.',
    nearest: 'The nearest that I have – write “knowledge” and the heading:',
    responsible: { office: 'the university’s International Office', admissions: 'Admissions' },
  },
} as const;
