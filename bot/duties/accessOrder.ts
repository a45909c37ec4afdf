import { z } from 'zod';
import { ACCESS_SYSTEMS, RENEW_DAYS_BEFORE, type Access, type AccessSystem } from '../domain/access.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Person } from '../domain/person.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsFor, type Settings } from '../domain/settings.ts';
import { storedDay } from '../domain/stored.ts';
import { isClosed, type AssigneeCapacity } from '../domain/task.ts';
import { addWorkingDays, dueAfterWorkingDays } from '../domain/workingTime.ts';
import { findAccess, listAccessEndingBy, saveAccess, type EndingAccess } from '../store/accessOrders.ts';
import { contactsOf, departmentsOf, peopleInForce } from '../store/directory.ts';
import { readSettings } from '../store/settings.ts';
import { listTasksOfKind } from '../store/taskSubjects.ts';
import { dayText, translate } from '../texts/translate.ts';
import { doneBy, doneByActor, doneOnField } from './doneBy.ts';
import { endOfDay } from './dueDay.ts';
import type { ActionContext, Fact, Look, Work } from './duty.ts';
import { given, givenDay } from './input.ts';
import { keptDuty, type KeptAction } from './kept.ts';
import { internationalOffice } from './responsibility.ts';
import { endTask, startTask } from './start.ts';

/**
 * Duty 2: have access to the systems that the other duties need. Starts when somebody says that they
 * lack it, or a month before it ends; ends when it is granted, or when a refusal has been dealt with
 * by the head of the department and the International Office.
 */

/** Ordering is a form: the next working day leaves time to find it. */
const ORDER_WORKING_DAYS = 1;

/** An order goes through several hands; after two weeks it is worth asking where it is. No number is published. */
const GRANT_WORKING_DAYS = 10;

/** A refusal holds up answers at the department: it is looked at within days. */
const REFUSAL_WORKING_DAYS = 2;

const details = z.object({
  personId: z.uuid(),
  personName: z.string(),
  system: z.enum(ACCESS_SYSTEMS),
  /** Set when the access is there, but ends on this day. */
  endsOn: storedDay.nullable(),
  ordered: doneBy.nullable(),
  granted: z.object({ done: doneBy, expiresOn: storedDay.nullable() }).nullable(),
  refused: z.object({ done: doneBy, reason: z.string() }).nullable(),
  /** What was arranged after a refusal. */
  settled: z.object({ done: doneBy, note: z.string() }).nullable(),
});

type Details = z.output<typeof details>;

function today({ now }: Pick<Work, 'now'>) {
  return now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}

async function settingsAt({ tx }: Work, departmentId: string): Promise<Settings> {
  return settingsFor(await readSettings(tx), departmentId);
}

/** Notes a step in the register, which outlives the task; what was known before stays where it is not changed. */
async function note({ tx, now }: ActionContext, order: Details, step: Partial<Omit<Access, 'personId' | 'system'>>): Promise<void> {
  const { personId, system } = order;
  const known = await findAccess(tx, personId, system);
  const before = { state: 'none', orderedOn: null, grantedOn: null, expiresOn: null, ...known } as const;
  await saveAccess(tx, { ...before, personId, system, ...step }, now);
}

/** Until it is granted or refused, the person who needs it has it to do. */
function isUnderWay({ granted, refused }: Details): boolean {
  return granted === null && refused === null;
}

const ordered: KeptAction<Details> = {
  verb: 'ordered',
  by: 'assignee',
  states: ['open'],
  style: 'positive',
  label: (t) => t('duty.accessOrder.action.ordered'),
  fields: [doneOnField((t) => t('duty.accessOrder.field.orderedOn'))],
  when: (_file, order) => isUnderWay(order) && order.ordered === null,
  async apply(context, { task }, order, input) {
    const done = doneByActor(context, input);
    // An order to renew leaves the access that is there as it is.
    await note(context, order, order.endsOn ? { orderedOn: done.on } : { state: 'ordered', orderedOn: done.on });
    const settings = await settingsAt(context, task.department.id);
    const dueAt = endOfDay(addWorkingDays(today(context), GRANT_WORKING_DAYS), settings);
    return { state: 'open', dueAt, details: { ...order, ordered: done } };
  },
};

