import { z } from 'zod';
import { writtenLink, writtenText } from './written.ts';

/** instruction: to be passed on to partner universities. notice: to be passed on to students and teachers. */
export const PUBLICATION_KINDS = ['instruction', 'notice'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

/**
 * What the International Office publishes, in both languages; `dueOn` is the last day, in Stockholm.
 * Without `departmentIds` it concerns every department that it can concern. An instruction brings
 * the e-mail to partners, in English. The messages are keys of the texts under `invalid`.
 */
export const newPublication = z
  .object({
    kind: z.enum(PUBLICATION_KINDS),
    titleSv: writtenText(150),
    titleEn: writtenText(150),
    textSv: writtenText(3000),
    textEn: writtenText(3000),
    link: writtenLink.nullish(),
    mailSubject: writtenText(150).nullish(),
    mailText: writtenText(3000).nullish(),
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
