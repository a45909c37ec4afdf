import { z } from 'zod';
import { ASSIGNEE_CAPACITIES, TASK_KINDS } from './task.ts';

/** One working day of office hours, 08:00–17:00, in minutes: the unit in which the default ladders are written. */
const DAY = 9 * 60;

const ladderStep = z.object({
  /** Names the step in the log; unique within its ladder. */
  key: z.string().min(1),
  /** Working minutes from the anchor; negative lies before it. */
  workingMinutes: z.number().int(),
  audience: z.array(z.enum([...ASSIGNEE_CAPACITIES, 'requester'])).min(1),
  /** Whether the reminder also stands in the thread of the channel's post, without student data. */
  inChannel: z.boolean(),
});

export type LadderStep = z.infer<typeof ladderStep>;

const eligibilityLadder: LadderStep[] = [
  { key: 'dayBefore', workingMinutes: -DAY, audience: ['responsible'], inChannel: false },
  { key: 'threeHoursBefore', workingMinutes: -180, audience: ['responsible'], inChannel: false },
  { key: 'hourBefore', workingMinutes: -60, audience: ['responsible'], inChannel: false },
  { key: 'due', workingMinutes: 0, audience: ['responsible', 'deputy'], inChannel: true },
  { key: 'halfDayLate', workingMinutes: DAY / 2, audience: ['deputy', 'head'], inChannel: false },
  { key: 'dayLate', workingMinutes: DAY, audience: ['responsible', 'deputy', 'head', 'internationalOffice'], inChannel: true },
  { key: 'threeDaysLate', workingMinutes: 3 * DAY, audience: ['responsible', 'deputy', 'head', 'internationalOffice'], inChannel: false },
];

const signatureLadder: LadderStep[] = [
  { key: 'monthBefore', workingMinutes: -20 * DAY, audience: ['responsible'], inChannel: false },
  { key: 'twoWeeksBefore', workingMinutes: -10 * DAY, audience: ['responsible'], inChannel: false },
  { key: 'weekBefore', workingMinutes: -5 * DAY, audience: ['responsible'], inChannel: false },
  { key: 'twoDaysBefore', workingMinutes: -2 * DAY, audience: ['responsible'], inChannel: false },
  { key: 'dayBefore', workingMinutes: -DAY, audience: ['responsible', 'deputy'], inChannel: false },
  { key: 'due', workingMinutes: 0, audience: ['responsible', 'deputy'], inChannel: false },
  { key: 'twoDaysLate', workingMinutes: 2 * DAY, audience: ['responsible', 'deputy', 'internationalOffice'], inChannel: false },
];

/** For what has a day, and a calendar that shows it weeks ahead. */
const standardLadder: LadderStep[] = [
  { key: 'twoWeeksBefore', workingMinutes: -10 * DAY, audience: ['responsible'], inChannel: false },
  { key: 'threeDaysBefore', workingMinutes: -3 * DAY, audience: ['responsible'], inChannel: false },
  { key: 'due', workingMinutes: 0, audience: ['responsible', 'deputy'], inChannel: false },
  { key: 'threeDaysLate', workingMinutes: 3 * DAY, audience: ['responsible', 'deputy', 'head'], inChannel: false },
  { key: 'weekLate', workingMinutes: 5 * DAY, audience: ['responsible', 'deputy', 'head', 'internationalOffice'], inChannel: false },
];

const requesterLadder: LadderStep[] = [
  { key: 'dayAfter', workingMinutes: DAY, audience: ['requester'], inChannel: false },
  { key: 'threeDaysAfter', workingMinutes: 3 * DAY, audience: ['requester'], inChannel: false },
];

/** Two steps of one name would be one to the log, and the second could never be claimed. */
const ladder = z
  .array(ladderStep)
  .refine((steps) => new Set(steps.map((step) => step.key)).size === steps.length, 'each step needs a key of its own');

const time = z.iso.time({ precision: -1, error: 'time' });

/**
 * What the university decides. Each number has a default with its reason in docs/mission; the
 * table `setting` holds what differs from it.
 */
