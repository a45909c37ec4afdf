import { sentenceCard } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { meantDays, overlap } from '../domain/absence.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Person } from '../domain/person.ts';
import { endAbsence, setAbsence } from '../duties/absence.ts';
import { endText, namesText, periodText, setText } from '../duties/absenceText.ts';
import { listAbsencesOf } from '../store/absences.ts';
import { listColleagues } from '../store/directory.ts';
import { translate } from '../texts/translate.ts';
import type { AbsenceWords } from './absenceWords.ts';
import type { Chat } from './chat.ts';

/** Does what a person wrote of being away, and says what will happen. What is not clear changes nothing. */
export async function answerAbsence(chat: Chat, person: Person, words: AbsenceWords, correlationId: string): Promise<AdaptiveCard> {
  return sentenceCard(person.language, await answer(chat, person, words, correlationId));
}

async function answer(chat: Chat, person: Person, words: AbsenceWords, correlationId: string): Promise<string> {
  const t = translate(person.language);
  switch (words.kind) {
    case 'absenceUnclear':
      return `${t('absence.unclear')} ${t('absence.howTo')}`;
    case 'absenceAsked':
      return `${await howItStands(chat, person)} ${t('absence.howTo')}`;
    case 'absenceEnds': {
      const result = await endAbsence(chat, { person, correlationId }, null);
      if (result.kind !== 'unknown') return endText(result, person.language);
      const known = await listAbsencesOf(chat.db, person.id);
      return known.length > 1 ? t('absence.whichOne') : `${t('absence.notNow')} ${t('absence.none')}`;
    }
    case 'absence':
      return enter(chat, person, words, correlationId);
  }
}

async function enter(chat: Chat, person: Person, words: Extract<AbsenceWords, { kind: 'absence' }>, correlationId: string): Promise<string> {
  const { language } = person;
  const t = translate(language);
  const days = meantDays(words.first, words.last, todayOf(chat));
  if (!days) return `${t('absence.unclear')} ${t('absence.howTo')}`;
  const found = words.deputy === null ? [] : await colleaguesNamed(chat, person, words.deputy);
  if (words.deputy !== null && found.length !== 1) {
    const name = words.deputy;
    if (found.length === 0) return t('absence.unknownDeputy', { name });
    return t('absence.severalDeputies', { name, names: namesText(found.map((one) => one.name), language, 'disjunction') });
  }
  const result = await setAbsence(chat, { person, correlationId }, { ...days, deputyId: found[0]?.id ?? null });
  return result.kind === 'set'
    ? `${setText(result.absence, result.covered, result.moved, language)} ${t('absence.undo')}`
    : t('absence.unchanged', { why: t(`invalid.${result.problem}`) });
}

/** As many letters are a name of their own, and not the beginning of one: "em" is no Emma. */
const SHORT_NAME = 3;

/** Those among whose names every written word stands: the first name is enough where it is the only one. */
async function colleaguesNamed(chat: Chat, person: Person, written: string) {
  const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = fold(written).split(/[ .-]+/u).filter((word) => word !== '');
  const colleagues = await listColleagues(chat.db, person.id);
  return colleagues.filter(({ name }) => words.every((word) => fold(name).split(/[ -]/u).some((part) => (word.length > SHORT_NAME ? part.startsWith(word) : part === word))));
}

async function howItStands(chat: Chat, person: Person): Promise<string> {
  const t = translate(person.language);
  const [next] = await listAbsencesOf(chat.db, person.id);
  if (!next) return t('absence.none');
  const today = todayOf(chat);
  const period = periodText(next, person.language);
  return overlap(next, { firstDay: today, lastDay: today }) ? t('absence.standing', { period }) : t('absence.coming', { period });
}

function todayOf(chat: Chat) {
  return chat.clock.now().toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
