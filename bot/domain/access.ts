import type { Temporal } from 'temporal-polyfill';

/** Systems that a contact person needs access to: the applicants' merits, and the exchanges. */
export const ACCESS_SYSTEMS = ['nya', 'solemove'] as const;
export type AccessSystem = (typeof ACCESS_SYSTEMS)[number];

/** none: not ordered. granted may have a day on which it ends. */
export const ACCESS_STATES = ['none', 'ordered', 'granted', 'refused'] as const;
export type AccessState = (typeof ACCESS_STATES)[number];

/** What is known of one person's access to one system. */
export interface Access {
  readonly personId: string;
  readonly system: AccessSystem;
  readonly state: AccessState;
  readonly orderedOn: Temporal.PlainDate | null;
  readonly grantedOn: Temporal.PlainDate | null;
  /** The last day on which it holds; null when it has no end. */
  readonly expiresOn: Temporal.PlainDate | null;
}

/** Days before an access ends at which its renewal is asked for: an order takes weeks, and July stands still. */
export const RENEW_DAYS_BEFORE = 30;
