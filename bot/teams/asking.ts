/** What kind of question a message is, by how it begins. Data and two rules; pure. */

const GREETING = String.raw`^(?:hej\W+|hello\W+|hi\W+)?`;

const ASKS = new RegExp(
  `${GREETING}(?:vad|hur|när|var|vart|varför|vilk\\w+|vem|får|kan|måste|ska|gäller|finns|what|how|when|where|why|which|who|can|may|must|should|does|do|is|are)(?= )`,
  'iu',
);

/** How and why something is, whoever asks. */
const HOW = new RegExp(`${GREETING}(?:hur (?!många|mycket)|varför|how (?!many|much)|why)(?= |$|\\p{L})`, 'iu');

/** What something is and whether it may be: of things in general, unless it is of one's own. */
const WHAT = new RegExp(
  `${GREETING}(?:vad (?:är|betyder|innebär|menas|gör|händer|krävs|gäller)|måste|får|kan (?:man|en)|behöver|what (?:is|are|does|happens)|must|may|can (?:a|one)|does)(?= )`,
  'iu',
);
const OWN = /(?<!\p{L})(?:jag|mig|min|mitt|mina|vi|oss|vår|vårt|våra|i|me|my|we|us|our)(?!\p{L})/iu;

/** An article is no answer to a word or a remark, however alike its words are; there it is offered. */
export function isQuestion(written: string): boolean {
  return written.split(' ').length >= 3 && (written.includes('?') || ASKS.test(written));
}

/** Whether somebody wants to know how it is done or what it is, and not to see what is theirs. */
export function asksHow(written: string): boolean {
  return isQuestion(written) && (HOW.test(written) || (WHAT.test(written) && !OWN.test(written)));
}

const WHO = /(?<!\p{L})(?:vem|vilka|who)(?!\p{L})/iu;

export function asksWho(written: string): boolean {
  return WHO.test(written);
}