const granted: KeptAction<Details> = {
  verb: 'granted',
  by: 'assignee',
  states: ['open'],
  style: 'positive',
  label: (t) => t('duty.accessOrder.action.granted'),
  fields: [{ name: 'expiresOn', kind: 'comingDate', required: false, maxLength: 10, label: (t) => t('duty.accessOrder.field.expiresOn') }],
  when: (_file, order) => isUnderWay(order),
  async apply(context, _file, order, input) {
    const done = doneByActor(context, {});
    const expiresOn = givenDay(input, 'expiresOn');
    await note(context, order, { state: 'granted', grantedOn: done.on, expiresOn });
    return { state: 'done', details: { ...order, granted: { done, expiresOn } } };
  },
};

/** From here the person can do no more: their head and the International Office can. */
const refused: KeptAction<Details> = {
  verb: 'refused',
  by: 'assignee',
  states: ['open'],
  style: 'destructive',
  label: (t) => t('duty.accessOrder.action.refused'),
  fields: [{ name: 'reason', kind: 'multiline', required: true, maxLength: 1000, label: (t) => t('duty.accessOrder.field.reason') }],
  when: (_file, order) => isUnderWay(order),
  async apply(context, { task }, order, input) {
    const { tx, now } = context;
    await note(context, order, { state: 'refused', grantedOn: null, expiresOn: null });
    const settings = await settingsAt(context, task.department.id);
    const heads = await contactsOf(tx, task.department.id, ['head']);
    return {
      state: 'open',
      asked: [...heads, ...(await internationalOffice(tx, now))],
      dueAt: endOfDay(addWorkingDays(today(context), REFUSAL_WORKING_DAYS), settings),
      details: { ...order, refused: { done: doneByActor(context, {}), reason: given(input, 'reason') } },
    };
  },
};

const settled: KeptAction<Details> = {
  verb: 'settled',
  by: 'assignee',
  states: ['open'],
  style: 'default',
  label: (t) => t('duty.accessOrder.action.settled'),
  fields: [{ name: 'note', kind: 'multiline', required: true, maxLength: 1000, label: (t) => t('duty.accessOrder.field.note') }],
  when: (_file, order) => order.refused !== null,
  apply: async (context, _file, order, input) => ({
    state: 'done',
    details: { ...order, settled: { done: doneByActor(context, {}), note: given(input, 'note') } },
  }),
};

export const accessOrderDuty = keptDuty<Details>({
  kind: 'accessOrder',
  urgent: false,
  staysWith: 'person',
  details,
  whyYou: ({ personName: name, refused: refusal }, t) =>
    refusal ? t('duty.accessOrder.whyYou.refused', { name }) : t('duty.accessOrder.whyYou.own'),
  title({ personName: name, system: which, endsOn, ordered: order, refused: refusal }, t) {
    const system = t(`duty.accessOrder.system.${which}`);
    if (refusal) return t('duty.accessOrder.title.refused', { name, system });
    if (order) return t('duty.accessOrder.title.ordered', { system });
    return endsOn ? t('duty.accessOrder.title.renew', { system }) : t('duty.accessOrder.title.order', { system });
  },
  facts(order, language) {
    const t = translate(language);
    const by = ({ on, by: name }: { readonly on: Details['endsOn'] & object; readonly by: string }) =>
      t('duty.accessOrder.by', { day: dayText(on, language), name });
    const facts: Fact[] = [];
    if (order.endsOn) facts.push({ label: t('duty.accessOrder.facts.endsOn'), value: dayText(order.endsOn, language) });
    if (isUnderWay(order) && !order.ordered) {
      facts.push({ label: t('duty.accessOrder.facts.steps'), value: t(`duty.accessOrder.steps.${order.system}`) });
    }
    if (order.ordered) facts.push({ label: t('duty.accessOrder.facts.ordered'), value: by(order.ordered) });
    if (order.granted) {
      facts.push({ label: t('duty.accessOrder.facts.granted'), value: by(order.granted.done), result: 'positive' });
      const { expiresOn } = order.granted;
      if (expiresOn) facts.push({ label: t('duty.accessOrder.facts.expiresOn'), value: dayText(expiresOn, language), result: 'positive' });
    }
    if (order.refused) {
      facts.push({ label: t('duty.accessOrder.facts.refused'), value: by(order.refused.done) });
      facts.push({ label: t('duty.accessOrder.facts.reason'), value: order.refused.reason });
    }
    if (order.settled) {
      const { note: arranged, done } = order.settled;
      facts.push({ label: t('duty.accessOrder.facts.settled'), value: `${arranged}\n${by(done)}`, result: 'negative' });
    }
    return facts;
  },
  dialogue: () => [],
  passages(order, language) {
    const t = translate(language);
    if (!isUnderWay(order) || order.ordered) return [];
    return [{ title: t('duty.accessOrder.passage.title'), text: t(`duty.accessOrder.passage.${order.system}`, { name: order.personName }) }];
  },
  actions: [ordered, granted, refused, settled],
  comesUp: watchAccess,
});

