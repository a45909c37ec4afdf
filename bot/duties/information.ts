import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const informationDuty = keptDuty<z.output<typeof details>>({
  kind: 'information',
  urgent: false,
  details,
  title: (_details, t) => t('duty.information.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
