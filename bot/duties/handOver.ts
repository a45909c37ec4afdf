import { z } from 'zod';
import { storedDay, storedMoment } from '../domain/stored.ts';
import { TASK_KINDS } from '../domain/task.ts';
import { CALENDAR_DATES } from '../domain/term.ts';
import { listContactsInForce } from '../store/directory.ts';
import { listKeptTasks } from '../store/keptTasks.ts';
import { dayText, momentText, translate } from '../texts/translate.ts';
import type { Fact, Look } from './duty.ts';
import { keptDuty } from './kept.ts';
import { endTask } from './start.ts';

/**
 * Duty 13: a department changes hands. Starts when its contact person leaves it, the directory or
 * the team (departures.ts), and lists what was open on that day. Ends when somebody has taken over,
 * or when the one who left is back.
 */

/** Days of a term that a new contact person has to know of. */
export const HAND_OVER_DATES = ['nominationDeadline', ...CALENDAR_DATES] as const;

const details = z.object({
  /** Who left; empty when the department had nobody before. */
  leavers: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Nobody at the department is left to ask. */
  nobodyLeft: z.boolean(),
  /** As they may be named aloud: who takes over finds them among their own tasks. */
  tasks: z.array(z.object({ kind: z.enum(TASK_KINDS), reference: z.string().nullable(), dueAt: storedMoment })),
  agreements: z.array(z.object({ partnerName: z.string(), iiaCode: z.string(), lastAcademicYear: z.string() })),
  placesLent: z.number().int(),
  placesBorrowed: z.number().int(),
  dates: z.array(z.object({ what: z.enum(HAND_OVER_DATES), term: z.string(), on: storedDay })),
  takenOverBy: z.string().nullable(),
});

export type HandOverDetails = z.output<typeof details>;

export const handOverDuty = keptDuty<HandOverDetails>({
  kind: 'handOver',
  urgent: false,
  details,
  title({ leavers, nobodyLeft }, t) {
    const names = leavers.map(({ name }) => name).join(', ');
    if (names === '') return t('duty.handOver.title.toNew');
    return nobodyLeft ? t('duty.handOver.title.nobodyLeft', { names }) : t('duty.handOver.title.after', { names });
  },
  facts(handOver, language, now) {
    const t = translate(language);
    const lines = (all: readonly string[]) => (all.length > 0 ? all.join('\n') : t('duty.handOver.none'));
    const facts: Fact[] = [
      {
        label: t('duty.handOver.facts.tasks', { count: handOver.tasks.length }),
        value: lines(
          handOver.tasks.map(({ kind, reference, dueAt }) => {
            const name = [t(`duty.${kind}.kind`), ...(reference ? [reference] : [])].join(', ');
            return t('duty.handOver.line.task', { name, when: momentText(dueAt, language, now) });
          }),
        ),
      },
      {
        label: t('duty.handOver.facts.agreements', { count: handOver.agreements.length }),
        value: lines(
          handOver.agreements.map(({ partnerName: partner, iiaCode: code, lastAcademicYear: year }) =>
            t('duty.handOver.line.agreement', { partner, code, year }),
          ),
        ),
      },
      {
        label: t('duty.handOver.facts.loans'),
        value: t('duty.handOver.line.loans', { lent: handOver.placesLent, borrowed: handOver.placesBorrowed }),
      },
      {
        label: t('duty.handOver.facts.dates'),
        value: lines(handOver.dates.map(({ what, term, on }) => t(`duty.handOver.date.${what}`, { term, day: dayText(on, language) }))),
      },
    ];
    if (handOver.nobodyLeft) facts.unshift({ label: t('duty.handOver.facts.nobodyLeft'), value: t('duty.handOver.nobodyLeft') });
    if (handOver.takenOverBy) {
      facts.push({ label: t('duty.handOver.facts.takenOverBy'), value: handOver.takenOverBy, result: 'positive' });
    }
    return facts;
  },
  dialogue: () => [],
  actions: [
    {
      verb: 'takenOver',
      by: 'assignee',
      states: ['open'],
      style: 'positive',
      label: (t) => t('duty.handOver.action.takenOver'),
      fields: [],
      apply: async ({ actor }, _file, handOver) => ({ state: 'done', details: { ...handOver, takenOverBy: actor.person.name } }),
    },
  ],
  comesUp: endWhereTheyAreBack,
});

/** A roster may have missed somebody for a night. */
async function endWhereTheyAreBack(look: Look): Promise<void> {
  const open = await listKeptTasks(look.tx, { kinds: ['handOver'], openOnly: true });
  if (open.length === 0) return;
  const contacts = await listContactsInForce(look.tx);
  for (const { taskId, department, details: kept } of open) {
    const { leavers } = z.decode(details, kept as z.input<typeof details>);
    const isBack = (id: string) =>
      contacts.some((one) => one.personId === id && one.departmentId === department.id && one.capacity === 'ikp');
    if (leavers.length > 0 && leavers.every(({ id }) => isBack(id))) await endTask(look, taskId, 'cancelled', 'leaverIsBack');
  }
}
