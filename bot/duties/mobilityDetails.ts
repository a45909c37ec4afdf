import { z } from 'zod';
import type { HeiId } from '../domain/institution.ts';
import type { Mobility } from '../store/learningAgreements.ts';
import { studentName } from './mobilityWords.ts';

const mobilityDate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('day'), date: z.iso.date() }),
  z.object({ kind: z.literal('month'), yearMonth: z.string().regex(/^\d{4}-\d{2}$/) }),
]);

/** What a task about a stay keeps of it, so that a closed one still says what it was about. */
export const mobilityDetails = z.object({
  learningAgreementId: z.uuid(),
  student: z.string(),
  partner: z.string(),
  isOutgoing: z.boolean(),
  mobilityStart: mobilityDate,
  mobilityEnd: mobilityDate,
});
type MobilityDetails = z.output<typeof mobilityDetails>;

export function mobilityDetailsOf({ learningAgreementId, partnerName, agreement }: Mobility, ourHeiIds: readonly HeiId[]): MobilityDetails {
  return {
    learningAgreementId,
    student: studentName(agreement.student),
    partner: partnerName,
    isOutgoing: ourHeiIds.includes(agreement.sendingHeiId),
    mobilityStart: agreement.mobilityStart,
    mobilityEnd: agreement.mobilityEnd,
  };
}
