import type { Article } from '../api/knowledgeQueries.ts';

/** In the order of their fields: both headings, then both texts. */
export const PASSAGE_PARTS = ['headingSv', 'headingEn', 'textSv', 'textEn'] as const;
export type PassagePart = (typeof PASSAGE_PARTS)[number];

/** The name of a field of a passage; the number is the passage's own and stays when others are removed. */
export function passageField(number: number, part: PassagePart): string {
  return `passages.${number}.${part}`;
}

/** What the form's fields begin with. */
export function valuesOf({ sv, en, sourceUrl, responsible, reviewOn }: Article): Record<string, string> {
  const values: Record<string, string> = {
    titleSv: sv.title,
    titleEn: en.title,
    keywordsSv: sv.keywords.join(', '),
    keywordsEn: en.keywords.join(', '),
    sourceUrl,
    responsible,
    reviewOn,
  };
  sv.passages.forEach(({ heading, text }, at) => {
    values[passageField(at, 'headingSv')] = heading;
    values[passageField(at, 'textSv')] = text;
    values[passageField(at, 'headingEn')] = en.passages[at]?.heading ?? '';
    values[passageField(at, 'textEn')] = en.passages[at]?.text ?? '';
  });
  return values;
}

export function keywordsIn(typed: string): string[] {
  return typed
    .split(/[,\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** The form's field for one that the server names: it counts passages as they were sent, and keywords one by one. */
export function fieldOf(named: string, passages: readonly number[]): string {
  const [first = '', at, part] = named.split('.');
  const place = PASSAGE_PARTS.find((one) => one === part);
  return first === 'passages' && place ? passageField(passages[Number(at)] ?? 0, place) : first;
}
