import { departmentName, type Department, type Language } from '../domain/person.ts';
import { translate } from '../texts/translate.ts';
import { cut } from './cut.ts';
import { box, card, openUrl, text, type AdaptiveCard, type CardElement, type Input } from './elements.ts';
import { facts } from './facts.ts';
import { inputId, VERBS } from './verbs.ts';
import { words } from './words.ts';

/** The fields of a new eligibility request as a dialog asks for them, with how long each may be. */
export const REQUEST_FIELDS = [
  { name: 'caseReference', max: 60, required: true },
  { name: 'courseCode', max: 20, required: true },
  { name: 'courseName', max: 200, required: true },
  { name: 'departmentId', max: 36, required: true },
  { name: 'term', max: 6, required: true },
  { name: 'nyaReference', max: 60, required: false },
  { name: 'question', max: 2000, required: true },
] as const;

export type RequestField = (typeof REQUEST_FIELDS)[number]['name'];
export type RequestValues = Readonly<Partial<Record<RequestField, string>>>;

interface RequestFormOptions {
  readonly language: Language;
  readonly departments: readonly Department[];
  /** What was typed, or carried over from a message. */
  readonly values: RequestValues;
  readonly errors: Readonly<Record<string, string>>;
  /** Makes a form that is sent twice one request. */
  readonly formId: string;
  /** Set when the form was received before with something else in it: what is said of that, and where it is. */
  readonly received?: { readonly text: string; readonly tabUrl: string };
}

/** The form in a dialog. Dialogs know Action.Submit alone. */
export function requestFormCard({ language, departments, values, errors, formId, received }: RequestFormOptions): AdaptiveCard {
  const t = translate(language);
  const fields = REQUEST_FIELDS.flatMap((field): CardElement[] => {
    const element = input(field, values[field.name], departments, language);
    const error = errors[field.name];
    return error === undefined ? [element] : [box('attention', [element, words(error, { weight: 'bolder', spacing: 'small' })])];
  });
  const first = received && box('attention', [text(t('problem.alreadyReceived.title'), { weight: 'bolder' }), text(received.text), text(t('talk.request.another'))]);
  return card(
    language,
    t('talk.request.title'),
    [...(first ? [first] : []), text(t('talk.request.intro')), ...(Object.keys(errors).length > 0 ? [text(t('card.notSent'), { weight: 'bolder' })] : []), ...fields],
    { actions: [{ type: 'Action.Submit', title: t('talk.request.send'), data: { verb: VERBS.request, form: formId }, style: 'positive' }, ...(received ? [openUrl(t('card.openInTab'), received.tabUrl)] : [])] },
  );
}

function input({ name, max, required }: (typeof REQUEST_FIELDS)[number], value: string | undefined, departments: readonly Department[], language: Language): Input {
  const t = translate(language);
  const label = t(`talk.request.fields.${name}`);
  const common = {
    id: inputId(VERBS.request, name),
    label: name === 'nyaReference' || name === 'term' ? `${label} (${t(`talk.request.hints.${name}`)})` : label,
    isRequired: required,
    errorMessage: t('invalid.required'),
  };
  if (name === 'departmentId') {
    const choices = departments.map((one) => ({ value: one.id, title: cut(departmentName(one, language), 80) }));
    const known = choices.find((one) => one.value === value);
    return { type: 'Input.ChoiceSet', ...common, style: 'compact', placeholder: t('card.choose'), choices, ...(known ? { value: known.value } : {}) };
  }
  const typed = value?.slice(0, max).replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '');
  return { type: 'Input.Text', ...common, maxLength: max, isMultiline: name === 'question', ...(typed ? { value: typed } : {}) };
}

/** What was sent, to whom, and until when the answer comes. */
export function requestSentCard(
  language: Language,
  { values, departmentText, dueText, tabUrl }: { readonly values: RequestValues; readonly departmentText: string; readonly dueText: string; readonly tabUrl: string },
): AdaptiveCard {
  const t = translate(language);
  const shown = REQUEST_FIELDS.flatMap(({ name }) => {
    const value = name === 'departmentId' ? departmentText : (values[name] ?? '');
    return value === '' ? [] : [{ label: t(`talk.request.fields.${name}`), value }];
  });
  return card(
    language,
    t('talk.request.sent'),
    [
      box('good', [text(t('talk.request.sent'), { weight: 'bolder', style: 'heading', size: 'medium' })]),
      ...facts(shown, { characters: 2000, lines: 20 }, t),
      text(t('talk.request.answerBy', { when: dueText })),
    ],
    { actions: [openUrl(t('card.openInTab'), tabUrl)] },
  );
}
