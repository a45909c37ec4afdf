import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Person } from '../domain/person.ts';
import { problemsOf, type Preference } from '../domain/preference.ts';
import type { Settings } from '../domain/settings.ts';
import { isSnoozed } from '../domain/snooze.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import type { House } from '../duties/duty.ts';
import { whoActed } from '../duties/firstActs.ts';
import { changePreference, optOutConsequences } from '../duties/optOut.ts';
import { snoozeOffer, snoozeTask } from '../duties/snooze.ts';
import { findPreference } from '../store/preferences.ts';
import { readSettings } from '../store/settings.ts';
import { findSnooze } from '../store/snoozes.ts';
import { errorTexts } from '../texts/errors.ts';
import { momentText } from '../texts/translate.ts';
import type { calmContract } from './contracts/calm.ts';
import { forecastFor } from './forecast.ts';
import { overtaken, RequestProblem } from './problem.ts';
import type { Handlers } from './routes.ts';
import { visibleTask } from './visibleTask.ts';

type Contract = typeof calmContract;
type Preferences = z.input<Contract['preferences']['response']>;
type Changes = z.output<Contract['changePreferences']['body']>;
type SnoozeState = z.input<Contract['snooze']['response']>;

/** How each person is written to, and what they will be sent. */
export function createCalmHandlers(house: House): Handlers<Contract> {
  return {
    async preferences({ person }) {
      return describe(house, person, await findPreference(house.db, person.id), await readSettings(house.db));
    },

    async changePreferences({ person, body, correlationId }) {
      const settings = await readSettings(house.db);
      const wish = (held: Preference) => wishedOf(held, body, settings, person);
      return describe(house, person, await changePreference(house, { person, correlationId }, wish), settings);
    },

    async snooze({ person, params }) {
      return snoozeState(house, await visibleTask(house.db, person, params['taskId']), person);
    },

    async snoozeTask({ person, params, body, correlationId }) {
      const { task } = await visibleTask(house.db, person, params['taskId']);
      const result = await snoozeTask(house, { taskId: task.id, day: body.day, actor: { person, correlationId } });
      switch (result.kind) {
        case 'done':
          return snoozeState(house, result.file, person);
        case 'invalid':
          throw new RequestProblem('invalid', { errors: fieldErrors(result.errors, person) });
        case 'unchanged':
          if (result.why === 'notYours') throw new RequestProblem('forbidden');
          throw overtaken(await whoActed(house, result.file, person));
        case 'unknownTask':
          throw new RequestProblem('notFound');
      }
    },

    forecast: ({ person, query }) => forecastFor(house, person, query),
  };
}

/** What holds, with what was changed of it; refused where the two do not go together. */
function wishedOf(held: Preference, changes: Changes, settings: Settings, person: Person): Preference {
  const time = (text: string | null | undefined, before: Temporal.PlainTime | null) => (text === undefined ? before : readTime(text));
  const digestAt = time(changes.digestAt, held.digestAt);
  const quietFrom = time(changes.quietFrom, held.quiet?.from ?? null);
  const quietUntil = time(changes.quietUntil, held.quiet?.until ?? null);
  const problems = problemsOf({ digestAt, quietFrom, quietUntil }, settings);
  if (problems.length > 0) throw new RequestProblem('invalid', { errors: fieldErrors(problems, person) });
  const { messagesPerDay = held.messagesPerDay, onlyUrgent = held.onlyUrgent } = changes;
  return { digestAt, quiet: quietFrom && quietUntil && { from: quietFrom, until: quietUntil }, messagesPerDay, onlyUrgent };
}

async function describe(
  house: House,
  person: Person,
  { digestAt, quiet, messagesPerDay, onlyUrgent }: Preference,
  settings: Settings,
): Promise<Preferences> {
  return {
    digestAt: digestAt && timeText(digestAt),
    quietFrom: quiet && timeText(quiet.from),
    quietUntil: quiet && timeText(quiet.until),
    messagesPerDay,
    onlyUrgent,
    ifOnlyUrgent: await optOutConsequences(house, person),
    everybody: {
      messagesPerDay: settings.messagesPerDay,
      workFrom: settings.workingHours.start,
      workUntil: settings.workingHours.end,
    },
  };
}

async function snoozeState(house: House, file: TaskFile, person: Person): Promise<SnoozeState> {
  const now = house.clock.now();
  const set = await findSnooze(house.db, file.task.id, person.id);
  const until = set && isSnoozed(set, file.task.dueAt, now) ? set : null;
  const { choices, lastDay } = await snoozeOffer(house.db, file, { personId: person.id, language: person.language }, now);
  return {
    until: until?.toString() ?? null,
    untilText: until && momentText(until, person.language, now),
    choices: [...choices],
    lastDay: lastDay?.toString() ?? null,
  };
}

function fieldErrors(errors: Parameters<typeof errorTexts>[0], person: Person) {
  return Object.entries(errorTexts(errors, person.language)).map(([field, message]) => ({ field, message }));
}

function readTime(text: string | null): Temporal.PlainTime | null {
  return text === null ? null : Temporal.PlainTime.from(text);
}

function timeText(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: 'minute' });
}
