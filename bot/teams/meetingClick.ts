import { sentenceCard } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { inputId, VERBS } from '../cards/verbs.ts';
import { MEETING_ANSWERS, type MeetingAnswer } from '../domain/meeting.ts';
import type { Person } from '../domain/person.ts';
import { answerInvitation } from '../duties/meetings.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { ownMeetingMessage } from '../reminders/meetings.ts';
import { findMeeting } from '../store/meetings.ts';
import { translate } from '../texts/translate.ts';
import type { CardClick } from './incoming.ts';

/** The answer that a button of an invitation stands for; null for every other button. */
export function meetingAnswerOf({ verb }: CardClick): MeetingAnswer | null {
  return MEETING_ANSWERS.find((answer) => verb === `${VERBS.meeting}.${answer}`) ?? null;
}

/** Takes an answer to an invitation, and gives the card as it then is. What cannot be taken says why. */
export async function answerMeetingClick(
  house: DeliveryHouse,
  person: Person,
  click: CardClick,
  answer: MeetingAnswer,
  correlationId: string,
): Promise<AdaptiveCard> {
  const t = translate(person.language);
  const written = click.sent[inputId(VERBS.meeting, 'note')];
  const note = typeof written === 'string' && written.trim() !== '' ? written.trim().slice(0, 500) : null;
  const { meetingId } = click;
  if (meetingId === null) return sentenceCard(person.language, t('meeting.gone'));
  const result = await answerInvitation(house, { person, correlationId }, meetingId, answer, note);
  const refused = (text: string) => show(house, person, meetingId, { text, note });
  switch (result.kind) {
    case 'done':
      return show(house, person, meetingId, null);
    case 'unknown':
      return sentenceCard(person.language, t('meeting.gone'));
    case 'notInvited':
      return sentenceCard(person.language, t('meeting.notInvited'));
    case 'tooLate':
      return refused(t('meeting.tooLate'));
    case 'personalNumber':
      return refused(t('invalid.personalNumber'));
  }
}

async function show(
  house: DeliveryHouse,
  person: Person,
  meetingId: string,
  refused: { readonly text: string; readonly note: string | null } | null,
): Promise<AdaptiveCard> {
  const { language } = person;
  const meeting = await findMeeting(house.db, meetingId);
  const viewer = { personId: person.id, language };
  const message = meeting && (await ownMeetingMessage(house.db, house.links, meeting, viewer, house.clock.now(), { ...(refused && { refused }) }));
  return message?.card ?? sentenceCard(language, translate(language)(meeting ? 'meeting.notInvited' : 'meeting.gone'));
}
