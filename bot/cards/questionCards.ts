import type { Language } from '../domain/person.ts';
import { translate } from '../texts/translate.ts';
import { box, card, openUrl, press, send, text, type AdaptiveCard, type CardAction } from './elements.ts';
import { paragraphs, words } from './words.ts';
import { inputId, VERBS } from './verbs.ts';

/** What may have been meant, as a button. */
export interface ChoiceButton {
  readonly verb: string;
  readonly title: string;
  readonly about?: string;
}

/** How long a question to the International Office may be. */
export const QUESTION_LENGTH = 1000;

interface UnclearOptions {
  readonly language: Language;
  readonly choices: readonly ChoiceButton[];
  /** Said first; without it, that it was not understood. */
  readonly title?: string;
  /** What the person wrote, to be sent on, without personal numbers. */
  readonly question: string;
  /** Why it could not be sent as it was written. */
  readonly problem?: string;
}

/** Said when the bot is not sure, or does not know: what may be meant, whom to ask, and one click that asks them. */
export function unclearCard({ language, choices, question, problem, ...options }: UnclearOptions): AdaptiveCard {
  const t = translate(language);
  const title = options.title ?? (choices.length > 0 ? t('talk.unsure') : t('talk.unknown'));
  return card(
    language,
    title,
    [
      words(title, { style: 'heading', size: 'medium', weight: 'bolder' }),
      text(t('talk.askOffice')),
      {
        type: 'Input.Text',
        id: inputId(VERBS.question, 'text'),
        label: t('talk.question'),
        isMultiline: true,
        maxLength: QUESTION_LENGTH,
        isRequired: true,
        errorMessage: t('invalid.required'),
        ...(question === '' ? {} : { value: question.slice(0, QUESTION_LENGTH).toWellFormed() }),
      },
      ...(problem === undefined ? [] : [box('attention', [words(problem, { weight: 'bolder' })])]),
    ],
    {
      actions: [
        ...choices.map(({ verb, title: name, about }): CardAction => press(verb, name, about === undefined || about === '' ? {} : { about })),
        send(VERBS.question, t('talk.sendOn'), { form: VERBS.question }),
        press(VERBS.help, t('talk.buttons.help'), {}),
      ],
    },
  );
}

/** A question that somebody sends on, as the International Office reads it. */
export function askedCard(
  language: Language,
  asked: { readonly name: string; readonly question: string; readonly chatUrl: string; readonly mailUrl: string },
): AdaptiveCard {
  const t = translate(language);
  const title = t('talk.fromPerson', { name: asked.name });
  return card(
    language,
    title,
    [
      words(title, { style: 'heading', size: 'medium', weight: 'bolder' }),
      ...paragraphs(asked.question, { characters: QUESTION_LENGTH, lines: 20 }, ''),
    ],
    { actions: [openUrl(t('talk.writeBack'), asked.chatUrl), openUrl(t('talk.writeMail'), asked.mailUrl)] },
  );
}

/** Which of several tasks is to rest, each with its button. */
export function remindChoiceCard(
  language: Language,
  lines: readonly { readonly taskId: string; readonly title: string; readonly day: string; readonly dayText: string }[],
): AdaptiveCard {
  const t = translate(language);
  const title = t('talk.remind.title');
  return card(language, title, [
    text(title, { style: 'heading', size: 'medium', weight: 'bolder' }),
    ...lines.map((line) => ({
      type: 'Container' as const,
      separator: true,
      items: [
        words(line.title, { weight: 'bolder' }, 200),
        {
          type: 'ActionSet' as const,
          actions: [press(VERBS.remind, t('talk.remind.button', { day: line.dayText }), { taskId: line.taskId, about: line.day })],
        },
      ],
    })),
  ]);
}

/** What follows from wanting only what is urgent, and the click that chooses it; nothing changes before. */
export function optOutCard(language: Language, consequences: readonly string[]): AdaptiveCard {
  const t = translate(language);
  const title = t('optOut.title');
  return card(
    language,
    title,
    [text(title, { style: 'heading', size: 'medium', weight: 'bolder' }), ...consequences.map((sentence) => words(sentence))],
    { actions: [press(VERBS.optOut, t('optOut.confirm'), {}), press(VERBS.optIn, t('optOut.keep'), {})] },
  );
}

/** Said to whoever gets only what is urgent already, with the way back. */
export function optedOutCard(language: Language, sentence: string): AdaptiveCard {
  return card(language, sentence, [text(sentence)], { actions: [press(VERBS.optIn, translate(language)('optOut.startAgain'), {})] });
}
