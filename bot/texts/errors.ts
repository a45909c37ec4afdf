import type { Language } from '../domain/person.ts';
import type { Texts } from './shape.ts';
import { translate } from './translate.ts';

export interface FieldErrorLike {
  readonly field: string;
  readonly problem: keyof Texts['invalid'];
  readonly max?: number;
}

/** The sentence for each refused field, by its name. */
export function errorTexts(errors: readonly FieldErrorLike[], language: Language): Record<string, string> {
  const t = translate(language);
  return Object.fromEntries(
    errors.map(({ field, problem, max }) => [field, t(`invalid.${problem}`, { max: max ?? 0 })]),
  );
}
