/** What one can search a unit of the directory by. */
export interface SearchableUnit {
  readonly code: string;
  readonly nameSv: string;
  readonly nameEn: string;
  readonly facultyName: string;
  readonly contacts: readonly { readonly name: string; readonly email: string }[];
}

/**
 * The units in which every word searched for is found, the likeliest first: by code, by the beginning
 * of a word of the name in either language, by its people, by its faculty. Capitals and accents make
 * no difference ("sprak" finds Språkstudier). Without words, all units as they come.
 */
export function searchUnits<Unit extends SearchableUnit>(units: readonly Unit[], search: string): Unit[] {
  const words = fold(search).split(' ').filter((word) => word !== '');
  if (words.length === 0) return [...units];
  return units
    .map((unit) => ({ unit, score: scoreOf(unit, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ unit }) => unit);
}

function scoreOf(unit: SearchableUnit, words: readonly string[]): number {
  const code = fold(unit.code);
  const names = fold(`${unit.nameSv} ${unit.nameEn}`);
  const people = fold(unit.contacts.map(({ name, email }) => `${name} ${email}`).join(' '));
  const faculty = fold(unit.facultyName);
  const scores = words.map((word) => {
    if (code === word) return 16;
    if (` ${names}`.includes(` ${word}`)) return 8;
    if (` ${people}`.includes(` ${word}`)) return 4;
    if (names.includes(word) || people.includes(word)) return 2;
    return faculty.includes(word) ? 1 : 0;
  });
  return scores.includes(0) ? 0 : scores.reduce<number>((sum, score) => sum + score, 0);
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim();
}
