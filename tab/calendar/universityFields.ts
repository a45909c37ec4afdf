import type { Answer, Ask } from '../api/types.ts';

type Numbers = Answer<'settings'>['values'];
type Wish = Ask<'changeSettings'>['body'];

/** The university's numbers as fields of a form, by what they are about. */
export const UNIVERSITY_FIELDS = [
  'serviceLevelWorkingDays',
  'workingHours.start',
  'workingHours.end',
  'messagesPerDay',
  'signatureWorkingDaysBeforeStart',
  'changeWeeksAfterTermStart',
  'weeksToAgreeChanges',
  'extensionMonthsBeforeEnd',
  'agreementWarningMonths',
  'announcementWorkingDaysBeforeNomination',
  'withdrawalUnreadWorkingDays',
  'retentionYears',
] as const;

export type UniversityField = (typeof UNIVERSITY_FIELDS)[number];

/** A number as it stands in its field: "12, 6, 3", "08:00". */
export function writtenNumber(values: Numbers, field: UniversityField): string {
  if (field === 'workingHours.start') return values.workingHours.start;
  if (field === 'workingHours.end') return values.workingHours.end;
  if (field === 'agreementWarningMonths') return values.agreementWarningMonths.join(', ');
  return String(values[field]);
}

/** What stands in the fields; what is no number becomes one that the server refuses, beside its field. */
export function readNumbers(value: (field: UniversityField) => string): Omit<Wish, 'version'> {
  const number = (field: UniversityField) => numberOf(value(field));
  return {
    serviceLevelWorkingDays: number('serviceLevelWorkingDays'),
    workingHours: { start: value('workingHours.start'), end: value('workingHours.end') },
    messagesPerDay: number('messagesPerDay'),
    signatureWorkingDaysBeforeStart: number('signatureWorkingDaysBeforeStart'),
    changeWeeksAfterTermStart: number('changeWeeksAfterTermStart'),
    weeksToAgreeChanges: number('weeksToAgreeChanges'),
    extensionMonthsBeforeEnd: number('extensionMonthsBeforeEnd'),
    agreementWarningMonths: value('agreementWarningMonths').split(/[\s,;]+/).filter(Boolean).map(numberOf),
    announcementWorkingDaysBeforeNomination: number('announcementWorkingDaysBeforeNomination'),
    withdrawalUnreadWorkingDays: number('withdrawalUnreadWorkingDays'),
    retentionYears: number('retentionYears'),
  };
}

function numberOf(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : NaN;
}

/** The field that an error of the server is about: one of a list of months is about the list. */
export function fieldOfError(field: string): string {
  return field.startsWith('agreementWarningMonths') ? 'agreementWarningMonths' : field;
}
