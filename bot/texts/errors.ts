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

/** Why a file cannot be imported. Each code brings the values that its sentence names; a test ties them. */
export function importFileErrorText(
  { code, params }: { readonly code: keyof Texts['import']['file']; readonly params: Readonly<Record<string, string>> },
  language: Language,
): string {
  const t = translate(language) as (key: string, words: Readonly<Record<string, string>>) => string;
  return t(`import.file.${code}`, params);
}

/** What is said of a row of an import, by the same rule. */
export function importProblemText(
  { code, params }: { readonly code: string; readonly params: Readonly<Record<string, string>> },
  language: Language,
): string {
  const t = translate(language) as (key: string, words: Readonly<Record<string, string>>) => string;
  const text = t(`import.problem.${code}`, params);
  const { row } = params;
  return row === undefined ? text : t('imports.atRow', { row, text });
}
