import type { Language } from '../domain/person.ts';

/** Expressions of several words that deny what comes behind them. */
const DENYING = /(?<!\S)(?:instead of|rather than|i ?stallet for|(?:don|doesn|didn|isn|aren|can|won|couldn|wouldn|shouldn) t)(?!\S)/gu;

const NOT: ReadonlySet<string> = new Set('inte ej icke aldrig not dont doesnt cannot cant never no inget ingen'.split(' '));

/** These deny only what comes behind them. "Inte engelska utan svenska" asks for Swedish. */
const FROM: ReadonlySet<string> = new Set(['fran', 'from', 'utan', 'without']);

/** Whoever asks why it is so has not asked for it. */
const WHY = /(?<!\S)(?:varfor|why)(?!\S)/u;

/**
 * The language that is asked for: the one that is named, or the other one when it is denied; null asks
 * for the other one than now, since none is named. What can be read in two ways is unclear.
 *
 * @param clauses what stands between marks, in small letters and without accents
 */
export function languageIn(clauses: readonly string[]): Language | null | 'unclear' {
  const read = clauses.map(readClause);
  const wanted = new Set(read.flatMap((one) => one.wanted));
  const denied = new Set(read.flatMap((one) => one.denied));
  if (wanted.size + denied.size === 0) return read.some(({ denies }) => denies) ? 'unclear' : null;
  if (clauses.some((clause) => WHY.test(clause))) return 'unclear';
  const [one = denied.has('sv') ? 'en' : 'sv'] = wanted;
  return wanted.size > 1 || denied.size > 1 || denied.has(one) ? 'unclear' : one;
}

function readClause(clause: string) {
  const wanted: Language[] = [];
  const denied: Language[] = [];
  let denies = false;
  let isDenied = false;
  for (const word of clause.replace(DENYING, 'not').split(' ')) {
    if (NOT.has(word)) [denies, isDenied] = [true, true];
    if (FROM.has(word)) isDenied = !denies;
    const language = /svensk|swedish/u.test(word) ? 'sv' : /engelsk|english/u.test(word) ? 'en' : null;
    if (!language) continue;
    (isDenied ? denied : wanted).push(language);
    isDenied = false;
  }
  // "Svenska förstår jag inte": what is denied stands before.
  const last = denies && isDenied ? wanted.pop() : undefined;
  return { wanted, denied: last ? [...denied, last] : denied, denies };
}
