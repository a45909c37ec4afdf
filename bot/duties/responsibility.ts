import type { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Capacity } from '../domain/person.ts';
import type { ReminderAudience } from '../domain/reminderPolicy.ts';
import type { AssigneeCapacity } from '../domain/task.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { deputiesOfAway } from '../store/absences.ts';
import { contactsOf, peopleInForce, peopleWithRole } from '../store/directory.ts';
import { byOpenRequests } from '../store/eligibilityRequests.ts';
import { reachableAmong } from '../store/roster.ts';
import type { Transaction } from '../store/connect.ts';
import { addAssignees, clearAssignees, markAsked, type NewAssignee } from '../store/taskFiles.ts';

/** In which order those behind a department are asked. */
const LADDER = ['ikp', 'deputy', 'head'] as const satisfies Capacity[];

/**
 * Who is asked first: the department's contact persons; where there are none, its deputies, then
 * its head, and at last the International Office, so that a task never hangs on nobody. Whoever is
 * away on the day is not asked; the deputy that they named is.
 */
export async function firstAsked(tx: Transaction, departmentId: string, now: Temporal.Instant): Promise<NewAssignee[]> {
  for (const capacity of LADDER) {
    const people = await presentContacts(tx, departmentId, [capacity], dayOf(now));
    if (people.length > 0) return people;
  }
  return internationalOffice(tx, now);
}

interface Away {
  readonly personId: string;
  /** The one that they named to stand in, if they did. */
  readonly deputyId: string | null;
}

type Office = Extract<AssigneeCapacity, 'internationalOffice' | 'admissions'>;

/**
 * Who takes a task of the department while a person is away: the deputy that they named, if that one
 * is there, otherwise those who would be asked first.
 */
export async function standInsFor(tx: Transaction, away: Away, departmentId: string, now: Temporal.Instant): Promise<NewAssignee[]> {
  return (await namedDeputy(tx, away, 'deputy', now)) ?? without(away, await firstAsked(tx, departmentId, now));
}

/** The same for what somebody of an office was asked: otherwise, its others. */
export async function officeStandIns(tx: Transaction, away: Away, office: Office, now: Temporal.Instant): Promise<NewAssignee[]> {
  return (await namedDeputy(tx, away, office, now)) ?? without(away, await peopleOfOffice(tx, office, now));
}

async function namedDeputy(tx: Transaction, away: Away, capacity: AssigneeCapacity, now: Temporal.Instant): Promise<NewAssignee[] | null> {
  if (away.deputyId === null) return null;
  const there = await presentInForce(tx, [{ personId: away.deputyId, capacity }], dayOf(now));
  return there.length > 0 ? there : null;
}

function without({ personId }: Away, people: readonly NewAssignee[]): NewAssignee[] {
  return people.filter((one) => one.personId !== personId);
}

/** The others of Admissions, for what one of them followed up. */
export async function admissionsBeside(tx: Transaction, { assignees }: TaskFile, now: Temporal.Instant): Promise<NewAssignee[]> {
  const asked = new Set(assignees.map((assignee) => assignee.personId));
  return (await peopleOfOffice(tx, 'admissions', now)).filter((one) => !asked.has(one.personId));
}

/**
 * Who of Admissions goes on with what a colleague asked who has left: the one who waits for the
 * fewest answers, then by name. Who is away comes into question only where everybody is; null where
 * nobody else can be reached.
 */
export async function officerInPlaceOf(tx: Transaction, personId: string, now: Temporal.Instant): Promise<string | null> {
  const others = (await peopleWithRole(tx, 'admissions')).filter((id) => id !== personId);
  const canBeReached = await reachableAmong(tx, others, true);
  const officers = await byOpenRequests(tx, [...canBeReached]);
  const away = await deputiesOfAway(tx, officers, dayOf(now));
  return officers.find((id) => !away.has(id)) ?? officers[0] ?? null;
}

export function internationalOffice(tx: Transaction, now: Temporal.Instant): Promise<NewAssignee[]> {
  return peopleOfOffice(tx, 'internationalOffice', now);
}

async function peopleOfOffice(
  tx: Transaction,
  office: Office,
  now: Temporal.Instant,
): Promise<NewAssignee[]> {
  const people = await peopleWithRole(tx, office);
  const all = people.map((personId) => ({ personId, capacity: office }));
  const there = await present(tx, all, dayOf(now));
  // Where the whole office is away, a task still has to hang on somebody.
  return there.length > 0 ? there : all;
}