export const settingsSchema = z.object({
  /** Working days within which Admissions is answered. No number is published; two is our default. */
  serviceLevelWorkingDays: z.number().int().min(1).max(30).default(2),
  workingHours: z
    .object({ start: time, end: time })
    .refine(({ start, end }) => start < end, { error: 'dayEndsBeforeStart', path: ['end'] })
    .default({ start: '08:00', end: '17:00' }),
  /** Working days before mobility start by which all have to have signed. */
  signatureWorkingDaysBeforeStart: z.number().int().min(0).max(120).default(10),
  /** Weeks after the start of a term in which any party may ask for a change of a learning agreement. Institutions differ. */
  changeWeeksAfterTermStart: z.number().int().min(1).max(20).default(5),
  /** Weeks within which the parties agree on a change that was asked for. */
  weeksToAgreeChanges: z.number().int().min(1).max(10).default(2),
  /** Months before the end of a mobility by which its extension is asked for. */
  extensionMonthsBeforeEnd: z.number().int().min(1).max(6).default(1),
  /** Months before the end of a condition of an exchange agreement at which its renewal is asked for, the earliest first. */
  agreementWarningMonths: z.array(z.number().int().min(1).max(36)).min(1).default([12, 6, 3]),
  /** Working days before the nomination deadline by which announcing of places closes, so that there is time to choose students. No number is published; three weeks is our default. */
  announcementWorkingDaysBeforeNomination: z.number().int().min(0).max(80).default(15),
  /** Working days after which a withdrawal that the study department has not read comes back to the owner of the place. */
  withdrawalUnreadWorkingDays: z.number().int().min(1).max(20).default(2),
  /** Messages that are not urgent which a person gets on one day at most, unless they have chosen otherwise. */
  messagesPerDay: z.number().int().min(1).max(20).default(5),
  /** Language of what stands in the channel, where people of both languages read. */
  channelLanguage: z.enum(['sv', 'en']).default('sv'),
  /** Steps relative to the due moment, for kinds whose ladder is not the standard one. */
  ladders: z
    .partialRecord(z.enum(TASK_KINDS), ladder)
    .default({ eligibility: eligibilityLadder, learningAgreementSignature: signatureLadder }),
  standardLadder: ladder.default(standardLadder),
  /** What single departments have decided for themselves, by their ids. */
  departments: z
    .record(
      z.uuid(),
      z.object({
        serviceLevelWorkingDays: z.number().int().min(1).max(30).optional(),
        ladders: z.partialRecord(z.enum(TASK_KINDS), ladder).optional(),
      }),
    )
    .default({}),
  /** Steps relative to the moment at which the task went back to the one who asked. */
  requesterLadder: ladder.default(requesterLadder),
  /** SCHAC codes under which this university stands in exchange data. */
  ourHeiIds: z.array(z.string()).default(['umu.se']),
  /** Years that closed tasks with student data are kept. Umeå's plan is not known; Stockholm keeps Erasmus papers seven. */
  retentionYears: z.number().int().min(1).max(30).default(7),
});

export type Settings = z.infer<typeof settingsSchema>;

const { shape } = settingsSchema;

/** What the university decides for all departments as plain numbers and times: all of them at once, none left out. */
export const universityNumbers = z.object({
  serviceLevelWorkingDays: shape.serviceLevelWorkingDays.unwrap(),
  workingHours: shape.workingHours.unwrap(),
  messagesPerDay: shape.messagesPerDay.unwrap(),
  signatureWorkingDaysBeforeStart: shape.signatureWorkingDaysBeforeStart.unwrap(),
  changeWeeksAfterTermStart: shape.changeWeeksAfterTermStart.unwrap(),
  weeksToAgreeChanges: shape.weeksToAgreeChanges.unwrap(),
  extensionMonthsBeforeEnd: shape.extensionMonthsBeforeEnd.unwrap(),
  agreementWarningMonths: shape.agreementWarningMonths.unwrap(),
  announcementWorkingDaysBeforeNomination: shape.announcementWorkingDaysBeforeNomination.unwrap(),
  withdrawalUnreadWorkingDays: shape.withdrawalUnreadWorkingDays.unwrap(),
  retentionYears: shape.retentionYears.unwrap(),
});

export type UniversityNumbers = z.infer<typeof universityNumbers>;

/** The settings as they hold for a department: its own decisions over the university's. */
export function settingsFor(settings: Settings, departmentId: string): Settings {
  const own = settings.departments[departmentId];
  if (!own) return settings;
  return {
    ...settings,
    serviceLevelWorkingDays: own.serviceLevelWorkingDays ?? settings.serviceLevelWorkingDays,
    ladders: { ...settings.ladders, ...own.ladders },
  };
}
