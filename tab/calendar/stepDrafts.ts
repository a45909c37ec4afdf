import type { Answer, Ask } from '../api/types.ts';

type Step = Answer<'departmentSettings'>['university']['steps'][number];
type WantedStep = NonNullable<Ask<'changeDepartmentSettings'>['body']['steps']>[number];

/** Who can be reminded of a question of eligibility, in the order in which it goes further. */
export const AUDIENCES = ['responsible', 'deputy', 'head', 'internationalOffice'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A reminder as it is being written. */
export interface StepDraft {
  /** Stays while the reminder is moved or others are taken away. */
  readonly id: number;
  /** Working hours, as typed: "4,5". */
  readonly hours: string;
  readonly side: 'before' | 'after';
  readonly audience: readonly Audience[];
  readonly inChannel: boolean;
}

let lastId = 0;

export function draftOf({ workingMinutes, audience, inChannel }: Step): StepDraft {
  lastId += 1;
  return {
    id: lastId,
    hours: String(Math.abs(workingMinutes) / 60).replace('.', ','),
    side: workingMinutes < 0 ? 'before' : 'after',
    audience: AUDIENCES.filter((one) => audience.includes(one)),
    inChannel,
  };
}

export function emptyDraft(): StepDraft {
  lastId += 1;
  return { id: lastId, hours: '', side: 'before', audience: ['responsible'], inChannel: false };
}

/** Working minutes from the due moment; null where the hours are no number of at most 270, which is six weeks. */
export function minutesOf({ hours, side }: StepDraft): number | null {
  const text = hours.trim().replace(',', '.');
  const minutes = /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 60) : null;
  if (minutes === null || minutes > 270 * 60) return null;
  return side === 'before' && minutes > 0 ? -minutes : minutes;
}

/** The reminders whose time can be read, the earliest first. */
export function stepsOf(drafts: readonly StepDraft[]): WantedStep[] {
  return drafts
    .flatMap((draft) => {
      const workingMinutes = minutesOf(draft);
      return workingMinutes === null ? [] : [{ workingMinutes, audience: [...draft.audience], inChannel: draft.inChannel }];
    })
    .sort((a, b) => a.workingMinutes - b.workingMinutes);
}
