import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { findPersonalNumber } from '../domain/privacy.ts';
import { findDepartment } from '../store/directory.ts';
import type { Executor } from '../store/connect.ts';
import type { Field, Input } from './duty.ts';

/** Why a field is refused; the words are in the texts under `invalid`. */
export type FieldProblem = 'required' | 'tooLong' | 'personalNumber' | 'date' | 'dateAhead' | 'unknownDepartment';

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
  given: unknown,
  now: Temporal.Instant,
): Promise<InputResult> {
  const values = raw.parse(given);
  const input: Record<string, string | null> = {};
  const errors: FieldError[] = [];
  for (const field of fields) {
    const value = values[field.name];
    const text = typeof value === 'string' ? value.trim() : '';
    const problem = text === '' ? (field.required ? 'required' : null) : await problemOf(db, field, text, now);
    if (problem) errors.push({ field: field.name, problem, max: field.maxLength });
    input[field.name] = text === '' ? null : text;
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, input };
}

async function problemOf(
  db: Executor,
  field: Field,
  text: string,
  now: Temporal.Instant,
): Promise<FieldProblem | null> {
  if (text.length > field.maxLength) return 'tooLong';
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return findPersonalNumber(text) ? 'personalNumber' : null;
    case 'pastDate':
      return pastDateProblem(text, now);
    case 'department':
      return z.uuid().safeParse(text).success && (await findDepartment(db, text)) ? null : 'unknownDepartment';
  }
}

function pastDateProblem(text: string, now: Temporal.Instant): FieldProblem | null {
  if (!z.iso.date().safeParse(text).success) return 'date';
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(text), today) > 0 ? 'dateAhead' : null;
}

/** The text of a field that the action requires; readInput has seen to it that it is there. */
export function given(input: Input, name: string): string {
  const text = input[name];
  if (text == null) throw new Error(`The action needs the field ${name}, which it does not declare as required.`);
  return text;
}
