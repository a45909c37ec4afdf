import { Temporal } from 'temporal-polyfill';
import { lastDayOf } from './academicYear.ts';
import type { CooperationCondition } from './exchangeAgreement.ts';
import type { Term } from './term.ts';

/** Whether a partner university has its account in Solemove. */
export const PARTNER_ACCOUNT_STATES = ['unknown', 'missing', 'created'] as const;
export type PartnerAccountState = (typeof PARTNER_ACCOUNT_STATES)[number];

export interface PartnerAccount {
  readonly partnerHeiId: string;
  readonly state: PartnerAccountState;
  /** Who at the partner has the account. */
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly updatedAt: Temporal.Instant;
}

/** Weeks before the day by which every partner has its account that departments are asked about it. */
const WEEKS_AHEAD = 4;

/** A season in which accounts are seen to: from four weeks before its day until the term's nominations close. */
export interface AccountSeason {
  readonly term: Term;
  readonly accountsBy: Temporal.PlainDate;
}

/** The season that is under way; of several the one whose nominations close first. */
export function accountSeason(terms: readonly Term[], today: Temporal.PlainDate): AccountSeason | null {
  const seasons = terms.flatMap((term) => {
    const accountsBy = term.dates.partnerAccounts;
    if (!accountsBy || isBefore(today, accountsBy.subtract({ weeks: WEEKS_AHEAD })) || isBefore(term.nominationDeadline, today)) return [];
    return [{ term, accountsBy }];
  });
  seasons.sort((a, b) => Temporal.PlainDate.compare(a.term.nominationDeadline, b.term.nominationDeadline));
  return seasons[0] ?? null;
}

/** An account that was confirmed on `confirmedOn` is asked about again before it is a year old on the season's day. */
export function isToConfirm(
  account: { readonly state: PartnerAccountState; readonly confirmedOn: Temporal.PlainDate } | null,
  day: Temporal.PlainDate,
): boolean {
  return account?.state !== 'created' || !isBefore(day, account.confirmedOn.add({ years: 1 }));
}

/** Whether the partner can send students under the condition, on that day or later: only then does it nominate, and need an account. */
export function letsPartnerNominate(condition: CooperationCondition, partnerHeiId: string, today: Temporal.PlainDate): boolean {
  return (
    condition.sendingHeiId === partnerHeiId &&
    (condition.kind === 'studentStudies' || condition.kind === 'studentTraineeship') &&
    !isBefore(lastDayOf(condition.receivingLastAcademicYear), today)
  );
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
