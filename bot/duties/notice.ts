import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const noticeDuty = keptDuty<z.output<typeof details>>({
  kind: 'notice',
  urgent: false,
  details,
  title: (_details, t) => t('duty.notice.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
