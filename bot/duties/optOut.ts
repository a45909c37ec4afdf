import type { Temporal } from 'temporal-polyfill';
import { departmentName, type Language, type Person } from '../domain/person.ts';
import type { Preference } from '../domain/preference.ts';
import { writeAudit } from '../store/audit.ts';
import { departmentsOf, findPerson } from '../store/directory.ts';
import { findPreference, savePreference } from '../store/preferences.ts';
import { translate } from '../texts/translate.ts';
import { namesText } from './absenceText.ts';
import type { Actor, House } from './duty.ts';
import { askedBeside } from './responsibility.ts';

/**
 * Keeps how a person wants to be written to. Whoever now wants only what is urgent is from here on
 * not reached with anything else: where nobody else is asked of their open tasks, the next are.
 */
export async function changePreference(house: House, { person, correlationId }: Actor, wish: Preference): Promise<void> {
  const now = house.clock.now();
  await house.db.transaction(async (tx) => {
    const { onlyUrgent: before } = await findPreference(tx, person.id);
    await savePreference(tx, person.id, wish, now);
    const done = before === wish.onlyUrgent ? 'changed' : wish.onlyUrgent ? 'optedOut' : 'optedIn';
    const timeText = (time: Temporal.PlainTime | null) => time && time.toString({ smallestUnit: 'minute' });
    await writeAudit(tx, {
      at: now,
      actor: person.id,
      action: `preference.${done}`,
      taskId: null,
      correlationId,
      detail: {
        digestAt: timeText(wish.digestAt),
        quietFrom: timeText(wish.quiet?.from ?? null),
        quietUntil: timeText(wish.quiet?.until ?? null),
        messagesPerDay: wish.messagesPerDay,
        onlyUrgent: wish.onlyUrgent,
      },
    });
    if (done === 'optedOut') await house.jobs.unreachable(tx, person.id);
  });
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
