import { askedCard, QUESTION_LENGTH, unclearCard } from '../cards/questionCards.ts';
import { sentenceCard } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { inputsOf, VERBS } from '../cards/verbs.ts';
import { mailtoUrl } from '../domain/mailto.ts';
import type { Person } from '../domain/person.ts';
import { findPersonalNumber } from '../domain/privacy.ts';
import { namesText } from '../duties/absenceText.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { takeSendingOn, writeAudit } from '../store/audit.ts';
import { findChat } from '../store/conversations.ts';
import { findPerson, peopleWithRole } from '../store/directory.ts';
import { translate } from '../texts/translate.ts';
import type { CardClick } from './incoming.ts';

/**
 * Sends a question on to everybody of the International Office, and says to whom. The message of the
 * question is taken once, however often the click comes. Its words are kept nowhere: the audit log
 * tells that somebody asked, not what.
 */
export async function sendQuestion(
  house: DeliveryHouse,
  person: Person,
  click: CardClick,
  activityId: string,
  correlationId: string,
): Promise<AdaptiveCard> {
  const { language } = person;
  const t = translate(language);
  const question = (inputsOf(VERBS.question, click.sent)['text'] ?? '').trim();
  const refuse = (problem: string) => unclearCard({ language, choices: [], question, problem });
  if (question === '') return refuse(t('invalid.required'));
  if (question.length > QUESTION_LENGTH) return refuse(t('invalid.tooLong', { max: QUESTION_LENGTH }));
  if (findPersonalNumber(question) !== null) return refuse(t('invalid.personalNumber'));

  const office = (await peopleWithRole(house.db, 'internationalOffice')).filter((id) => id !== person.id);
  if (office.length === 0) return sentenceCard(language, t('talk.nobodyToAsk'));
  const at = house.clock.now();
  const isFirst = await takeSendingOn(house.db, { at, actor: person.id, action: 'question.sentOn', taskId: null, correlationId, detail: { message: activityId, to: office } });
  if (!isFirst) return sentenceCard(language, t('talk.sentAlready'));

  const told: Person[] = [];
  for (const id of office) {
    const [reader, chat] = [await findPerson(house.db, id), await findChat(house.db, id)];
    if (!reader || !chat?.installed) continue;
    const result = await house.messenger.send(chat, messageTo(reader, person, question), 'urgent');
    if (result.ok) told.push(reader);
  }
  await writeAudit(house.db, { at, actor: person.id, action: 'question.arrived', taskId: null, correlationId, detail: { message: activityId, at: told.map(({ id }) => id) } });
  return sentenceCard(language, told.length === 0 ? t('talk.notSent') : t('talk.sent', { names: namesText(told.map(({ name }) => name), language) }));
}

function messageTo(reader: Person, asker: Person, question: string) {
  const t = translate(reader.language);
  const card = askedCard(reader.language, {
    name: asker.name,
    question,
    chatUrl: `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(asker.email)}`,
    mailUrl: mailtoUrl({ to: asker.email, subject: t('talk.mailSubject'), text: '' }),
  });
  return { card, summary: card.speak };
}
