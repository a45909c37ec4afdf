import type { Meeting } from '../api/meetingsQueries.ts';
import type { Translate } from '../texts/translate.ts';

/** What stands of this person's answer, and until when one is wanted; empty for who is not invited. */
export function ownAnswerText({ own, isLateToAnswer, answerByText }: Meeting, t: Translate): string {
  if (!own) return '';
  if (own.answer) return t(`meetings.own.said.${own.answer}`);
  if (own.signedUp) return t('meetings.own.signedUp');
  return `${t('meetings.own.unanswered')} ${t(isLateToAnswer ? 'meetings.answerByGone' : 'meetings.answerBy', { when: answerByText })}.`;
}
