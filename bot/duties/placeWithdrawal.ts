import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const placeWithdrawalDuty = keptDuty<z.output<typeof details>>({
  kind: 'placeWithdrawal',
  urgent: false,
  details,
  title: (_details, t) => t('duty.placeWithdrawal.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
