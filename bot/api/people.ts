import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { overlap, type AbsenceDays } from '../domain/absence.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import { searchUnits } from '../domain/contactSearch.ts';
import { departmentName, type Language, type Person } from '../domain/person.ts';
import { coveredDuring, endAbsence, setAbsence } from '../duties/absence.ts';
import { coverText, endText, namesText, periodText, setText } from '../duties/absenceText.ts';
import type { House } from '../duties/duty.ts';
import { listAbsencesOf, listAway, type KeptAbsence } from '../store/absences.ts';
import { listColleagues, listDirectory, type DirectoryUnit } from '../store/directory.ts';
import { dayText, translate } from '../texts/translate.ts';
import type { peopleContract } from './contracts/people.ts';
import { createLoanHandlers } from './loans.ts';
import { RequestProblem } from './problem.ts';
import type { Handlers } from './routes.ts';

const uuid = z.uuid();

/** Who to turn to, and who is away. For everybody in the directory. */
export function createPeopleHandlers(house: House): Handlers<typeof peopleContract> {
  return {
    ...createLoanHandlers(house),

    async directory({ person, query }) {
      const away = new Map((await listAway(house.db, todayOf(house))).map((one) => [one.personId, one]));
      const units = searchUnits(await listDirectory(house.db), query.q);
      return { units: units.map((unit) => describeUnit(unit, away, person.language)) };
    },

    absences: ({ person }) => describeAbsences(house, person),

    async setAbsence({ person, body, correlationId }) {
      const firstDay = Temporal.PlainDate.from(body.firstDay);
      const lastDay = Temporal.PlainDate.from(body.lastDay);
      const result = await setAbsence(house, { person, correlationId }, { firstDay, lastDay, deputyId: body.deputyId ?? null });
      if (result.kind === 'invalid') {
        const message = translate(person.language)(`invalid.${result.problem}`);
        throw new RequestProblem('invalid', { errors: [{ field: result.field, message }] });
      }
      const text = setText(result.absence, result.covered, result.moved, person.language);
      return { ...(await describeAbsences(house, person)), text };
    },

    async endAbsence({ person, params, correlationId }) {
      const id = uuid.safeParse(params['absenceId']);
      const result = id.success ? await endAbsence(house, { person, correlationId }, id.data) : { kind: 'unknown' as const };
      if (result.kind === 'unknown') throw new RequestProblem('notFound');
      return { ...(await describeAbsences(house, person)), text: endText(result, person.language) };
    },
  };
}

function todayOf(house: House): Temporal.PlainDate {
  return house.clock.now().toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}

type Unit = Awaited<ReturnType<Handlers<typeof peopleContract>['directory']>>['units'][number];

/** A department with who stands behind it and who is away, in a language. */
export function describeUnit(unit: DirectoryUnit, away: ReadonlyMap<string, KeptAbsence>, language: Language): Unit {
  const t = translate(language);
  const { id, code, facultyName, contacts } = unit;
  const gap = contacts.some((one) => one.capacity === 'ikp') ? null : (contacts[0]?.capacity ?? 'nobody');
  return {
    id,
    code,
    name: departmentName(unit, language),
    facultyName,
    contacts: contacts.map(({ personId, name, email, capacity }) => {
      const absence = away.get(personId);
      return {
        personId,
        name,
        email,
        capacity,
        capacityText: t(`contact.capacity.${capacity}`),
        awayText: absence ? awayText(absence, unit, away, language) : null,
      };
    }),
    gapText: gap && gap !== 'ikp' ? t(`contact.gap.${gap}`) : null,
  };
}

/** Until when, and who answers at the department: whom the person named, otherwise the next who is there. */
function awayText(absence: KeptAbsence, { contacts }: DirectoryUnit, away: ReadonlyMap<string, KeptAbsence>, language: Language): string {
  const t = translate(language);
  const day = dayText(absence.lastDay, language);
  const there = contacts.filter(({ personId }) => !away.has(personId));
  const named = there.filter(({ personId }) => personId === absence.deputyId);
  const next = named.length > 0 ? named : there.filter(({ capacity }) => capacity === there[0]?.capacity);
  if (next.length === 0) return t('absence.away', { day });
  return t('absence.awayWith', { day, names: namesText([...new Set(next.map(({ name }) => name))], language) });
}

async function describeAbsences(house: House, person: Person): ReturnType<Handlers<typeof peopleContract>['absences']> {
  const { language } = person;
  const today = todayOf(house);
  return house.db.transaction(async (tx) => {
    const kept = await listAbsencesOf(tx, person.id);
    const absences = [];
    for (const one of kept) {
      const covered = await coveredDuring({ tx, now: house.clock.now() }, one);
      absences.push({
        id: one.id,
        firstDay: one.firstDay.toString(),
        lastDay: one.lastDay.toString(),
        periodText: periodText(one, language),
        isNow: isOn(one, today),
        coverText: coverText(covered, language),
      });
    }
    return { absences, today: today.toString(), colleagues: await listColleagues(tx, person.id) };
  });
}

function isOn(days: AbsenceDays, day: Temporal.PlainDate): boolean {
  return overlap(days, { firstDay: day, lastDay: day });
}
