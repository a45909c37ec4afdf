import { lastDayOf, type AcademicYear } from './academicYear.ts';
import type { TaskKind } from './task.ts';

/**
 * What the forum's channel shows to everybody alike. How many tasks a department has open says
 * nothing about a student as long as nobody can tell what the task is: what concerns one student
 * stands together, so that a single withdrawal or extension does not show by its kind. What is about
 * one member of staff (their access, their leaving) and the office's own work are left out.
 */
export const CHANNEL_WORK = [
  'eligibility',
  'students',
  'agreementRenewal',
  'agreementRegistration',
  'placeAnnouncement',
  'partnerAccount',
  'forwarding',
  'notice',
  'information',
] as const;
export type ChannelWork = (typeof CHANNEL_WORK)[number];

const WORK_OF: Readonly<Record<TaskKind, ChannelWork | null>> = {
  eligibility: 'eligibility',
  newChoice: 'students',
  learningAgreementSignature: 'students',
  unsignedMobility: 'students',
  mobilityExtension: 'students',
  placeWithdrawal: 'students',
  agreementRenewal: 'agreementRenewal',
  agreementRegistration: 'agreementRegistration',
  placeAnnouncement: 'placeAnnouncement',
  partnerAccount: 'partnerAccount',
  forwarding: 'forwarding',
  notice: 'notice',
  information: 'information',
  accessOrder: null,
  handOver: null,
  articleReview: null,
};

/** Under which work the channel counts tasks of a kind; null for what it does not show. */
export function channelWork(kind: TaskKind): ChannelWork | null {
  return WORK_OF[kind];
}

/**
 * The term with which an academic year ends: 'VT2028' for '2027/2028', 'HT2027' for the calendar
 * year '2027/2027' of a partner in the south.
 */
export function lastTermOf(year: AcademicYear): string {
  const { year: calendarYear, month } = lastDayOf(year);
  return `${month === 12 ? 'HT' : 'VT'}${calendarYear}`;
}
