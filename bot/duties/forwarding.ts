import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const forwardingDuty = keptDuty<z.output<typeof details>>({
  kind: 'forwarding',
  urgent: false,
  details,
  title: (_details, t) => t('duty.forwarding.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
