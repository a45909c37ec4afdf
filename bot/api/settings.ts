import { z } from 'zod';
import { stepsOfSameTime } from '../domain/departmentLadder.ts';
import type { Language, Person } from '../domain/person.ts';
import { departmentName } from '../domain/person.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsSchema, type LadderStep } from '../domain/settings.ts';
import { workingDayMinutes } from '../domain/workingTime.ts';
import { changeDepartmentSettings, changeUniversityNumbers, numbersOf, ownSettings, settingsVersion } from '../duties/departmentSettings.ts';
import type { House } from '../duties/duty.ts';
import { whoChanged } from '../duties/firstActs.ts';
import { listDepartments } from '../store/directory.ts';
import { readSettings } from '../store/settings.ts';
import { translate } from '../texts/translate.ts';
import type { settingsContract } from './contracts/settings.ts';
import { overtaken, RequestProblem } from './problem.ts';
import { requireOffice } from './roles.ts';
import type { Handlers } from './routes.ts';

type SettingsHandlers = Handlers<typeof settingsContract>;

const uuid = z.uuid();

/** What the university decides, and what single departments decide for themselves. */
export function createSettingsHandlers(house: House): SettingsHandlers {
  return {
    departmentSettings({ person }) {
      requireOffice(person);
      return describeDepartments(house, person.language);
    },

    async changeDepartmentSettings({ person, params, body, correlationId }) {
      requireOffice(person);
      const departmentId = uuid.safeParse(params['departmentId']);
      if (!departmentId.success) throw new RequestProblem('notFound');
      const { version, ...wish } = body;
      const message = translate(person.language)('invalid.sameTime');
      const errors = stepsOfSameTime(wish.steps ?? []).map((place) => ({ field: `steps.${place}.workingMinutes`, message }));
      if (errors.length > 0) throw new RequestProblem('invalid', { errors });
      switch (await changeDepartmentSettings(house, { person, correlationId }, departmentId.data, wish, version)) {
        case 'changed':
          return describeDepartments(house, person.language);
        case 'conflict':
          throw overtaken(await whoChanged(house, 'department', [departmentId.data], person));
        case 'unknownDepartment':
          throw new RequestProblem('notFound');
      }
    },

    settings({ person }) {
      requireOffice(person);
      return describeNumbers(house, person);
    },

    async changeSettings({ person, body, correlationId }) {
      if (!isAdmin(person)) throw new RequestProblem('forbidden');
      const { version, ...wanted } = body;
      const result = await changeUniversityNumbers(house, { person, correlationId }, wanted, version);
      if (result === 'conflict') throw overtaken(await whoChanged(house, 'university', [], person));
      return describeNumbers(house, person);
    },
  };
}

function isAdmin({ roles }: Person): boolean {
  return roles.includes('admin');
}

async function describeNumbers(house: House, person: Person): ReturnType<SettingsHandlers['settings']> {
  const values = numbersOf(await readSettings(house.db));
  return { mayChange: isAdmin(person), values, defaults: numbersOf(settingsSchema.parse({})), version: settingsVersion(values) };
}

async function describeDepartments(house: House, language: Language): ReturnType<SettingsHandlers['departmentSettings']> {
  const settings = await readSettings(house.db);
  return {
    workingDayMinutes: workingDayMinutes(workingHours(settings)),
    university: {
      serviceLevelWorkingDays: settings.serviceLevelWorkingDays,
      steps: (settings.ladders.eligibility ?? settings.standardLadder).map(shown),
    },
    departments: (await listDepartments(house.db))
      .map((department) => {
        const own = ownSettings(settings, department.id);
        return {
          id: department.id,
          name: departmentName(department, language),
          serviceLevelWorkingDays: own.serviceLevelWorkingDays,
          steps: own.steps && own.steps.map(shown),
          version: settingsVersion(own),
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name, language)),
  };
}

function shown({ workingMinutes, audience, inChannel }: LadderStep): Omit<LadderStep, 'key'> {
  return { workingMinutes, audience, inChannel };
}
