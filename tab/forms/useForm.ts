import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { ProblemError } from '../api/failures.ts';
import type { FieldErrors } from '../api/types.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

interface Form {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  /** What was typed into a field, without spaces around it. */
  text(name: string): string;
  /** What a text input needs to stand for one of the values. */
  control(name: string): { readonly value: string; readonly onChange: (_: unknown, typed: { readonly value: string }) => void };
  /** What its Field needs to show what is wrong with it. */
  problem(name: string): { readonly validationMessage?: string };
  /** What its Field needs besides: what it is called, and whether it can be left out. */
  field(name: string, label: string, required?: boolean): { readonly label: string; readonly required: boolean; readonly validationMessage?: string };
  /** What is typed into a field takes its error away. */
  set(name: string, value: string): void;
  /** An error for each of the fields that nothing was typed into. */
  missing(names: readonly string[]): FieldErrors;
  /** Puts each error beside its field, and the focus on the first of them. */
  showErrors(errors: FieldErrors): void;
  /**
   * Sends what was typed, one request at a time: a second click can come before React has drawn the
   * button as busy. What the server finds wrong stands beside its field; any other failure is shown
   * by whoever holds the mutation. The key is the same each time: what is sent again after a broken
   * connection makes nothing twice.
   */
  send(request: (idempotencyKey: string) => Promise<void>): Promise<void>;
  /** Sends what stands there now beside what was received before. */
  sendAnother(): void;
}

/** What has been typed into a form's fields and what is wrong with it, by the field's name. */
export function useForm(form: RefObject<HTMLFormElement | null>, initial: Readonly<Record<string, string>> = {}): Form {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(initial);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [shown, setShown] = useState(0);
  const busy = useRef(false);
  const idempotencyKey = useRef('');
  const { t } = useTexts();
  useEffect(() => {
    if (shown > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [shown, form]);
  function set(name: string, value: string): void {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => field !== name)));
  }
  function text(name: string): string {
    return (values[name] ?? '').trim();
  }
  function problem(name: string): { readonly validationMessage?: string } {
    return errors[name] ? { validationMessage: errors[name] } : {};
  }
  function showErrors(found: FieldErrors): void {
    setErrors(Object.fromEntries(found.map(({ field, message }) => [field, message])));
    setShown((times) => times + 1);
  }
  return {
    values,
    errors,
    text,
    control: (name) => ({ value: values[name] ?? '', onChange: (_, typed) => set(name, typed.value) }),
    problem,
    field: (name, label, required = true) => ({ label: required ? label : t('form.optional', { label }), required, ...problem(name) }),
    set,
    missing: (names) => names.filter((name) => text(name) === '').map((field) => ({ field, message: t('form.required') })),
    showErrors,
    async send(request) {
      if (busy.current) return;
      busy.current = true;
      try {
        idempotencyKey.current ||= crypto.randomUUID();
        await request(idempotencyKey.current);
      } catch (error) {
        if (error instanceof ProblemError) showErrors(error.problem.errors ?? []);
      } finally {
        busy.current = false;
      }
    },
    sendAnother() {
      idempotencyKey.current = crypto.randomUUID();
      // Whoever asked for it stands on what goes once it is under way.
      form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
      form.current?.requestSubmit();
    },
  };
}
