import { isNull } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { ActionForm } from '../cards/view.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { addWorkingDays } from '../domain/workingTime.ts';
import { act } from '../duties/act.ts';
import type { House } from '../duties/duty.ts';
import { responsibleTaskView } from '../duties/taskView.ts';
import { findPerson } from '../store/directory.ts';
import { task } from '../store/schema.ts';
import { findTaskFile } from '../store/taskFiles.ts';

/** Working days after which a colleague gets round to a task. */
const AFTER_WORKING_DAYS = 2;

/** What people do who get their work done; the rest is for the visitor to try. */
const NOT_CHOSEN: ReadonlySet<string> = new Set([
  'lackAccess',
  'missing',
  'needMoreInformation',
  'noneConcerned',
  'noNewChoice',
  'noPlaces',
  'noStudents',
  'notEligible',
  'notMine',
  'notMyCourse',
  'notRelevant',
  'redirect',
  'refused',
  'underWay',
]);

/** Lets everybody do what has waited for them for a while, but for the department whose tasks the visitor does. */
export async function letColleaguesWork(house: House, visitorsDepartment: string | null): Promise<void> {
  const open = await house.db.select({ id: task.id }).from(task).where(isNull(task.closedAt)).orderBy(task.dueAt);
  for (const { id } of open) {
    const file = await findTaskFile(house.db, id);
    if (file && file.task.department.code !== visitorsDepartment && hasWaited(file, house.clock.now())) await doIt(house, file);
  }
}

function hasWaited({ phaseBeganAt }: TaskFile, now: Temporal.Instant): boolean {
  const began = phaseBeganAt.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  return Temporal.PlainDate.compare(addWorkingDays(began, AFTER_WORKING_DAYS), today) <= 0;
}

async function doIt(house: House, file: TaskFile): Promise<void> {
  const personId = file.task.state === 'open' ? file.assignees[0]?.personId : file.requesterId;
  const person = personId ? await findPerson(house.db, personId) : null;
  if (!person) return;
  const now = house.clock.now();
  const view = await responsibleTaskView(house.db, file, { personId: person.id, language: person.language }, now);
  const action = chosen(view.actions);
  if (!action) return;
  const command = { taskId: file.task.id, verb: action.verb, version: file.task.version, input: filled(action, now) };
  await act(house, { ...command, actor: { person, correlationId: 'demo' } });
}

function chosen(actions: readonly ActionForm[]): ActionForm | undefined {
  const sensible = actions.filter(({ verb }) => !NOT_CHOSEN.has(verb));
  return sensible.find(({ style }) => style === 'positive') ?? sensible[0];
}

/** Only what is required, as somebody in a hurry fills it in. */
function filled({ fields }: ActionForm, now: Temporal.Instant): Record<string, string> {
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate().toString();
  return Object.fromEntries(
    fields
      .filter(({ required }) => required)
      .map(({ name, kind, value, choices }) => {
        switch (kind) {
          case 'date':
            return [name, value ?? today];
          case 'number':
            return [name, '2'];
          case 'choice':
            return [name, value ?? choices[0]?.value ?? ''];
          case 'text':
          case 'multiline':
            return [name, value ?? 'Ordnat.'];
        }
      }),
  );
}
