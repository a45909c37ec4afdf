import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  firstDay,
  lastDay,
  MOBILITY_TYPES,
  signatureOnDay,
  SIGNING_PARTIES,
  type LearningAgreement,
  type MobilityDate,
  type Signature,
  type SigningParty,
} from './learningAgreement.ts';
import { writtenSchacCode, writtenText } from './written.ts';

/** A learning agreement as a contact person enters it in the tab. Its courses stand where it is signed. */

const mobilityDate = z
  .string({ error: 'required' })
  .trim()
  .min(1, 'required')
  .transform((text, context): MobilityDate => {
    const date = mobilityDateIn(text);
    if (date) return date;
    context.addIssue({ code: 'custom', message: 'mobilityDate' });
    return z.NEVER;
  });

/** '2027-01-18', or only a month: '2027-01'. Null for anything else. */
function mobilityDateIn(text: string): MobilityDate | null {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { kind: 'month', yearMonth: text };
  return z.iso.date().safeParse(text).success ? { kind: 'day', date: text } : null;
}

const signedOn = z.iso.date('date').nullable();

/** The day on which each has signed; null for who has not. */
export const signedDays = z.object({ student: signedOn, sendingInstitution: signedOn, receivingInstitution: signedOn });
export type SignedDays = z.infer<typeof signedDays>;

export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'NS'] as const;

/** What a person enters. The messages are keys of the texts under `invalid`. */
export const newLearningAgreement = z
  .object({
    departmentId: z.uuid('unknownDepartment'),
    direction: z.enum(['outgoing', 'incoming'], { error: 'unknownChoice' }),
    partnerHeiId: writtenSchacCode,
    /** Used where the university is not known yet. */
    partnerName: writtenText(200).nullable(),
    givenNames: writtenText(100),
    familyName: writtenText(100),
    email: z.email({ pattern: z.regexes.unicodeEmail, error: 'email' }).nullable(),
    start: mobilityDate,
    end: mobilityDate,
    mobilityType: z.enum(MOBILITY_TYPES, { error: 'unknownChoice' }),
    iscedCode: z.string({ error: 'required' }).trim().regex(/^\d{4}$/, 'iscedCode'),
    eqfLevel: z.number({ error: 'unknownChoice' }).int('unknownChoice').min(1, 'unknownChoice').max(8, 'unknownChoice'),
    language: z
      .object({ language: z.string().regex(/^[a-z]{2,3}$/, 'unknownChoice'), cefrLevel: z.enum(CEFR_LEVELS, { error: 'unknownChoice' }) })
      .nullable(),
    signed: signedDays,
  })
  .refine(({ start, end }) => Temporal.PlainDate.compare(firstDay(start), lastDay(end)) <= 0, { path: ['end'], message: 'lastBeforeFirst' });

export type NewLearningAgreement = z.infer<typeof newLearningAgreement>;

/** Whether both are of one student's stay at one university, though they came by different ways. Courses and signatures do not count. */
export function isSameStay(a: LearningAgreement, b: LearningAgreement): boolean {
  const names = ({ student }: LearningAgreement) => [student.givenNames, student.familyName].map((name) => name.trim().toLocaleLowerCase('sv')).join(' ');
  return (
    a.sendingHeiId === b.sendingHeiId &&
    a.receivingHeiId === b.receivingHeiId &&
    names(a) === names(b) &&
    Temporal.PlainDate.compare(firstDay(a.mobilityStart), lastDay(b.mobilityEnd)) <= 0 &&
    Temporal.PlainDate.compare(firstDay(b.mobilityStart), lastDay(a.mobilityEnd)) <= 0
  );
}

/** The signatures that days stand for. */
export function signaturesOn(signed: SignedDays): Readonly<Record<SigningParty, Signature | null>> {
  const on = (day: string | null) => (day === null ? null : signatureOnDay(day));
  return { student: on(signed.student), sendingInstitution: on(signed.sendingInstitution), receivingInstitution: on(signed.receivingInstitution) };
}

/** The parties with a day of signing after the given one. */
export function signedAfter(signed: SignedDays, today: Temporal.PlainDate): SigningParty[] {
  return SIGNING_PARTIES.filter((party) => {
    const day = signed[party];
    return day !== null && Temporal.PlainDate.compare(Temporal.PlainDate.from(day), today) > 0;
  });
}
