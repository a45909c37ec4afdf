import { createHash } from 'node:crypto';
import { CALENDAR_DATES, type Term } from '../domain/term.ts';
import { termProblems, type TermProblem } from '../domain/termCalendar.ts';
import { writeAudit } from '../store/audit.ts';
import { lookAgain } from '../store/dutyRuns.ts';
import { lockTerms, saveTerm } from '../store/terms.ts';
import type { Actor, House } from './duty.ts';

/** A term as it shall be, and the version that whoever wrote it saw; null for a new one. */
export interface WantedTerm {
  readonly term: Term;
  readonly version: string | null;
}

export type SaveTermsResult =
  | { readonly kind: 'saved' | 'conflict' }
  | { readonly kind: 'invalid'; readonly problems: readonly TermProblem[] };

/** Names a term with its days: what was seen is still there as long as this is the same. */
export function termVersion(term: Term): string {
  return createHash('sha256').update(JSON.stringify(daysOf(term))).digest('hex').slice(0, 16);
}

/**
 * Saves terms of the calendar, all or none, and lets every duty look at the calendar again. What
 * has been started already stays as it is. There is no way to remove a term: tasks are named after
 * terms and the figures of past years count by them.
 */
export async function saveTerms(house: House, { person, correlationId }: Actor, wanted: readonly WantedTerm[]): Promise<SaveTermsResult> {
  return house.db.transaction(async (tx) => {
    const before = new Map((await lockTerms(tx)).map((term) => [term.code, term]));
    for (const { term, version } of wanted) {
      const now = before.get(term.code);
      if ((now ? termVersion(now) : null) !== version) return { kind: 'conflict' };
    }
    const after = new Map([...before, ...wanted.map(({ term }) => [term.code, term] as const)]);
    const problems = wanted.flatMap(({ term }) => termProblems(term, [...after.values()]));
    if (problems.length > 0) return { kind: 'invalid', problems };
    const at = house.clock.now();
    for (const { term } of wanted) {
      const old = before.get(term.code);
      if (old && termVersion(old) === termVersion(term)) continue;
      await saveTerm(tx, term);
      const detail = { term: term.code, before: old ? daysOf(old) : null, after: daysOf(term) };
      await writeAudit(tx, { at, actor: person.id, action: old ? 'term.change' : 'term.add', taskId: null, correlationId, detail });
    }
    await lookAgain(tx);
    return { kind: 'saved' };
  });
}

function daysOf({ code, academicYear, startsOn, endsOn, nominationDeadline, dates }: Term) {
  const days = { startsOn, endsOn, nominationDeadline, ...Object.fromEntries(CALENDAR_DATES.map((date) => [date, dates[date]])) };
  return { code, academicYear, ...Object.fromEntries(Object.entries(days).map(([name, day]) => [name, day?.toString() ?? null])) };
}
