import type { Translate } from '../texts/translate.ts';
import { cut } from './cut.ts';
import { text, type CardElement } from './elements.ts';
import { clean, isMarkdown, paragraphs, type Room } from './words.ts';

/** `label` is ours; `value` may be what people wrote. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/**
 * Short facts as a table. A long one stands above it with its label as a heading, since a phone
 * leaves a table's second column a few words' width; so does one that Markdown would change, since
 * a table's cells are Markdown.
 */
export function facts(all: readonly Fact[], room: Room, t: Translate): CardElement[] {
  const short = all.filter(({ value }) => fitsATable(value));
  return [
    ...all.filter(({ value }) => !fitsATable(value)).flatMap((fact) => block(fact, room, t)),
    ...(short.length > 0
      ? [{ type: 'FactSet' as const, facts: short.map(({ label, value }) => ({ title: unbroken(label), value: value.trim() })) }]
      : []),
  ];
}

const TABLE_CELL = 70;

function fitsATable(value: string): boolean {
  const line = value.trim();
  const isShort = line !== '' && line.length <= TABLE_CELL && !/\n|\S{25}/.test(line);
  return isShort && clean(line) === line && !isMarkdown(line);
}

/** A table gives its first column as little as it can, and would break a label at every space and hyphen. */
function unbroken(label: string): string {
  return label.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');
}

function block({ label, value }: Fact, room: Room, t: Translate): CardElement[] {
  return [
    text(cut(label, TABLE_CELL), { isSubtle: true, size: 'small' }),
    ...paragraphs(value, room, t('card.continues'), { spacing: 'none' }),
  ];
}
