import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import { departmentName, type Language, type Person } from '../domain/person.ts';
import type { Preference } from '../domain/preference.ts';
import { writeAudit } from '../store/audit.ts';
import { departmentsOf, findPerson } from '../store/directory.ts';
import { lockPreference, savePreference } from '../store/preferences.ts';
import { translate } from '../texts/translate.ts';
import { namesText } from './absenceText.ts';
import type { Actor, House } from './duty.ts';
import { askedBeside } from './responsibility.ts';

/**
 * Changes how a person wants to be written to: `wish` makes the new choice of the one that holds, since
 * it may have changed in the chat or in another window since the person looked. Whoever now wants only
 * what is urgent is from here on not reached with anything else: where nobody else is asked of their
 * open tasks, the next are.
 *
 * @returns what holds now
 */
export async function changePreference(house: House, { person, correlationId }: Actor, wish: (held: Preference) => Preference): Promise<Preference> {
  const now = house.clock.now();
  return house.db.transaction(async (tx) => {
    const held = await lockPreference(tx, person.id);
    const wished = wish(held);
    const detail = facts(wished);
    if (isDeepStrictEqual(detail, facts(held))) return held;
    await savePreference(tx, person.id, wished, now);
    const done = held.onlyUrgent === wished.onlyUrgent ? 'changed' : wished.onlyUrgent ? 'optedOut' : 'optedIn';
    await writeAudit(tx, { at: now, actor: person.id, action: `preference.${done}`, taskId: null, correlationId, detail });
    if (done === 'optedOut') await house.jobs.unreachable(tx, person.id);
    return wished;
  });
}

/** As the log tells it. */
function facts({ digestAt, quiet, messagesPerDay, onlyUrgent }: Preference) {
  const timeText = (time: Temporal.PlainTime | null) => time && time.toString({ smallestUnit: 'minute' });
  return { digestAt: timeText(digestAt), quietFrom: timeText(quiet?.from ?? null), quietUntil: timeText(quiet?.until ?? null), messagesPerDay, onlyUrgent };
}

/** What follows for a person from wanting only what is urgent, sentence by sentence, with who is asked instead of them as things are. */
export async function optOutConsequences(house: House, person: Person): Promise<string[]> {
  const { language } = person;
  const t = translate(language);
  return [
    t('optOut.stops'),
    t('optOut.stillComes'),
    ...(await askedInstead(house, person, language)),
    t('optOut.tasksStay'),
    t('optOut.officeSees'),
    t('optOut.undo'),
  ];
}

async function askedInstead(house: House, person: Person, language: Language): Promise<string[]> {
  const t = translate(language);
  return house.db.transaction(async (tx) => {
    const departments = new Map((await departmentsOf(tx, person.id)).map((one) => [one.id, one]));
    const sentences: string[] = [];
    for (const department of departments.values()) {
      const people = await askedBeside(tx, department.id, [person.id], house.clock.now(), false);
      const isOffice = people.every(({ capacity }) => capacity === 'internationalOffice');
      const names: string[] = [];
      for (const { personId } of isOffice ? [] : people) names.push((await findPerson(tx, personId))?.name ?? '');
      const who = isOffice ? t('optOut.office') : namesText(names, language);
      sentences.push(t('optOut.instead', { department: departmentName(department, language), who }));
    }
    return sentences;
  });
}
