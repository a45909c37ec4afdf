import { Temporal } from 'temporal-polyfill';
import type { PartAct } from '../domain/auditAct.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import { overlap, problemOfDays, type AbsenceDays, type AbsenceDaysProblem } from '../domain/absence.ts';
import {
  deleteAbsence,
  insertAbsence,
  listTaken,
  lockAbsencesOf,
  lockBegun,
  lockOver,
  markMoved,
  markReturned,
  rememberTaken,
  type KeptAbsence,
} from '../store/absences.ts';
import { writeAudit } from '../store/audit.ts';
import { departmentsOf, listColleagues, namesOf, officesOf, peopleInForce } from '../store/directory.ts';
import { listOpenTasksOf, listOpenTasksWithoutContact, type NewAssignee } from '../store/taskFiles.ts';
import type { Actor, House, Look, Work } from './duty.ts';
import { passOn } from './passOn.ts';
import { officeStandIns, standInsFor } from './responsibility.ts';

/**
 * Absence of a contact person: while it lasts, new tasks are asked of whoever stands in (see
 * responsibility.ts) and open ones are handed to them; afterwards those that are still open are
 * given back.
 */

export interface NewAbsence extends AbsenceDays {
  readonly deputyId: string | null;
}

export interface Covered {
  /** Names of those who get what comes meanwhile. */
  readonly standIns: readonly string[];
  /** Nobody of the department can: it is the International Office that stands in. */
  readonly isOffice: boolean;
}

export type SetAbsenceResult =
  | { readonly kind: 'set'; readonly absence: KeptAbsence; readonly covered: Covered; readonly moved: number }
  | { readonly kind: 'invalid'; readonly field: 'firstDay' | 'lastDay' | 'deputyId'; readonly problem: AbsenceProblem };

export type AbsenceProblem = AbsenceDaysProblem | 'absenceOverlaps' | 'notColleague';

/**
 * Enters when a person is away. One that has begun takes effect at once. Repeated with the same days
 * and deputy it finds what the first one entered.
 */
export async function setAbsence(house: House, actor: Actor, wanted: NewAbsence): Promise<SetAbsenceResult> {
  const { person } = actor;
  return house.db.transaction(async (tx) => {
    const work = workOf(house, tx, actor);
    const today = dayOf(work.now);
    const problem = problemOfDays(wanted, today);
    if (problem) return { kind: 'invalid', field: 'lastDay', problem };
    const known = await lockAbsencesOf(tx, person.id);
    const same = known.find((one) => isSame(one, wanted));
    if (same) return { kind: 'set', absence: same, covered: await coveredDuring(work, same), moved: 0 };
    if (known.some((one) => overlap(one, wanted))) return { kind: 'invalid', field: 'firstDay', problem: 'absenceOverlaps' };
    const colleagues = await listColleagues(tx, person.id);
    if (wanted.deputyId !== null && !colleagues.some((one) => one.id === wanted.deputyId)) {
      return { kind: 'invalid', field: 'deputyId', problem: 'notColleague' };
    }
    const { firstDay, lastDay, deputyId } = wanted;
    const id = await insertAbsence(tx, { personId: person.id, firstDay, lastDay, deputyId }, work.now);
    await record(work, 'absence.set', { absence: id, firstDay: firstDay.toString(), lastDay: lastDay.toString(), deputy: deputyId });
    const deputyName = colleagues.find((one) => one.id === deputyId)?.name ?? null;
    const absence = { id, personId: person.id, firstDay, lastDay, deputyId, deputyName, movedAt: null };
    const moved = isAwayOn(absence, today) ? await handOn(work, absence) : 0;
    return { kind: 'set', absence, covered: await coveredDuring(work, absence), moved };
  });
}

export type EndAbsenceResult =
  | { readonly kind: 'ended'; readonly givenBack: number }
  /** It had not begun and is taken away. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unknown' };

/** Ends an absence of the person now, or takes away one that has not begun; without an id, the one that is now, or else the only one to come. */
export async function endAbsence(house: House, actor: Actor, absenceId: string | null): Promise<EndAbsenceResult> {
  return house.db.transaction(async (tx) => {
    const work = workOf(house, tx, actor);
    const today = dayOf(work.now);
    const known = await lockAbsencesOf(tx, actor.person.id);
    const absence = absenceId === null ? meantByEnding(known, today) : known.find(({ id }) => id === absenceId);
    if (!absence) return { kind: 'unknown' };
    if (Temporal.PlainDate.compare(today, absence.firstDay) < 0) {
      await deleteAbsence(tx, absence.id);
      await record(work, 'absence.cancelled', { absence: absence.id });
      return { kind: 'cancelled' };
    }
    return { kind: 'ended', givenBack: await giveBack(work, absence) };
  });
}

