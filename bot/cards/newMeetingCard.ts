import type { Language } from '../domain/person.ts';
import { translate } from '../texts/translate.ts';
import { cut } from './cut.ts';
import { box, card, send, text, type AdaptiveCard, type CardElement, type Input } from './elements.ts';
import { inputId, VERBS } from './verbs.ts';
import { words } from './words.ts';

/** The fields of a new meeting, with how long each may be. */
const FIELDS = [
  { name: 'title', max: 150, required: true },
  { name: 'day', max: 10, required: true },
  { name: 'startsAt', max: 5, required: true },
  { name: 'endsAt', max: 5, required: true },
  { name: 'zone', max: 60, required: true },
  { name: 'room', max: 200, required: false },
  { name: 'onlineLink', max: 2000, required: false },
  { name: 'agenda', max: 3000, required: true },
  { name: 'eduadminLink', max: 2000, required: false },
  { name: 'answerBy', max: 10, required: true },
  { name: 'audience', max: 40, required: true },
] as const;

type MeetingField = (typeof FIELDS)[number]['name'];
export type MeetingValues = Readonly<Partial<Record<MeetingField, string>>>;

/** Whom a meeting can call, beside the contact persons of one faculty. */
export const FORM_AUDIENCES = ['contactPersons', 'forum', 'everybody'] as const;

interface NewMeetingOptions {
  readonly language: Language;
  readonly faculties: readonly { readonly id: string; readonly name: string }[];
  readonly values: MeetingValues;
  readonly errors: Readonly<Record<string, string>>;
  /** Makes a form that is sent twice one meeting. */
  readonly formId: string;
}

/** The International Office calls a meeting in its chat; everything can be changed in the tab afterwards but whom it calls. */
export function newMeetingCard({ language, faculties, values, errors, formId }: NewMeetingOptions): AdaptiveCard {
  const t = translate(language);
  const fields = FIELDS.flatMap((field): CardElement[] => {
    const element = input(field, values[field.name], faculties, language);
    const error = errors[field.name];
    return error === undefined ? [element] : [box('attention', [element, words(error, { weight: 'bolder', spacing: 'small' })])];
  });
  const title = t('talk.newMeeting.title');
  return card(
    language,
    title,
    [
      text(title, { style: 'heading', size: 'medium', weight: 'bolder' }),
      text(t('talk.newMeeting.intro')),
      ...(Object.keys(errors).length > 0 ? [text(t('card.notSent'), { weight: 'bolder' })] : []),
      ...fields,
    ],
    { actions: [send(VERBS.newMeeting, t('talk.newMeeting.send'), { form: formId }, 'positive')] },
  );
}

function input({ name, max, required }: (typeof FIELDS)[number], value: string | undefined, faculties: NewMeetingOptions['faculties'], language: Language): Input {
  const t = translate(language);
  const common = { id: inputId(VERBS.newMeeting, name), label: t(`talk.newMeeting.fields.${name}`), isRequired: required, errorMessage: t('invalid.required') };
  const typed = value?.slice(0, max).replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '');
  const known = typed ? { value: typed } : {};
  switch (name) {
    case 'day':
    case 'answerBy':
      return { type: 'Input.Date', ...common, ...known };
    case 'startsAt':
    case 'endsAt':
      return { type: 'Input.Time', ...common, ...known };
    case 'audience': {
      const choices = [
        ...FORM_AUDIENCES.map((one) => ({ value: one, title: t(`talk.newMeeting.audiences.${one}`) })),
        ...faculties.map((one) => ({ value: one.id, title: cut(t('talk.newMeeting.faculty', { name: one.name }), 80) })),
      ];
      const chosen = choices.find((one) => one.value === value);
      return { type: 'Input.ChoiceSet', ...common, style: 'compact', placeholder: t('card.choose'), choices, ...(chosen ? { value: chosen.value } : {}) };
    }
    case 'title':
    case 'zone':
    case 'room':
    case 'onlineLink':
    case 'eduadminLink':
    case 'agenda':
      return { type: 'Input.Text', ...common, maxLength: max, isMultiline: name === 'agenda', ...known };
  }
}
