import type { Language } from '../domain/person.ts';
import { isClosed } from '../domain/task.ts';
import { translate, type Translate } from '../texts/translate.ts';
import {
  card,
  execute,
  plain,
  text,
  type AdaptiveCard,
  type CardAction,
  type CardElement,
  type Container,
  type Input,
} from './elements.ts';
import type { ActionForm, FieldForm, RefusedForm, ResponsibleTaskView } from './view.ts';
import { inputId, VERBS } from './verbs.ts';

export interface TaskCardOptions {
  readonly language: Language;
  /** Where the tab shows this task. */
  readonly tabUrl: string;
  /** A line above everything: that it is a reminder, or why a click changed nothing. */
  readonly notice?: { readonly text: string; readonly tone: 'warning' | 'accent' };
  readonly refused?: RefusedForm;
}

/** The card of a task for somebody who stands to it: everything they may know, and what they may do. */
export function taskCard(view: ResponsibleTaskView, options: TaskCardOptions): AdaptiveCard {
  const t = translate(options.language);
  const refused = options.refused && view.actions.find((form) => form.verb === options.refused?.verb);
  return card(
    options.language,
    [
      ...(options.notice ? [banner(options.notice)] : []),
      ...heading(view, t),
      ...(view.whyYou ? [text(plain(view.whyYou), { isSubtle: true, spacing: 'small' })] : []),
      facts(view, t),
      ...view.dialogue.map(dialogueLine),
      ...(refused && options.refused ? refusedForm(view, refused, options.refused, t) : []),
    ],
    {
      speak: `${view.kindText}. ${view.title}`,
      actions: refused ? [] : actions(view, options.tabUrl, t),
    },
  );
}

function banner({ text: words, tone }: NonNullable<TaskCardOptions['notice']>): Container {
  return { type: 'Container', style: tone, bleed: true, items: [text(plain(words), { weight: 'bolder' })] };
}

function heading(view: ResponsibleTaskView, t: Translate): CardElement[] {
  const due = view.overdue ? t('card.overdueSince', { when: view.dueText }) : null;
  return [
    text(plain(view.kindText), { isSubtle: true, size: 'small' }),
    text(plain(view.title), { weight: 'bolder', size: 'medium', style: 'heading', spacing: 'none' }),
    ...(due ? [text(due, { color: 'attention', weight: 'bolder', spacing: 'small' })] : []),
  ];
}

function facts(view: ResponsibleTaskView, t: Translate): CardElement {
  const asked = view.askedOf.length > 0 ? view.askedOf.join(', ') : t('card.nobody');
  const all = [
    ...view.facts,
    { label: t('card.department'), value: view.departmentText },
    ...(isClosed(view.state)
      ? []
      : [
          { label: t('card.due'), value: view.dueText },
          { label: t('card.askedOf'), value: asked },
        ]),
    { label: t('card.state'), value: view.stateText },
  ];
  return { type: 'FactSet', facts: all.map(({ label, value }) => ({ title: label, value: plain(value) })) };
}

function dialogueLine(line: ResponsibleTaskView['dialogue'][number]): Container {
  return {
    type: 'Container',
    separator: true,
    items: [
      text(plain(`${line.heading}, ${line.whenText}`), { isSubtle: true, size: 'small' }),
      ...(line.text ? [text(plain(line.text), { spacing: 'none' })] : []),
    ],
  };
}

function actions(view: ResponsibleTaskView, tabUrl: string, t: Translate): CardAction[] {
  return [
    ...view.actions.map((form) => action(view, form, t)),
    { type: 'Action.OpenUrl', title: t('card.openInTab'), url: tabUrl },
  ];
}

function action(view: ResponsibleTaskView, form: ActionForm, t: Translate): CardAction {
  if (form.fields.length === 0) {
    return execute(form.verb, form.label, { taskId: view.taskId, version: view.version }, form.style);
  }
  return {
    type: 'Action.ShowCard',
    title: form.label,
    style: form.style,
    card: {
      type: 'AdaptiveCard',
      body: form.fields.map((field) => input(form, field, undefined, t)),
      actions: [send(view, form, t)],
    },
  };
}

function send(view: ResponsibleTaskView, form: ActionForm, t: Translate): CardAction {
  const data = { taskId: view.taskId, version: view.version, form: form.verb };
  return execute(form.verb, `${t('card.send')}: ${form.label}`, data, form.style);
}

/** A form that the server refused: open, with what was typed, and the reason beside each field. */
function refusedForm(view: ResponsibleTaskView, form: ActionForm, refused: RefusedForm, t: Translate): CardElement[] {
  return [
    {
      type: 'Container',
      style: 'emphasis',
      bleed: true,
      separator: true,
      items: [
        text(plain(form.label), { weight: 'bolder' }),
        text(t('card.notSent'), { color: 'attention', spacing: 'small' }),
        ...form.fields.flatMap((field): CardElement[] => {
          const error = refused.errors[field.name];
          return [
            input(form, field, refused.values[field.name], t),
            ...(error ? [text(plain(error), { color: 'attention', size: 'small', spacing: 'small' })] : []),
          ];
        }),
        {
          type: 'ActionSet',
          actions: [
            send(view, form, t),
            execute(VERBS.show, t('card.back'), { taskId: view.taskId }),
          ],
        },
      ],
    },
  ];
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
      return { type: 'Input.Text', ...common, maxLength: field.maxLength };
    case 'multiline':
      return { type: 'Input.Text', ...common, maxLength: field.maxLength, isMultiline: true };
    case 'date':
      return { type: 'Input.Date', ...common };
    case 'choice':
      return { type: 'Input.ChoiceSet', ...common, style: 'compact', choices: field.choices };
  }
}
