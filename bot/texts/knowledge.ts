/** Answers from the knowledge articles. */
export const knowledge = {
  sv: {
    howTo: 'Skriv din fråga efter ordet, till exempel ”kunskap vem skriver under learning agreement”.',
    source: 'Till källan',
    answers: 'Ansvarig: {{who}}',
    alsoRead: 'Läs också:',
    unknown: 'Det vet jag inte',
    ask: 'Fråga International Office. Gäller det antagning eller betygsutdrag frågar du International Admissions Office.',
    nearest: 'Det närmaste jag har:',
    responsible: { office: 'International Office vid universitetet', admissions: 'Antagningen' },
    since: { delivered: 'Följde med appen {{day}}', reviewed: 'Genomläst {{day}}', office: 'Ändrad {{day}}' },
    origin: { delivered: 'Följde med appen', reviewed: 'Genomläst', office: 'Ändrad', by: '{{what}} av {{who}}' },
  },
  en: {
    howTo: 'Write your question after the word, for example “knowledge who signs the learning agreement”.',
    source: 'To the source',
    answers: 'Responsible: {{who}}',
    alsoRead: 'Read also:',
    unknown: 'I don’t know',
    ask: 'Ask the International Office. If it is about admission or transcripts, ask the International Admissions Office.',
    nearest: 'The nearest that I have:',
    responsible: { office: 'the university’s International Office', admissions: 'Admissions' },
    since: { delivered: 'Came with the app on {{day}}', reviewed: 'Read through on {{day}}', office: 'Edited on {{day}}' },
    origin: { delivered: 'Came with the app', reviewed: 'Read through', office: 'Edited', by: '{{what}} by {{who}}' },
  },
} as const;
