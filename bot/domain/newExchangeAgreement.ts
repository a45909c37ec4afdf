import { z } from 'zod';
import { compareAcademicYears, parseAcademicYear } from './academicYear.ts';
import { COOPERATION_KINDS } from './exchangeAgreement.ts';
import { writtenSchacCode, writtenText } from './written.ts';

/** An exchange agreement as a person enters it in the tab. */

const academicYear = z
  .string({ error: 'required' })
  .regex(/^\d{4}\/\d{4}$/, 'academicYear')
  .transform((value, context) => {
    try {
      return parseAcademicYear(value);
    } catch {
      context.addIssue({ code: 'custom', message: 'academicYear' });
      return z.NEVER;
    }
  });

const newCondition = z
  .object({
    direction: z.enum(['outgoing', 'incoming'], { error: 'unknownChoice' }),
    kind: z.enum(COOPERATION_KINDS, { error: 'unknownChoice' }),
    /** ISCED-F, four digits; zeros at the front stay. */
    iscedCode: z.string({ error: 'required' }).trim().regex(/^\d{4}$/, 'iscedCode'),
    mobilitiesPerYear: z.number({ error: 'number' }).int('number').min(0, 'number').max(1000, 'number').nullable(),
    /** Decimal text, at most two decimals. */
    totalMonthsPerYear: z.string().trim().regex(/^\d{1,4}(\.\d{1,2})?$/, 'months').nullable(),
    firstAcademicYear: academicYear,
    lastAcademicYear: academicYear,
  })
  .refine(({ firstAcademicYear, lastAcademicYear }) => compareAcademicYears(firstAcademicYear, lastAcademicYear) <= 0, {
    path: ['lastAcademicYear'],
    message: 'endBeforeStart',
  });

/** What a person enters. The messages are keys of the texts under `invalid`. */
export const newExchangeAgreement = z.object({
  departmentId: z.uuid('unknownDepartment'),
  partnerHeiId: writtenSchacCode,
  /** Used where the university is not known yet. */
  partnerName: writtenText(200).nullable(),
  iiaCode: writtenText(100),
  partnerIiaCode: writtenText(100).nullable(),
  conditions: z.array(newCondition).min(1, 'required').max(20, 'generic'),
});

export type NewExchangeAgreement = z.infer<typeof newExchangeAgreement>;
