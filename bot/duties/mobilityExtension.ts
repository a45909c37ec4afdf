import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const mobilityExtensionDuty = keptDuty<z.output<typeof details>>({
  kind: 'mobilityExtension',
  urgent: false,
  details,
  title: (_details, t) => t('duty.mobilityExtension.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
