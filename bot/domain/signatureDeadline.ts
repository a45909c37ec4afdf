import { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from './clock.ts';
import { asksForChange, firstDay, momentOf, type LearningAgreement, type LearningAgreementVersion } from './learningAgreement.ts';
import { workingHours } from './reminderPolicy.ts';
import type { Settings } from './settings.ts';
import type { Term } from './term.ts';
import { addWorkingDays, dueAfterWorkingDays, stockholmInstant, workingDayFrom } from './workingTime.ts';

/** A version of an agreement that waits for a signature, since when we know of it. */
export interface VersionToSign {
  readonly agreement: LearningAgreement;
  readonly version: LearningAgreementVersion;
  readonly receivedAt: Temporal.Instant;
}

/**
 * The closing hour of the working day by which our signature is due; when that has passed already,
 * the service level counts from now.
 */
export function signatureDeadline(asked: VersionToSign, now: Temporal.Instant, settings: Settings): Temporal.Instant {
  const hours = workingHours(settings);
  const deadline = stockholmInstant(signatureDay(asked, settings), hours.end);
  return Temporal.Instant.compare(deadline, now) > 0
    ? deadline
    : dueAfterWorkingDays(now, settings.serviceLevelWorkingDays, hours);
}

/**
 * The working day by which a version should be signed by all, whether it lies ahead or not: some
 * working days before the mobility starts, and for a change the weeks within which the parties agree,
 * counted from the day on which it was asked for. On a day off it is the working day before.
 */
export function signatureDay(asked: VersionToSign, settings: Settings): Temporal.PlainDate {
  const { agreement, version } = asked;
  if (!asksForChange(agreement, version)) {
    const day = addWorkingDays(firstDay(agreement.mobilityStart), -settings.signatureWorkingDaysBeforeStart);
    return workingDayFrom(day, 'onOrBefore');
  }
  return workingDayFrom(requestedOn(asked).add({ weeks: settings.weeksToAgreeChanges }), 'onOrBefore');
}

/**
 * The last day on which the parties may ask for changes, for the term in which this change was asked
 * for; before the mobility begins, the term in which it begins. Null for what is no change, and when
 * the calendar does not reach so far.
 */
export function changesCloseOn(asked: VersionToSign, terms: readonly Term[], settings: Settings): Temporal.PlainDate | null {
  if (!asksForChange(asked.agreement, asked.version)) return null;
  const [day] = [requestedOn(asked), firstDay(asked.agreement.mobilityStart)].sort(Temporal.PlainDate.compare).reverse();
  const term = [...terms]
    .sort((a, b) => Temporal.PlainDate.compare(a.startsOn, b.startsOn))
    .find(({ endsOn }) => day && Temporal.PlainDate.compare(endsOn, day) >= 0);
  return term?.startsOn.add({ weeks: settings.changeWeeksAfterTermStart }) ?? null;
}

/** The student asks by signing. */
function requestedOn({ version, receivedAt }: VersionToSign): Temporal.PlainDate {
  const { student } = version.signatures;
  return (student ? momentOf(student) : receivedAt).toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
