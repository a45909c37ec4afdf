import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const handOverDuty = keptDuty<z.output<typeof details>>({
  kind: 'handOver',
  urgent: false,
  details,
  title: (_details, t) => t('duty.handOver.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
