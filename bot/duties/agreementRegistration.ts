import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const agreementRegistrationDuty = keptDuty<z.output<typeof details>>({
  kind: 'agreementRegistration',
  urgent: false,
  details,
  title: (_details, t) => t('duty.agreementRegistration.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