function dayOf(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}

/** Those who stand behind the department, with the deputy whom somebody away has named in their place. */
async function presentContacts(
  tx: Transaction,
  departmentId: string,
  capacities: readonly Capacity[],
  day: Temporal.PlainDate,
): Promise<NewAssignee[]> {
  const people = await contactsOf(tx, departmentId, capacities);
  const away = await deputiesOfAway(tx, people.map((one) => one.personId), day);
  if (away.size === 0) return people;
  const there = people.filter((one) => !away.has(one.personId));
  const known = new Set(there.map((one) => one.personId));
  const named = [...new Set(away.values())].flatMap((personId) =>
    personId === null || known.has(personId) ? [] : [{ personId, capacity: 'deputy' as const }],
  );
  return [...there, ...(await presentInForce(tx, named, day))];
}

/** Those who can stand in: who is named may have left since. */
async function presentInForce(tx: Transaction, people: readonly NewAssignee[], day: Temporal.PlainDate): Promise<NewAssignee[]> {
  const inForce = await peopleInForce(tx, people.map((one) => one.personId));
  return present(tx, people.filter((one) => inForce.has(one.personId)), day);
}

async function present(tx: Transaction, people: readonly NewAssignee[], day: Temporal.PlainDate): Promise<NewAssignee[]> {
  const away = await deputiesOfAway(tx, people.map((one) => one.personId), day);
  return people.filter((one) => !away.has(one.personId));
}

/** Takes the task from whoever has it and asks these people. */
export async function askThese(tx: Transaction, taskId: string, people: readonly NewAssignee[], now: Temporal.Instant): Promise<void> {
  await clearAssignees(tx, taskId);
  await addAssignees(tx, taskId, people, now);
  await markAsked(tx, taskId, now);
}

/** As {@link askThese}, those who stand behind the department. */
export async function askDepartment(tx: Transaction, taskId: string, departmentId: string, now: Temporal.Instant): Promise<void> {
  await askThese(tx, taskId, await firstAsked(tx, departmentId, now), now);
}

export async function askInternationalOffice(tx: Transaction, taskId: string, now: Temporal.Instant): Promise<void> {
  await askThese(tx, taskId, await internationalOffice(tx, now), now);
}

/**
 * Whom to ask beside those who are, when none of them can be reached or can do it: the next on the
 * ladder who can be reached and is not passed over, at last the International Office.
 */
export async function coverWith(
  tx: Transaction,
  { task, assignees }: TaskFile,
  now: Temporal.Instant,
  urgent: boolean,
  passingOver: readonly string[] = [],
): Promise<NewAssignee[]> {
  const asked = [...assignees.map((assignee) => assignee.personId), ...passingOver];
  return askedBeside(tx, task.department.id, asked, now, urgent);
}

/** The next on a department's ladder beside these people who can be reached, at last the International Office. */
export async function askedBeside(
  tx: Transaction,
  departmentId: string,
  personIds: readonly string[],
  now: Temporal.Instant,
  urgent: boolean,
): Promise<NewAssignee[]> {
  const asked = new Set(personIds);
  for (const capacity of LADDER) {
    const contacts = await presentContacts(tx, departmentId, [capacity], dayOf(now));
    const people = contacts.filter((one) => !asked.has(one.personId));
    const canBeReached = await reachableAmong(tx, people.map((one) => one.personId), urgent);
    const found = people.filter((one) => canBeReached.has(one.personId));
    if (found.length > 0) return found;
  }
  return (await internationalOffice(tx, now)).filter((one) => !asked.has(one.personId));
}

/**
 * Widens the circle of those who are asked by what a reminder's step names, and tells how many
 * were added. The ones asked before stay: help does not free them of the task.
 */
export async function escalate(
  tx: Transaction,
  taskId: string,
  departmentId: string,
  audience: readonly ReminderAudience[],
  now: Temporal.Instant,
): Promise<number> {
  const people: NewAssignee[] = [];
  for (const capacity of ['deputy', 'head'] as const) {
    if (audience.includes(capacity)) people.push(...(await presentContacts(tx, departmentId, [capacity], dayOf(now))));
  }
  if (audience.includes('internationalOffice')) people.push(...(await internationalOffice(tx, now)));
  return addAssignees(tx, taskId, people, now);
}