/** Hands on the tasks of those whose absence has begun, and gives back those of whoever is here again. */
export async function handAbsences(look: Look): Promise<void> {
  // First who is back: an absence may begin on the day after another one's last.
  for (const absence of await lockOver(look.tx, look.today)) await giveBack(look, absence);
  for (const absence of await lockBegun(look.tx, look.today)) await handOn(look, absence);
}

/** Tells how many tasks others have now. */
async function handOn(work: Work, absence: KeptAbsence): Promise<number> {
  const { tx, now } = work;
  const { id, personId } = absence;
  let moved = 0;
  for (const taskId of await listOpenTasksOf(tx, personId)) {
    const passed = await passOn(work, taskId, {
      from: [personId],
      to: ({ task, assignees }) => {
        const capacity = assignees.find((one) => one.personId === personId)?.capacity;
        return capacity === 'internationalOffice' || capacity === 'admissions'
          ? officeStandIns(tx, absence, capacity, now)
          : standInsFor(tx, absence, task.department.id, now);
      },
      why: 'handedToStandIn',
      occasion: `absence ${id}`,
    });
    if (!passed?.capacity) continue;
    await rememberTaken(tx, id, { taskId, capacity: passed.capacity, standInIds: passed.added });
    moved += 1;
  }
  await markMoved(tx, id, now);
  await record(work, 'absence.began', { absence: id, moved });
  return moved;
}

/** Tells how many tasks the person has again, with those that came meanwhile. */
async function giveBack(work: Work, absence: KeptAbsence): Promise<number> {
  const { tx, now } = work;
  const { id, personId, movedAt } = absence;
  await markReturned(tx, id, now);
  // Who has left meanwhile gets nothing back.
  if (!(await peopleInForce(tx, [personId])).has(personId)) return 0;
  const occasion = `back ${id}`;
  let givenBack = 0;
  for (const { taskId, capacity, standInIds } of await listTaken(tx, id)) {
    const back = { from: standInIds, to: async () => [{ personId, capacity }], why: 'givenBack' as const, occasion };
    if ((await passOn(work, taskId, back))?.added.length) givenBack += 1;
  }
  for (const taskId of movedAt === null ? [] : await listOpenTasksWithoutContact(tx, personId, movedAt)) {
    const back = { from: [], to: async () => [{ personId, capacity: 'responsible' as const }], why: 'givenBack' as const, occasion };
    if ((await passOn(work, taskId, back))?.added.length) givenBack += 1;
  }
  await record(work, 'absence.ended', { absence: id, givenBack });
  return givenBack;
}

/** Who gets what comes while the person is away, as far as it can be told on its first day. */
export async function coveredDuring(work: Pick<Work, 'tx' | 'now'>, absence: KeptAbsence): Promise<Covered> {
  const { tx } = work;
  const today = dayOf(work.now);
  const day = Temporal.PlainDate.compare(absence.firstDay, today) > 0 ? absence.firstDay : today;
  const then = day.toZonedDateTime({ timeZone: STOCKHOLM, plainTime: '12:00' }).toInstant();
  const standIns: NewAssignee[] = [];
  const departments = await departmentsOf(tx, absence.personId);
  for (const { id } of departments) standIns.push(...(await standInsFor(tx, absence, id, then)));
  const ofDepartments = standIns.filter((one) => one.capacity !== 'internationalOffice');
  for (const office of await officesOf(tx, absence.personId)) {
    ofDepartments.push(...(await officeStandIns(tx, absence, office, then)));
  }
  const names = await namesOf(tx, ofDepartments.map((one) => one.personId));
  return { standIns: names, isOffice: names.length === 0 && standIns.length > 0 };
}

function isSame(one: KeptAbsence, wanted: NewAbsence): boolean {
  return one.firstDay.equals(wanted.firstDay) && one.lastDay.equals(wanted.lastDay) && one.deputyId === wanted.deputyId;
}

function meantByEnding<Kept extends AbsenceDays>(known: readonly Kept[], today: Temporal.PlainDate): Kept | undefined {
  const coming = known.filter(({ firstDay }) => Temporal.PlainDate.compare(today, firstDay) < 0);
  return known.find((one) => isAwayOn(one, today)) ?? (coming.length === 1 ? coming[0] : undefined);
}

function isAwayOn({ firstDay, lastDay }: AbsenceDays, day: Temporal.PlainDate): boolean {
  return overlap({ firstDay, lastDay }, { firstDay: day, lastDay: day });
}

function dayOf(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}

function workOf(house: House, tx: Work['tx'], { person, correlationId }: Actor): Work {
  return { house, tx, now: house.clock.now(), by: person.id, correlationId };
}

async function record({ tx, now: at, by: actor, correlationId }: Work, action: PartAct<'absence'>, detail: Record<string, unknown>): Promise<void> {
  await writeAudit(tx, { at, actor, action, taskId: null, correlationId, detail });
}
