import { cut } from './cut.ts';
import { text, type CardElement, type RichTextBlock, type TextBlock, type TextLook } from './elements.ts';

/**
 * What people wrote, on a card. The text of a TextBlock and of a fact is Markdown to a client, so
 * what somebody types could become a link, a mention or a list; a RichTextBlock knows no Markdown.
 * Escapes with backslashes or entities are no way, since some clients show them.
 */

/** One line of at most `max` UTF-16 units. Where Markdown would change it, it is set as rich text, which shows every character as it is. */
export function words(written: string, look: TextLook = {}, max = 300): TextBlock | RichTextBlock {
  const line = cut(singleLine(written), max);
  return isMarkdown(line) ? rich(line, look) : text(line, look);
}

/** How much of a text a card shows; what is left out is in the tab. */
export interface Room {
  readonly characters: number;
  readonly lines: number;
}

/** A text of several lines. `continues` is put where the room ends. */
export function paragraphs(written: string, room: Room, continues: string, look: TextLook = {}): CardElement[] {
  const lines = linesOf(written);
  const shown: string[] = [];
  let left = room.characters;
  for (const line of lines) {
    if (left <= 0 || shown.length === room.lines) break;
    shown.push(cut(line, left));
    left -= line.length;
  }
  const whole = left >= 0 && shown.length === lines.length;
  if (!whole) shown.push(`${(shown.pop() ?? '').replace(/…$/u, '')}… ${continues}`);
  return shown.map((line, index) => words(line, index === 0 ? look : { ...look, spacing: 'small' }, Infinity));
}

/**
 * Without what is no text but changes what others see: control characters, halves of characters,
 * marks that reverse what follows them, and the date functions of Adaptive Cards.
 */
export function clean(written: string): string {
  return written
    .replace(LINE_END, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(LONE_SURROGATE, '')
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\{(?=\{)/g, `{${ZERO_WIDTH_SPACE}`);
}

export function singleLine(written: string): string {
  return clean(written).replace(/\s+/gu, ' ').trim() || NOTHING;
}

/** Whether a line's characters can mean something in Markdown, in any dialect that a client might use. */
export function isMarkdown(line: string): boolean {
  return MARKDOWN.test(line);
}

/** A name as it may stand within a mention, where no rich text is possible: without marks of Markdown. */
export function plainName(name: string): string {
  return singleLine(name.replace(/[*_`~\\[\]<>|&#{}=]/g, ' '));
}

function linesOf(written: string): string[] {
  const lines = clean(written)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length > 0 ? lines : [NOTHING];
}

/** A heading of people's words that Markdown would change is no heading to screen readers: rich text has none. */
function rich(line: string, { spacing, style: _, ...look }: TextLook): RichTextBlock {
  return {
    type: 'RichTextBlock',
    ...(spacing ? { spacing } : {}),
    inlines: [{ type: 'TextRun', text: line.replace(TOO_LONG_A_WORD, breakable), ...look }],
  };
}

/** No client is known to break a long word of rich text, so it gets places to break at. */
function breakable(word: string): string {
  return word.replace(/\S{24}(?=\S)/gu, `$&${ZERO_WIDTH_SPACE}`);
}

/** What fits on a phone in one line is left as it is, so that it can be copied. */
const TOO_LONG_A_WORD = /\S{37,}/gu;

/** An underscore within a word is an underscore in every dialect; course codes and file names have them. */
const MARKDOWN =
  /[*`~\\[\]<>|]|==|\{|&#?\w+;|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|^\s*(?:[-+=#]|\d{1,9}[.)])/u;
const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const LONE_SURROGATE = /\p{Cs}/gu;
const ZERO_WIDTH_SPACE = '\u200b';
/** Nothing but invisible characters was written; an empty text would be no valid element. */
const NOTHING = '–';
