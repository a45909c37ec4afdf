import type { Temporal } from 'temporal-polyfill';
import type { ActionForm, FieldForm, ResponsibleTaskView, TaskLine } from '../cards/view.ts';
import { departmentName, type Language } from '../domain/person.ts';
import { isClosed, isOverdue, publicView, type PublicTaskView } from '../domain/task.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import type { Executor } from '../store/connect.ts';
import { listDepartments } from '../store/directory.ts';
import { momentText, translate, type Translate } from '../texts/translate.ts';
import { isOffered, type Duty, type Field } from './duty.ts';
import { dutyOf } from './registry.ts';

export interface Viewer {
  readonly personId: string;
  readonly language: Language;
}

/** The task without anything of its subject: for channels, and for people who do not stand to it. */
export function publicTaskView(file: TaskFile): PublicTaskView {
  return publicView(file.task, file.assignees);
}

/** The task as a line in the list of one of those who stand to it. Call only for such a person. */
export function taskLine({ task, subject }: TaskFile, language: Language, now: Temporal.Instant): TaskLine {
  const t = translate(language);
  return {
    taskId: task.id,
    version: task.version,
    kind: task.kind,
    kindText: t(`duty.${task.kind}.kind`),
    title: dutyOf(subject).title(subject, t),
    departmentText: departmentName(task.department, language),
    state: task.state,
    stateText: t(`state.${task.state}`),
    dueAt: task.dueAt,
    dueText: momentText(task.dueAt, language, now),
    overdue: isOverdue(task, now),
  };
}

/** The task as one of those who stand to it sees it. Call only for such a person. */
export async function responsibleTaskView(
  db: Executor,
  file: TaskFile,
  viewer: Viewer,
  now: Temporal.Instant,
): Promise<ResponsibleTaskView> {
  const { task } = file;
  const { language } = viewer;
  const t = translate(language);
  const duty = dutyOf(file.subject);
  const asked = file.assignees.find((assignee) => assignee.personId === viewer.personId);
  const line = taskLine(file, language, now);
  const { departmentText } = line;
  return {
    audience: 'responsible',
    ...line,
    whyYou:
      asked && !isClosed(task.state)
        ? (duty.whyYou?.(file.subject, t) ?? t(`card.youAreAsked.${asked.capacity}`, { department: departmentText }))
        : null,
    askedOf: file.assignees.map((one) => `${one.name} (${t(`capacity.${one.capacity}`)})`),
    facts: duty.facts(file.subject, language, now),
    dialogue: duty
      .dialogue(file.subject, t, language)
      .map(({ heading, text, at }) => ({ heading, text, whenText: momentText(at, language, now) })),
    passages: isClosed(task.state) ? [] : (duty.passages?.(file.subject, language) ?? []),
    links: isClosed(task.state) ? [] : (duty.links?.(file.subject, language) ?? []),
    actions: await actionForms(db, duty, file, viewer, t),
  };
}

async function actionForms(
  db: Executor,
  duty: Duty,
  file: TaskFile,
  viewer: Viewer,
  t: Translate,
): Promise<ActionForm[]> {
  const forms: ActionForm[] = [];
  for (const action of duty.actions) {
    if (!isOffered(action, file, viewer.personId)) continue;
    const fields: FieldForm[] = [];
    for (const field of action.fields) fields.push(await fieldForm(db, field, file, viewer.language, t));
    forms.push({ verb: action.verb, label: action.label(t), style: action.style, fields });
  }
  return forms;
}

async function fieldForm(
  db: Executor,
  field: Field,
  file: TaskFile,
  language: Language,
  t: Translate,
): Promise<FieldForm> {
  const value = field.initial?.(file.subject) ?? (await field.proposed?.(db, file)) ?? null;
  const { name, required, maxLength } = field;
  const common = { name, label: field.label(t), required, maxLength, value, choices: [] };
  switch (field.kind) {
    case 'text':
    case 'multiline':
    case 'number':
      return { ...common, kind: field.kind };
    case 'email':
      return { ...common, kind: 'text' };
    case 'pastDate':
    case 'comingDate':
      return { ...common, kind: 'date' };
    case 'choice':
      return { ...common, kind: 'choice', choices: field.choices?.(file.subject, t) ?? [] };
    case 'department': {
      const departments = (await listDepartments(db)).filter((one) => one.id !== file.task.department.id);
      const choices = departments.map((one) => ({ value: one.id, title: departmentName(one, language) }));
      return { ...common, kind: 'choice', choices };
    }
  }
}
