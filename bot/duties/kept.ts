import { z } from 'zod';
import type { KeptKind, KeptSubject, TaskFile } from '../domain/taskFile.ts';
import { saveDetails } from '../store/taskSubjects.ts';
import type { ActionContext, Duty, DutyAction, Field, Input, TaskChange } from './duty.ts';

/**
 * A duty whose subject is kept with its task as one value, of a shape that the duty alone knows. A
 * duty of this kind is one file, its texts, and a line each in domain/task.ts and registry.ts.
 */
export interface KeptDuty<Details> extends Duty<KeptSubject> {
  readonly kind: KeptKind;
  /** Reads and writes the kept value. */
  readonly details: z.ZodType<Details>;
  /** What the task is about. */
  detailsOf(file: TaskFile): Details;
}

/** What an action does; `details` is what the task is about from now on. */
export interface KeptChange<Details> extends TaskChange {
  readonly details?: Details;
}

export interface KeptAction<Details> extends Omit<DutyAction<Details>, 'apply'> {
  apply(context: ActionContext, file: TaskFile, details: Details, input: Input): Promise<KeptChange<Details>>;
}

interface Parts<Details> extends Omit<Duty<Details>, 'actions'> {
  readonly kind: KeptKind;
  readonly details: z.ZodType<Details>;
  readonly actions: readonly KeptAction<Details>[];
}

export function keptDuty<Details>(parts: Parts<Details>): KeptDuty<Details> {
  const read = (subject: KeptSubject): Details => z.decode(parts.details, subject.details);
  const { title, facts, dialogue, passages, links, comesUp, whyYou } = parts;
  return {
    kind: parts.kind,
    urgent: parts.urgent,
    details: parts.details,
    detailsOf: ({ subject }) => read(subject as KeptSubject),
    title: (subject, t) => title(read(subject), t),
    facts: (subject, language, now) => facts(read(subject), language, now),
    ...(parts.staysWith && { staysWith: parts.staysWith }),
    ...(whyYou && { whyYou: (subject, t) => whyYou(read(subject), t) }),
    dialogue: (subject, t, language) => dialogue(read(subject), t, language),
    ...(passages && { passages: (subject, language) => passages(read(subject), language) }),
    ...(links && { links: (subject, language) => links(read(subject), language) }),
    ...(comesUp && { comesUp }),
    actions: parts.actions.map((action) => keptAction(action, read, parts.details)),
  };
}

function keptAction<Details>(
  action: KeptAction<Details>,
  read: (subject: KeptSubject) => Details,
  schema: z.ZodType<Details>,
): DutyAction<KeptSubject> {
  const { when, fields, ...same } = action;
  return {
    ...same,
    fields: fields.map((field) => keptField(field, read)),
    ...(when && { when: (file, subject) => when(file, read(subject)) }),
    async apply(context, file, subject, input) {
      const { details, ...change } = await action.apply(context, file, read(subject), input);
      if (details !== undefined) await saveDetails(context.tx, file.task.id, z.encode(schema, details));
      return change;
    },
  };
}

function keptField<Details>(field: Field<Details>, read: (subject: KeptSubject) => Details): Field<KeptSubject> {
  const { choices, initial, ...same } = field;
  return {
    ...same,
    ...(choices && { choices: (subject, t) => choices(read(subject), t) }),
    ...(initial && { initial: (subject) => initial(read(subject)) }),
  };
}
