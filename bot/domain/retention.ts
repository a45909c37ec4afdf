import type { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from './clock.ts';
import type { Settings } from './settings.ts';

/** What is deleted by itself; each by the name of what holds it. The words for people are in bot/texts/retention.ts. */
export type RetentionName =
  | 'task' | 'cardCopy' | 'learningAgreement' | 'placeLoan'
  | 'absence' | 'accessOrder' | 'calendarFeed' | 'preference' | 'contactAssignment' | 'conversation' | 'person'
  | 'broadcast' | 'sentQuestion' | 'sentForm' | 'meeting' | 'publication' | 'alert' | 'paceRequest'
  | 'importPreview' | 'importChange' | 'importBatch'
  | 'partnerAccount' | 'auditLog';

/** Under what people look for it. */
export const RETENTION_GROUPS = ['students', 'staff', 'messages', 'imports', 'other'] as const;
export type RetentionGroup = (typeof RETENTION_GROUPS)[number];

/**
 * For how long something is kept. settingYears: as many years as the university has set, and `more`.
 * withTheLast: until the last of what it belongs to has gone.
 */
export type KeptFor =
  | { readonly kind: 'settingYears'; readonly more: 0 | 1 }
  | { readonly kind: 'years'; readonly years: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'hours'; readonly hours: number }
  | { readonly kind: 'withTheLast' };

/** What ended before it has been kept long enough. */
export interface RetentionLimit {
  readonly moment: Temporal.Instant;
  /** In Stockholm: what ended on an earlier day. */
  readonly day: Temporal.PlainDate;
}

/** Years are counted by whole days in Stockholm, days and hours by the clock. */
export function retentionLimit(kept: KeptFor, now: Temporal.Instant, { retentionYears }: Pick<Settings, 'retentionYears'>): RetentionLimit {
  switch (kept.kind) {
    case 'settingYears':
      return yearsBefore(now, retentionYears + kept.more);
    case 'years':
      return yearsBefore(now, kept.years);
    case 'days':
      return limitAt(now.subtract({ hours: 24 * kept.days }));
    case 'hours':
      return limitAt(now.subtract({ hours: kept.hours }));
    case 'withTheLast':
      return limitAt(now);
  }
}

function yearsBefore(now: Temporal.Instant, years: number): RetentionLimit {
  const day = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate().subtract({ years });
  return { day, moment: day.toZonedDateTime(STOCKHOLM).toInstant() };
}

function limitAt(moment: Temporal.Instant): RetentionLimit {
  return { moment, day: moment.toZonedDateTimeISO(STOCKHOLM).toPlainDate() };
}
