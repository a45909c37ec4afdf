import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const accessOrderDuty = keptDuty<z.output<typeof details>>({
  kind: 'accessOrder',
  urgent: false,
  details,
  title: (_details, t) => t('duty.accessOrder.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
