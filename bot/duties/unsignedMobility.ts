import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const unsignedMobilityDuty = keptDuty<z.output<typeof details>>({
  kind: 'unsignedMobility',
  urgent: false,
  details,
  title: (_details, t) => t('duty.unsignedMobility.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
