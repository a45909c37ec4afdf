import { Temporal } from 'temporal-polyfill';
import { lastDayOf, type AcademicYear } from '../domain/academicYear.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import { coversAcademicYear, endsWithinAYear, expiryYear, withoutSuccessor, type CooperationCondition } from '../domain/exchangeAgreement.ts';
import { comingNominationTerm, type Term } from '../domain/term.ts';
import { listAgreements, type AgreementOfDepartments } from '../store/agreements.ts';
import { listTerms } from '../store/terms.ts';
import type { House } from './duty.ts';

/**
 * Duty 4, the watch: a nomination cannot be finished unless the agreement covers the term of the
 * stay, so what does not cover the coming nomination term is named, not only what has ended.
 */

export type Coverage = 'covers' | 'notCovering' | 'ended';

export interface WatchedAgreement {
  readonly agreement: AgreementOfDepartments;
  /** The worst of its conditions, but for those that have a successor in it. */
  readonly coverage: Coverage;
  readonly expiresWith: AcademicYear | null;
  readonly expiresWithinAYear: boolean;
  readonly conditions: readonly {
    readonly entry: AgreementOfDepartments['conditions'][number];
    readonly coverage: Coverage;
  }[];
}

export interface AgreementWatch {
  readonly nominationTerm: Term | null;
  readonly agreements: readonly WatchedAgreement[];
}

/** The agreements of the departments, judged by today and by the term that partners nominate to next. */
export async function watchAgreements(house: House, departmentIds: readonly string[]): Promise<AgreementWatch> {
  const today = house.clock.now().toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const nominationTerm = comingNominationTerm(await listTerms(house.db), today);
  const agreements = await listAgreements(house.db, departmentIds);
  return { nominationTerm, agreements: agreements.map((agreement) => watchAgreement(agreement, nominationTerm, today)) };
}

export function watchAgreement(agreement: AgreementOfDepartments, nominationTerm: Term | null, today: Temporal.PlainDate): WatchedAgreement {
  const conditions = agreement.conditions.map((entry) => ({
    entry,
    coverage: coverageOf(entry.condition, nominationTerm, today),
  }));
  // A condition that another one of the agreement has taken over from is no longer what people go by.
  const last = new Set(withoutSuccessor(agreement.conditions.map(({ condition }) => condition)));
  const deciding = conditions.filter(({ entry }) => last.has(entry.condition));
  const expiresWith = expiryYear(agreement.conditions.map(({ condition }) => condition), today);
  return {
    agreement,
    conditions,
    coverage: worst(deciding.map((one) => one.coverage)),
    expiresWith,
    expiresWithinAYear: expiresWith !== null && endsWithinAYear(expiresWith, today),
  };
}

export function coverageOf(condition: CooperationCondition, nominationTerm: Term | null, today: Temporal.PlainDate): Coverage {
  if (Temporal.PlainDate.compare(lastDayOf(condition.receivingLastAcademicYear), today) < 0) return 'ended';
  if (!nominationTerm || coversAcademicYear(condition, nominationTerm.academicYear)) return 'covers';
  return 'notCovering';
}

const SEVERITY: readonly Coverage[] = ['ended', 'notCovering', 'covers'];

function worst(coverages: readonly Coverage[]): Coverage {
  return SEVERITY.find((one) => coverages.includes(one)) ?? 'covers';
}
