import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { FieldErrors } from '../api/types.ts';

interface Form {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  /** What a text input needs to stand for one of the values. */
  control(name: string): { readonly value: string; readonly onChange: (_: unknown, typed: { readonly value: string }) => void };
  /** What its Field needs to show what is wrong with it. */
  problem(name: string): { readonly validationMessage?: string };
  /** What is typed into a field takes its error away. */
  set(name: string, value: string): void;
  /** Puts each error beside its field, and the focus on the first of them. */
  showErrors(errors: FieldErrors): void;
}

/** What has been typed into a form's fields and what is wrong with it, by the field's name. */
export function useForm(form: RefObject<HTMLFormElement | null>, initial: Readonly<Record<string, string>> = {}): Form {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(initial);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (shown > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [shown, form]);
  function set(name: string, value: string): void {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => field !== name)));
  }
  return {
    values,
    errors,
    control: (name) => ({ value: values[name] ?? '', onChange: (_, typed) => set(name, typed.value) }),
    problem: (name) => (errors[name] ? { validationMessage: errors[name] } : {}),
    set,
    showErrors(found) {
      setErrors(Object.fromEntries(found.map(({ field, message }) => [field, message])));
      setShown((times) => times + 1);
    },
  };
}
