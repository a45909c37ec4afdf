import { QUESTION_LENGTH, unclearCard } from '../cards/questionCards.ts';
import { sentenceCard } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { inputsOf, VERBS } from '../cards/verbs.ts';
import type { Person } from '../domain/person.ts';
import { findPersonalNumber } from '../domain/privacy.ts';
import { namesText } from '../duties/absenceText.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { giveJobs } from '../reminders/queue.ts';
import { writeAudit } from '../store/audit.ts';
import { findChat } from '../store/conversations.ts';
import { findPerson, peopleWithRole } from '../store/directory.ts';
import { insertQuestion, planQuestion } from '../store/sentQuestions.ts';
import { translate } from '../texts/translate.ts';
import type { CardClick } from './incoming.ts';

/**
 * Sends a question on to everybody of the International Office who is reached, and says to whom. It
 * goes like every other message, so it survives a crash and a broken connection; the message of the
 * question is taken once, however often the click comes. The audit log tells that somebody asked,
 * not what.
 */
export async function sendQuestion(
  house: DeliveryHouse,
  person: Person,
  click: CardClick,
  messageId: string,
  correlationId: string,
): Promise<AdaptiveCard> {
  const { language } = person;
  const t = translate(language);
  const words = (inputsOf(VERBS.question, click.sent)['text'] ?? '').trim();
  const refuse = (problem: string) => unclearCard({ language, choices: [], question: words, problem });
  if (words === '') return refuse(t('invalid.required'));
  if (words.length > QUESTION_LENGTH) return refuse(t('invalid.tooLong', { max: QUESTION_LENGTH }));
  if (findPersonalNumber(words) !== null) return refuse(t('invalid.personalNumber'));

  const readers = await readersBut(house, person);
  if (readers === 'nobody') return sentenceCard(language, t('talk.nobodyToAsk'));
  if (readers.length === 0) return sentenceCard(language, t('talk.notSent'));
  const at = house.clock.now();
  const isFirst = await house.db.transaction(async (tx) => {
    const questionId = await insertQuestion(tx, { askedBy: person.id, messageId, words, askedAt: at });
    if (!questionId) return false;
    const to = readers.map(({ id }) => id);
    await giveJobs(house, tx, await planQuestion(tx, questionId, to, at));
    await writeAudit(tx, { at, actor: person.id, action: 'question.sentOn', taskId: null, correlationId, detail: { questionId, to } });
    return true;
  });
  return sentenceCard(language, isFirst ? t('talk.sent', { names: namesText(readers.map(({ name }) => name), language) }) : t('talk.sentAlready'));
}

/** Those of the office whom Teams reaches; 'nobody' when there is nobody else at the office. */
async function readersBut({ db }: DeliveryHouse, person: Person): Promise<'nobody' | Person[]> {
  const office = (await peopleWithRole(db, 'internationalOffice')).filter((id) => id !== person.id);
  if (office.length === 0) return 'nobody';
  const readers: Person[] = [];
  for (const id of office) {
    const [reader, chat] = [await findPerson(db, id), await findChat(db, id)];
    if (reader && chat?.installed) readers.push(reader);
  }
  return readers;
}
