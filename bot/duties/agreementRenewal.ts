import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const agreementRenewalDuty = keptDuty<z.output<typeof details>>({
  kind: 'agreementRenewal',
  urgent: false,
  details,
  title: (_details, t) => t('duty.agreementRenewal.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
