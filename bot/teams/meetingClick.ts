import { sentenceCard } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { MEETING_NOTE_VERB } from '../cards/meetingCard.ts';
import { inputsOf, VERBS } from '../cards/verbs.ts';
import { MEETING_ANSWERS, type MeetingAnswer } from '../domain/meeting.ts';
import type { Person } from '../domain/person.ts';
import { answerInvitation } from '../duties/meetings.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { ownMeetingMessage } from '../reminders/meetings.ts';
import { findMeeting } from '../store/meetings.ts';
import { translate } from '../texts/translate.ts';
import type { CardClick } from './incoming.ts';

/** Whether a button belongs to an invitation. */
export function isMeetingClick({ verb }: CardClick): boolean {
  return verb === MEETING_NOTE_VERB || answerOf(verb) !== null;
}

function answerOf(verb: string): MeetingAnswer | null {
  return MEETING_ANSWERS.find((answer) => verb === `${VERBS.meeting}.${answer}`) ?? null;
}

/** Takes an answer to an invitation or a message to the office, and gives the card as it then is. What cannot be taken says why. */
export async function answerMeetingClick(
  house: DeliveryHouse,
  person: Person,
  click: CardClick,
  correlationId: string,
): Promise<AdaptiveCard> {
  const t = translate(person.language);
  const { note: written = '' } = inputsOf(click.verb, click.sent);
  const note = written.trim() === '' ? null : written.trim().slice(0, 500);
  const { meetingId } = click;
  if (meetingId === null) return sentenceCard(person.language, t('meeting.gone'));
  const result = await answerInvitation(house, { person, correlationId }, meetingId, answerOf(click.verb), note);
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

/** The invitation to a meeting out of a list, as it now is. */
export async function invitationCard(house: DeliveryHouse, person: Person, { meetingId }: CardClick): Promise<AdaptiveCard> {
  if (meetingId === null) return sentenceCard(person.language, translate(person.language)('meeting.gone'));
  return show(house, person, meetingId, null);
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