interface LackedAccess {
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly capacity: AssigneeCapacity;
  readonly system: AccessSystem;
  readonly departmentId: string;
  /** What they could not do for want of it. */
  readonly occasion: string;
}

/** Notes that a person lacks access and has them order it; one order is enough, however many cases they cannot see. */
export async function startAccessOrder(work: Work, { person, capacity, system, departmentId, occasion }: LackedAccess): Promise<void> {
  const { tx, now } = work;
  const known = await findAccess(tx, person.id, system);
  if (known?.state !== 'ordered') {
    await saveAccess(tx, { personId: person.id, system, state: 'none', orderedOn: null, grantedOn: null, expiresOn: null }, now);
  }
  if (await hasOpenOrder(work, person.id, system)) return;
  const settings = await settingsAt(work, departmentId);
  await startTask(work, accessOrderDuty, {
    departmentId,
    occasion: `${system} ${person.id} ${occasion}`,
    dueAt: dueAfterWorkingDays(now, ORDER_WORKING_DAYS, workingHours(settings)),
    asked: [{ personId: person.id, capacity }],
    details: freshOrder(person, system, null),
  });
}

function freshOrder({ id, name }: Pick<Person, 'id' | 'name'>, system: AccessSystem, endsOn: Details['endsOn']): Details {
  return { personId: id, personName: name, system, endsOn, ordered: null, granted: null, refused: null, settled: null };
}

async function hasOpenOrder({ tx }: Work, personId: string, system: AccessSystem): Promise<boolean> {
  return (await openOrders(tx)).some(({ order }) => order.personId === personId && order.system === system);
}

async function openOrders(tx: Work['tx']): Promise<{ readonly taskId: string; readonly order: Details }[]> {
  const tasks = await listTasksOfKind(tx, 'accessOrder');
  return tasks.filter(({ state }) => !isClosed(state)).map((task) => ({ taskId: task.taskId, order: z.decode(details, task.details as z.input<typeof details>) }));
}

/** What ends soon is to be renewed; an order of somebody who has left the directory ends with them. */
async function watchAccess(look: Look): Promise<void> {
  for (const ending of await listAccessEndingBy(look.tx, look.today.add({ days: RENEW_DAYS_BEFORE }))) await renew(look, ending);
  const open = await openOrders(look.tx);
  const there = await peopleInForce(look.tx, open.map(({ order }) => order.personId));
  for (const { taskId, order } of open) {
    if (!there.has(order.personId)) await endTask(look, taskId, 'cancelled', 'left');
  }
}

async function renew(look: Look, { person, system, expiresOn }: EndingAccess): Promise<void> {
  const [department] = await departmentsOf(look.tx, person.id);
  // Who stands behind no department any more needs no access.
  if (!department || (await hasOpenOrder(look, person.id, system))) return;
  const settings = settingsFor(look.settings, department.id);
  const lastDay = endOfDay(expiresOn, settings);
  const soon = dueAfterWorkingDays(look.now, ORDER_WORKING_DAYS, workingHours(settings));
  await startTask(look, accessOrderDuty, {
    departmentId: department.id,
    occasion: `${system} ${person.id} until ${expiresOn.toString()}`,
    // Found out late, for example after a stop: it still has to be ordered, but not in the past.
    dueAt: lastDay.epochMilliseconds > look.now.epochMilliseconds ? lastDay : soon,
    asked: [{ personId: person.id, capacity: department.capacity === 'ikp' ? 'responsible' : department.capacity }],
    details: freshOrder(person, system, expiresOn),
  });
}
