import { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsFor } from '../domain/settings.ts';
import type { Term } from '../domain/term.ts';
import { addWorkingDays, stockholmInstant } from '../domain/workingTime.ts';
import { forgetTaken } from '../store/absences.ts';
import { listAgreements } from '../store/agreements.ts';
import { listContactsInForce, listPeopleInForce, type Contact } from '../store/directory.ts';
import { listLoans } from '../store/placeLoans.ts';
import { readSettings } from '../store/settings.ts';
import { findTaskFile, listOpenTasksAt, type NewAssignee, type OpenTask } from '../store/taskFiles.ts';
import { listTerms } from '../store/terms.ts';
import type { Work } from './duty.ts';
import { HAND_OVER_DATES, handOverDuty, type HandOverDetails } from './handOver.ts';
import { passOn } from './passOn.ts';
import { firstAsked } from './responsibility.ts';
import { endTask, startTask } from './start.ts';

/** Working days within which somebody takes over. */
const TO_TAKE_OVER = 5;

/** More dates than these are no overview. */
const DATES_AHEAD = 6;

/**
 * Makes a change of who stands behind which department, and sees to what it leaves behind: open
 * tasks of those who no longer stand there go to their successors, and each department whose contact
 * person has left gets one hand-over.
 *
 * `takesBack`: the change undoes an earlier one. The hand-overs that it made end, and nobody is asked
 * to take over from those who should never have come.
 *
 * @returns who is no longer in the directory or the team; what they were asked outside of their
 *   departments is the caller's to cover
 */
export async function withHandOver(work: Work, change: () => Promise<void>, takesBack = false): Promise<string[]> {
  const before = await listContactsInForce(work.tx);
  const peopleBefore = await listPeopleInForce(work.tx);
  await change();
  const after = await listContactsInForce(work.tx);
  const peopleAfter = new Set(await listPeopleInForce(work.tx));
  for (const departmentId of new Set(before.map((one) => one.departmentId).concat(after.map((one) => one.departmentId)))) {
    const at = (all: readonly Contact[]) => all.filter((one) => one.departmentId === departmentId);
    await followDepartment(work, departmentId, at(before), at(after), takesBack);
  }
  return peopleBefore.filter((id) => !peopleAfter.has(id));
}

async function followDepartment(work: Work, departmentId: string, before: readonly Contact[], after: readonly Contact[], takesBack: boolean): Promise<void> {
  const { tx, now } = work;
  const missingIn = (others: readonly Contact[]) => (one: Contact) => !others.some((other) => other.personId === one.personId);
  const ikpsBefore = before.filter(isIkp);
  const ikpsAfter = after.filter(isIkp);
  const leavers = ikpsBefore.filter(missingIn(ikpsAfter));
  const newcomers = ikpsAfter.filter(missingIn(ikpsBefore));
  const gone = new Set([...before.filter(missingIn(after)), ...leavers].map((one) => one.personId));
  const isFirst = ikpsBefore.length === 0 && newcomers.length > 0;
  const comesBack = takesBack && newcomers.length > 0;
  if (gone.size === 0 && !isFirst && !comesBack) return;

  for (const personId of gone) await forgetTaken(tx, personId, departmentId);
  const isReplaced = leavers.length > 0 || isFirst || comesBack;
  const open = await listOpenTasksAt(tx, departmentId);
  // One hand-over at a time: the new one lists all that is open, and names whom the earlier one was after.
  const earlier = isReplaced ? await endHandOvers(work, open.filter(({ kind }) => kind === 'handOver')) : [];
  const own = newcomers.map(({ personId }): NewAssignee => ({ personId, capacity: 'responsible' }));
  const asked = isReplaced && own.length > 0 ? own : await firstAsked(tx, departmentId, now);
  await giveTasks(work, open.filter(({ kind }) => !(isReplaced && kind === 'handOver')), [...gone], asked, isReplaced && own.length > 0);
  if (takesBack || (leavers.length === 0 && !(isFirst && open.length > 0))) return;

  const settings = settingsFor(await readSettings(tx), departmentId);
  const dueOn = addWorkingDays(dayOf(now), TO_TAKE_OVER);
  await startTask(work, handOverDuty, {
    departmentId,
    occasion: `${departmentId} ${now.toString()}`,
    details: await listWhatIsOpen(work, departmentId, [...earlier, ...leavers.map(({ personId: id, name }) => ({ id, name }))], asked),
    dueAt: stockholmInstant(dueOn, workingHours(settings).end),
    asked,
  });
}

/** Tells whom they were after. */
async function endHandOvers(work: Work, tasks: readonly OpenTask[]): Promise<HandOverDetails['leavers']> {
  const leavers: HandOverDetails['leavers'] = [];
  for (const { taskId } of tasks) {
    const file = await findTaskFile(work.tx, taskId);
    if (file) leavers.push(...handOverDuty.detailsOf(file).leavers);
    await endTask(work, taskId, 'cancelled', 'replaced');
  }
  return leavers;
}

/** What those who are gone were asked goes to others; what no contact person was asked, to the new ones. */
async function giveTasks(
  work: Work,
  tasks: readonly OpenTask[],
  gone: readonly string[],
  asked: readonly NewAssignee[],
  withNewcomers: boolean,
): Promise<void> {
  for (const task of tasks) {
    const isTheirs = task.asked.some((one) => gone.includes(one.personId));
    const waits = withNewcomers && !task.asked.some(({ capacity }) => capacity === 'responsible' || capacity === 'admissions');
    if (!isTheirs && !waits) continue;
    const occasion = `handed over ${work.now.toString()}`;
    await passOn(work, task.taskId, { from: gone, to: async () => asked, why: 'handedOver', occasion });
  }
}

async function listWhatIsOpen(
  { tx, now }: Work,
  departmentId: string,
  leavers: HandOverDetails['leavers'],
  asked: readonly NewAssignee[],
): Promise<HandOverDetails> {
  const isAsked = (task: OpenTask) => task.asked.some((one) => asked.some(({ personId }) => personId === one.personId));
  const agreements = await listAgreements(tx, [departmentId]);
  const loans = (await listLoans(tx, [departmentId])).filter(({ state }) => state === 'inUse');
  return {
    leavers,
    nobodyLeft: asked.every(({ capacity }) => capacity === 'internationalOffice'),
    tasks: (await listOpenTasksAt(tx, departmentId))
      .filter(isAsked)
      .map(({ kind, publicReference: reference, dueAt }) => ({ kind, reference, dueAt })),
    agreements: agreements.map(({ partnerName, iiaCode, conditions }) => ({
      partnerName,
      iiaCode,
      lastAcademicYear: conditions.map(({ condition }) => condition.receivingLastAcademicYear).sort().at(-1) ?? '',
    })),
    placesLent: loans.filter(({ owner }) => owner.id === departmentId).length,
    placesBorrowed: loans.filter(({ study }) => study.id === departmentId).length,
    dates: datesAhead(await listTerms(tx), dayOf(now)),
    takenOverBy: null,
  };
}

function datesAhead(terms: readonly Term[], today: Temporal.PlainDate): HandOverDetails['dates'] {
  return terms
    .flatMap((term) =>
      HAND_OVER_DATES.flatMap((what) => {
        const on = what === 'nominationDeadline' ? term.nominationDeadline : term.dates[what];
        return on && Temporal.PlainDate.compare(on, today) >= 0 ? [{ what, term: term.code, on }] : [];
      }),
    )
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on))
    .slice(0, DATES_AHEAD);
}

function isIkp({ capacity }: Contact): boolean {
  return capacity === 'ikp';
}

function dayOf(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
