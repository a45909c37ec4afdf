import type { Temporal } from 'temporal-polyfill';
import type { AgreementFact, ContactUnit, MeetingLine } from '../cards/lookupCards.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import { searchUnits } from '../domain/contactSearch.ts';
import { wordLikeness } from '../domain/knowledge.ts';
import { hasEnded, isLateToAnswer } from '../domain/meeting.ts';
import { departmentName, type Language, type Person } from '../domain/person.ts';
import { watchAgreements, type AgreementWatch, type WatchedAgreement } from '../duties/agreementWatch.ts';
import type { House } from '../duties/duty.ts';
import type { Links } from '../reminders/messenger.ts';
import { listAway } from '../store/absences.ts';
import { listDepartments, listDirectory, type DirectoryUnit } from '../store/directory.ts';
import { findInvitation, listMeetings } from '../store/meetings.ts';
import { dayText, periodText, translate } from '../texts/translate.ts';
import { fold } from './understanding.ts';
import { PARTNER_FILLERS } from './vocabulary.ts';

/** What people look up, by the chat and by the message extension alike. Nothing here is about a student. */

/** The units that are meant, all without words: those in which every word is found, otherwise those with words much like them. */
export async function findContacts(
  house: House,
  about: string,
  { language, isPersonal }: { readonly language: Language; readonly isPersonal: boolean },
): Promise<ContactUnit[]> {
  const units = meantUnits(await listDirectory(house.db), about);
  const today = house.clock.now().toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  // Who is away is for colleagues, not for whoever reads a channel.
  const away = new Map(isPersonal ? (await listAway(house.db, today)).map((one) => [one.personId, one]) : []);
  const t = translate(language);
  return units.map((unit) => {
    const first = unit.contacts[0]?.capacity ?? 'nobody';
    return {
      name: departmentName(unit, language),
      facultyName: unit.facultyName,
      contacts: unit.contacts.map(({ personId, name, email, capacity }) => {
        const absence = away.get(personId);
        return {
          name,
          email,
          capacityText: t(`contact.capacity.${capacity}`).toLocaleLowerCase(language),
          awayText: absence ? t('absence.away', { day: dayText(absence.lastDay, language) }) : null,
        };
      }),
      gapText: first === 'ikp' ? null : t(`contact.gap.${first}`),
    };
  });
}

/** "fysiken" is looked up as "fysik", and "kmei" finds what it is most like. */
function meantUnits(units: readonly DirectoryUnit[], about: string): DirectoryUnit[] {
  if (fold(about) === '') return [...units];
  const whole = searchUnits(units, about);
  if (whole.length > 0) return whole;
  const asked = fold(about).split(' ');
  const stemmed = searchUnits(units, asked.map(stemOf).join(' '));
  if (stemmed.length > 0) return stemmed;
  // "Fysik och kemi" names two; a word that none has, such as the subject of a question, is left out.
  const several = asked.map((word) => searchUnits(units, stemOf(word))).filter((found) => found.length <= NAMED_BY_A_WORD);
  if (asked.length > 1 && several.flat().length > 0) return [...new Set(several.flat())];
  const scored = units.map((unit) => {
    const names = fold(`${unit.code} ${unit.nameSv} ${unit.nameEn} ${unit.contacts.map(({ name }) => name).join(' ')}`).split(' ');
    const likeness = asked.map((word) => Math.max(...names.map((name) => wordLikeness(word, name))));
    return { unit, likeness: Math.min(...likeness) };
  });
  return scored
    .filter(({ likeness }) => likeness >= 0.4)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map(({ unit }) => unit);
}

/** A word that more units have, such as "faculty", says alone nothing of which is meant. */
const NAMED_BY_A_WORD = 3;

function stemOf(word: string): string {
  return word.replace(/(?<=\p{L}{4})(?:erna|arna|orna|ens|en|et|na|n|s)$/u, '');
}

/** The agreements about which something is asked, of every department; with no words, all. */
export async function findAgreements(
  house: House,
  about: string,
  language: Language,
): Promise<{ readonly watch: AgreementWatch; readonly found: readonly WatchedAgreement[] }> {
  const departments = await listDepartments(house.db);
  const watch = await watchAgreements(house, departments.map(({ id }) => id));
  const written = fold(about).split(' ').filter((word) => word !== '');
  const telling = written.filter((word) => !PARTNER_FILLERS.has(word));
  const asked = telling.length > 0 ? telling : written;
  const found = watch.agreements.filter(({ agreement, conditions }) => {
    const units = agreement.conditions.flatMap(({ department: one }) => [one.nameSv, one.nameEn, one.code]);
    const years = conditions.map(({ entry }) => entry.condition.receivingLastAcademicYear);
    const { partnerName, iiaCode, partnerIiaCode, partnerHeiId, partnerCountry } = agreement;
    const words = fold([partnerName, iiaCode, partnerIiaCode ?? '', partnerHeiId, ...countryNames(partnerCountry, partnerHeiId), ...units, ...years].join(' '));
    return asked.every((word) => words.includes(word) || words.split(' ').some((one) => wordLikeness(word, one) >= 0.5));
  });
  return { watch, found: [...found].sort((a, b) => a.agreement.partnerName.localeCompare(b.agreement.partnerName, language)) };
}

/** What the partner's country is called in both languages. A SCHAC code is a domain, so it tells the country where nothing else does. */
function countryNames(country: string | null, heiId: string): string[] {
  const domain = /\.(?<country>[a-z]{2})$/u.exec(heiId)?.groups?.['country']?.toUpperCase();
  const code = country ?? (domain === 'UK' ? 'GB' : domain) ?? '';
  if (!/^[A-Z]{2}$/u.test(code)) return [code];
  return [code, ...(['sv', 'en'] as const).map((language) => new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? '')];
}

export function agreementFact({ agreement, conditions }: WatchedAgreement, language: Language): AgreementFact {
  return {
    partnerName: agreement.partnerName,
    iiaCode: agreement.iiaCode,
    lastAcademicYear: conditions.map(({ entry }) => entry.condition.receivingLastAcademicYear).sort()[0] ?? '',
    departments: [...new Set(agreement.conditions.map(({ department }) => departmentName(department, language)))],
  };
}

/** The next meetings; the person's own answer is told in their own chat only. */
export async function comingMeetings(house: House & { readonly links: Links }, language: Language, person: Person | null): Promise<MeetingLine[]> {
  const now = house.clock.now();
  const t = translate(language);
  const coming = (await listMeetings(house.db, now)).filter((meeting) => meeting.state !== 'cancelled' && !hasEnded(meeting, now)).slice(0, 5);
  const lines: MeetingLine[] = [];
  for (const meeting of coming) {
    const own = person && (await findInvitation(house.db, meeting.id, person.id));
    const unanswered = isLateToAnswer(meeting, now) ? t('talk.meetings.lateToAnswer') : t('talk.meetings.notAnswered', { day: dayText(meeting.answerBy, language) });
    const unsaid = own?.signedUp ? t('meeting.signedUp') : unanswered;
    const answerText = own && (own.answer === null ? unsaid : t(`meeting.youSaid.${own.answer}`));
    lines.push({
      meetingId: meeting.id,
      title: meeting.title,
      whenText: periodText(meeting.startsAt, meeting.endsAt, language),
      answerText: answerText ?? (person ? t('talk.meetings.notInvited') : null),
      isInvited: own !== null,
      tabUrl: house.links.meeting(meeting.id),
    });
  }
  return lines;
}

export function todayOf(house: House): Temporal.PlainDate {
  return house.clock.now().toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
