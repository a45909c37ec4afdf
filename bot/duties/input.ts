import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { findPersonalNumber } from '../domain/privacy.ts';
import type { TaskSubject } from '../domain/taskFile.ts';
import { findDepartment } from '../store/directory.ts';
import type { Executor } from '../store/connect.ts';
import { translate } from '../texts/translate.ts';
import type { Field, Input } from './duty.ts';

/** Why a field is refused; the words are in the texts under `invalid`. */
export type FieldProblem =
  | 'required'
  | 'tooLong'
  | 'personalNumber'
  | 'email'
  | 'number'
  | 'date'
  | 'dateAhead'
  | 'dateBehind'
  | 'dateTooFar'
  | 'unknownDepartment'
  | 'unknownChoice';

export interface FieldError {
  readonly field: string;
  readonly problem: FieldProblem;
  readonly max?: number;
}

export type InputResult =
  | { readonly ok: true; readonly input: Input }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const raw = z.record(z.string(), z.unknown()).catch({});

/**
 * Checks what came from a card or the tab against the action's fields. Clients are known to skip
 * required inputs (AdaptiveCards #8585), so nothing they promise is relied on. Unknown fields are
 * left out.
 */
export async function readInput(
  db: Executor,
  fields: readonly Field[],
  subject: TaskSubject,
  given: unknown,
  now: Temporal.Instant,
): Promise<InputResult> {
  const values = raw.parse(given);
  const input: Record<string, string | null> = {};
  const errors: FieldError[] = [];
  for (const field of fields) {
    const value = values[field.name];
    const text = typeof value === 'string' ? value.trim() : '';
    const problem = text === '' ? (field.required ? 'required' : null) : await problemOf(db, field, subject, text, now);
    if (problem) errors.push({ field: field.name, problem, max: field.maxLength });
    input[field.name] = text === '' ? null : text;
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, input };
}

async function problemOf(
  db: Executor,
  field: Field,
  subject: TaskSubject,
  text: string,
  now: Temporal.Instant,
): Promise<FieldProblem | null> {
  if (text.length > field.maxLength) return 'tooLong';
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return findPersonalNumber(text) ? 'personalNumber' : null;
    case 'email':
      return z.email().safeParse(text).success ? null : 'email';
    case 'number':
      return /^\d+$/.test(text) ? null : 'number';
    case 'pastDate':
    case 'comingDate':
      return dateProblem(field, text, now);
    case 'choice':
      return field.choices?.(subject, translate('sv')).some((choice) => choice.value === text) ? null : 'unknownChoice';
    case 'department':
      return z.uuid().safeParse(text).success && (await findDepartment(db, text)) ? null : 'unknownDepartment';
  }
}

function dateProblem({ kind, withinYear }: Pick<Field, 'kind' | 'withinYear'>, text: string, now: Temporal.Instant): FieldProblem | null {
  if (!z.iso.date().safeParse(text).success) return 'date';
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const day = Temporal.PlainDate.from(text);
  const order = Temporal.PlainDate.compare(day, today);
  if (kind === 'pastDate') return order > 0 ? 'dateAhead' : null;
  if (order < 0) return 'dateBehind';
  return withinYear && Temporal.PlainDate.compare(day, today.add({ years: 1 })) > 0 ? 'dateTooFar' : null;
}

/** The text of a field that the action requires; readInput has seen to it that it is there. */
export function given(input: Input, name: string): string {
  const text = input[name];
  if (text == null) throw new Error(`The action needs the field ${name}, which it does not declare as required.`);
  return text;
}

/** The day of a date field, or null where it was left empty. */
export function givenDay(input: Input, name: string): Temporal.PlainDate | null {
  const text = input[name];
  return text == null ? null : Temporal.PlainDate.from(text);
}
