import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const partnerAccountDuty = keptDuty<z.output<typeof details>>({
  kind: 'partnerAccount',
  urgent: false,
  details,
  title: (_details, t) => t('duty.partnerAccount.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
