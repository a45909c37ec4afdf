import type { Temporal } from 'temporal-polyfill';

/** A term of study: 'HT2027' (autumn) or 'VT2027' (spring). */
export type TermCode = string;

/** What Admissions asks a department about one applicant's specific entry requirements for one course. */
export interface EligibilityRequest {
  readonly caseReference: string;
  readonly nyaReference: string | null;
  readonly courseCode: string;
  readonly courseName: string;
  readonly term: TermCode;
  readonly question: string;
  readonly requesterName: string;
  readonly answer: EligibilityAnswer | null;
  readonly dialogue: readonly DialogueLine[];
}

export const ELIGIBILITY_VERDICTS = ['eligible', 'notEligible'] as const;
export type EligibilityVerdict = (typeof ELIGIBILITY_VERDICTS)[number];

export interface EligibilityAnswer {
  readonly verdict: EligibilityVerdict;
  /** Required when not eligible: the requester must be able to tell the applicant why. */
  readonly reason: string | null;
  readonly answeredBy: string;
  readonly answeredAt: Temporal.Instant;
}

/** What was said between department and requester while the answer was not possible yet. */
export interface DialogueLine {
  readonly kind: 'needMoreInformation' | 'notMyCourse' | 'information' | 'redirected';
  readonly text: string | null;
  readonly by: string;
  readonly at: Temporal.Instant;
}
