import { z } from 'zod';
import { keptDuty } from './kept.ts';

const details = z.object({});

export const placeAnnouncementDuty = keptDuty<z.output<typeof details>>({
  kind: 'placeAnnouncement',
  urgent: false,
  details,
  title: (_details, t) => t('duty.placeAnnouncement.kind'),
  facts: () => [],
  dialogue: () => [],
  actions: [],
});
