import type { Translate } from '../texts/translate.ts';
import { cut } from './cut.ts';
import { box, openUrl, press, send, text, type CardAction, type CardElement, type Container, type Input } from './elements.ts';
import type { CardRoom } from './size.ts';
import type { ActionForm, FieldForm, RefusedForm } from './view.ts';
import { inputId, VERBS } from './verbs.ts';
import { words } from './words.ts';

/** The task and the card that a form stands on. */
export interface FormPlace {
  readonly taskId: string;
  readonly version: number;
  readonly tabUrl: string;
  readonly room: CardRoom;
  readonly t: Translate;
}

/**
 * One click where nothing is to be filled in, and a second one where it cannot be taken back;
 * otherwise the form opens below the buttons.
 */
export function actionButton(form: ActionForm, place: FormPlace): CardAction {
  const { taskId, version, tabUrl, t } = place;
  if (form.fields.length === 0) {
    const button = press(form.verb, form.label, { taskId, version }, form.style);
    return form.style === 'destructive' ? opens(form, [text(t('card.forGood'))], button) : button;
  }
  if (!fits(form, place)) return openUrl(form.label, tabUrl);
  return opens(form, form.fields.map((field) => input(form, field, field.value ?? undefined, t)), sendButton(form, place));
}

function opens({ label, style }: ActionForm, body: readonly CardElement[], button: CardAction): CardAction {
  return { type: 'Action.ShowCard', title: label, style, card: { type: 'AdaptiveCard', body, actions: [button] } };
}

/** A form that the server refused: open, with what was typed, and the reason beside each field. */
export function refusedForm(form: ActionForm, refused: RefusedForm, place: FormPlace): Container {
  const { taskId, tabUrl, room, t } = place;
  const fields = form.fields.flatMap((field): CardElement[] => {
    const element = input(form, field, typed(field, refused.values[field.name], room), t);
    const error = refused.errors[field.name];
    return error ? [box('attention', [element, words(error, { weight: 'bolder', spacing: 'small' }, room.line)])] : [element];
  });
  return {
    type: 'Container',
    style: 'emphasis',
    bleed: true,
    separator: true,
    items: [
      text(form.label, { weight: 'bolder', size: 'medium' }),
      text(t('card.notSent'), { spacing: 'small' }),
      ...(fits(form, place) ? fields : []),
      {
        type: 'ActionSet',
        actions: [
          fits(form, place) ? sendButton(form, place) : openUrl(form.label, tabUrl),
          press(VERBS.show, t('card.back'), { taskId }),
        ],
      },
    ],
  };
}

function sendButton(form: ActionForm, { taskId, version, t }: FormPlace): CardAction {
  return send(form.verb, t('card.send', { action: form.label }), { taskId, version, form: form.verb }, form.style);
}

function fits(form: ActionForm, { room }: FormPlace): boolean {
  return form.fields.every((field) => field.choices.length <= room.choices);
}

/** What goes back into a field: a date or a choice only when the client can show it. */
function typed(field: FieldForm, value: string | undefined, room: CardRoom): string | undefined {
  if (value === undefined) return undefined;
  switch (field.kind) {
    case 'text':
    case 'multiline':
    case 'number':
      return value.slice(0, room.typed).replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '');
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
    case 'choice':
      return field.choices.some((choice) => choice.value === value) ? value : undefined;
  }
}

function input(form: ActionForm, field: FieldForm, value: string | undefined, t: Translate): Input {
  const common = {
    id: inputId(form.verb, field.name),
    label: field.label,
    isRequired: field.required,
    errorMessage: t('invalid.required'),
    ...(value === undefined ? {} : { value }),
  };
  switch (field.kind) {
    case 'text':
    case 'number':
      return { type: 'Input.Text', ...common, maxLength: field.maxLength };
    case 'multiline':
      return { type: 'Input.Text', ...common, maxLength: field.maxLength, isMultiline: true };
    case 'date':
      return { type: 'Input.Date', ...common };
    case 'choice': {
      const choices = field.choices.map((choice) => ({ ...choice, title: cut(choice.title, 80) }));
      return { type: 'Input.ChoiceSet', ...common, style: 'compact', placeholder: t('card.choose'), choices };
    }
  }
}
