import { MEETING_ANSWERS, type AnswerCounts, type MeetingAnswer, type MeetingPhase } from '../domain/meeting.ts';
import type { Language } from '../domain/person.ts';
import { translate, type Translate } from '../texts/translate.ts';
import { box, card, openUrl, press, send, text, type AdaptiveCard, type CardAction, type CardElement } from './elements.ts';
import { facts } from './facts.ts';
import { fitting, type CardRoom } from './size.ts';
import { inputId, VERBS } from './verbs.ts';
import { words } from './words.ts';

/** What is said of a meeting beside the meeting itself; each has its words in the texts under `meeting.notice`. */
export type MeetingNotice = 'invitation' | 'changed' | 'cancelled' | 'answerSoon' | 'answerToday' | 'dayBefore' | 'morning' | 'minutes';

/** A meeting as anybody in the forum may see it. */
export interface PublicMeetingView {
  readonly meetingId: string;
  readonly title: string;
  readonly whenText: string;
  readonly room: string | null;
  readonly onlineLink: string | null;
  readonly agenda: string;
  readonly eduadminLink: string | null;
  readonly minutesLink: string | null;
  readonly answerByText: string;
  readonly isLateToAnswer: boolean;
  readonly phase: MeetingPhase;
  readonly counts: AnswerCounts;
  readonly calendarUrl: string;
  readonly tabUrl: string;
}

/** The same for one who is invited. */
export interface OwnMeetingView extends PublicMeetingView {
  readonly answer: MeetingAnswer | null;
  /** What the person has written to the office. */
  readonly note: string | null;
  readonly signedUp: boolean;
}

/** The verb that sends a word to the office alone. */
export const MEETING_NOTE_VERB = `${VERBS.meeting}.note`;

interface MeetingCardOptions {
  readonly language: Language;
  readonly notice?: MeetingNotice;
  /** Why an answer was not taken, in the person's language, and what they had written. */
  readonly refused?: { readonly text: string; readonly note: string | null };
}

/** The invitation to one person; it follows the meeting and the person's own answer. */
export function meetingCard(view: OwnMeetingView, options: MeetingCardOptions): AdaptiveCard {
  const t = translate(options.language);
  const { answer, phase } = view;
  return fitting((room) =>
    card(
      options.language,
      meetingSummary(view, options.notice ?? 'invitation', options.language),
      [
        ...about(view, options.notice ?? null, room, t),
        ...(answer !== null && phase !== 'cancelled' ? [box('good', [text(t(`meeting.youSaid.${answer}`), { weight: 'bolder' })])] : []),
        ...(view.signedUp && phase !== 'cancelled' ? [text(t('meeting.signedUp'), { isSubtle: true })] : []),
        ...(view.note !== null && phase !== 'cancelled' ? [words(t('meeting.yourNote', { note: view.note }), {}, room.typed)] : []),
        ...(options.refused ? [box('attention', [words(options.refused.text, { weight: 'bolder' })])] : []),
        ...ways(view, t),
      ],
      {
        actions: [
          ...(phase === 'open' ? [...answers(view, answer, t), noteForm(view, options.refused?.note ?? null, t)] : []),
          openUrl(t('card.openInTab'), view.tabUrl),
        ],
      },
    ),
  );
}

/** The post in the channel: how many come, never who. */
export function meetingChannelCard(view: PublicMeetingView, options: MeetingCardOptions): AdaptiveCard {
  const t = translate(options.language);
  return fitting((room) =>
    card(
      options.language,
      meetingSummary(view, options.notice ?? 'invitation', options.language),
      [
        ...about(view, options.notice ?? null, room, t),
        ...(view.phase === 'cancelled' ? [] : [text(t('meeting.counts', { ...view.counts }))]),
        ...ways(view, t),
      ],
      { actions: [...(view.phase === 'open' ? answers(view, null, t) : []), openUrl(t('card.openInTab'), view.tabUrl)] },
    ),
  );
}

/** One line for notifications; a meeting is no secret. */
export function meetingSummary(view: PublicMeetingView, notice: MeetingNotice, language: Language): string {
  const t = translate(language);
  return t('meeting.summary', { notice: t(`meeting.notice.${notice}`), title: view.title, when: view.whenText });
}

function about(view: PublicMeetingView, notice: MeetingNotice | null, room: CardRoom, t: Translate): CardElement[] {
  const known = notice !== null && notice !== 'invitation' ? notice : null;
  const said = view.phase === 'cancelled' ? 'cancelled' : known;
  return [
    text(t('meeting.kind'), { isSubtle: true, size: 'small' }),
    words(view.title, { style: 'heading', size: 'medium', weight: 'bolder', spacing: 'none' }, room.line),
    ...(said ? [box(said === 'cancelled' ? 'attention' : 'accent', [text(t(`meeting.notice.${said}`), { weight: 'bolder' })])] : []),
    ...(view.phase === 'over' ? [box('emphasis', [text(`${t('meeting.over')} ${t('meeting.attendance', { yes: view.counts.yes })}`)])] : []),
    ...facts(
      [
        { label: t('meeting.when'), value: view.whenText },
        ...(view.room ? [{ label: t('meeting.where'), value: view.room }] : []),
      ],
      room,
      t,
    ),
    ...facts([{ label: t('meeting.agenda'), value: view.agenda }], room, t),
    ...(view.phase === 'open' ? [text(t(view.isLateToAnswer ? 'meeting.answerByGone' : 'meeting.answerBy', { when: view.answerByText }))] : []),
  ];
}

function answers(view: PublicMeetingView, answer: MeetingAnswer | null, t: Translate): CardAction[] {
  return MEETING_ANSWERS.filter((one) => one !== answer).map((one) =>
    press(`${VERBS.meeting}.${one}`, t(`meeting.answer.${one}`), { meetingId: view.meetingId }, one === 'yes' ? 'positive' : 'default'),
  );
}

/** A word to the office, beside the answer or without one; folded up, since few have any. One that is there is changed, not written over unseen. */
function noteForm({ meetingId, note: said }: OwnMeetingView, refused: string | null, t: Translate): CardAction {
  const note = refused ?? said;
  const verb = MEETING_NOTE_VERB;
  const field: CardElement = {
    type: 'Input.Text',
    id: inputId(verb, 'note'),
    label: t('meeting.note'),
    isRequired: true,
    errorMessage: t('invalid.required'),
    maxLength: 500,
    isMultiline: true,
    ...(note === null ? {} : { value: note }),
  };
  const sendIt = send(verb, t('meeting.noteSend'), { meetingId, form: verb });
  return { type: 'Action.ShowCard', title: t(said === null ? 'meeting.noteOpen' : 'meeting.noteChange'), card: { type: 'AdaptiveCard', body: [field], actions: [sendIt] } };
}

/** Where the meeting is, where one signs up, and the file for calendars: a row of their own, since one row holds six buttons. */
function ways(view: PublicMeetingView, t: Translate): CardElement[] {
  const isAhead = view.phase === 'open' || view.phase === 'begun';
  const actions = [
    ...(isAhead && view.onlineLink ? [openUrl(t('meeting.joinOnline'), view.onlineLink)] : []),
    ...(isAhead && view.eduadminLink ? [openUrl(t('meeting.signUp'), view.eduadminLink)] : []),
    ...(isAhead ? [openUrl(t('meeting.calendarFile'), view.calendarUrl)] : []),
    ...(view.minutesLink ? [openUrl(t('meeting.minutes'), view.minutesLink)] : []),
  ];
  return actions.length > 0 ? [{ type: 'ActionSet', actions }] : [];
}
