import { z } from 'zod';
import { findPersonalNumber } from './privacy.ts';

/** instruction: to be passed on to partner universities. notice: to be passed on to students and teachers. */
export const PUBLICATION_KINDS = ['instruction', 'notice'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

const text = (max: number) =>
  z
    .string({ error: 'required' })
    .trim()
    .min(1, 'required')
    .max(max, 'tooLong')
    .refine((value) => !findPersonalNumber(value), 'personalNumber');

/**
 * What the International Office publishes, in both languages; `dueOn` is the last day, in Stockholm.
 * Without `departmentIds` it concerns every department that it can concern. An instruction brings
 * the e-mail to partners, in English. The messages are keys of the texts under `invalid`.
 */
export const newPublication = z
  .object({
    kind: z.enum(PUBLICATION_KINDS),
    titleSv: text(150),
    titleEn: text(150),
    textSv: text(3000),
    textEn: text(3000),
    link: z.url({ protocol: /^https$/, error: 'link' }).max(500, 'tooLong').nullish(),
    mailSubject: text(150).nullish(),
    mailText: text(3000).nullish(),
    dueOn: z.iso.date('date'),
    departmentIds: z.array(z.uuid('unknownDepartment')).min(1, 'required').max(500, 'tooLong').nullish(),
  })
  .superRefine(({ kind, mailSubject, mailText }, context) => {
    if (kind !== 'instruction') return;
    for (const [field, value] of Object.entries({ mailSubject, mailText })) {
      if (value == null) context.addIssue({ code: 'custom', path: [field], message: 'required' });
    }
  });

export type NewPublication = z.infer<typeof newPublication>;
