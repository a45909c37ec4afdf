import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const newChoiceDuty = keptDuty<z.output<typeof details>>({
  kind: 'newChoice',
  urgent: false,
  details,
  title: (_details, t) => t('duty.newChoice.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
