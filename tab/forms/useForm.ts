import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { FieldErrors } from '../api/types.ts';

interface Form {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly ref: RefObject<HTMLFormElement | null>;
  /** What is typed into a field takes its error away. */
  set(name: string, value: string): void;
  /** Puts each error beside its field, and the focus on the first of them. */
  showErrors(errors: FieldErrors): void;
}

/** What has been typed and what is wrong with it, by the field's name. */
export function useForm(): Form {
  const ref = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (shown > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [shown]);
  return {
    values,
    errors,
    ref,
    set(name, value) {
      setValues((before) => ({ ...before, [name]: value }));
      setErrors(({ [name]: _, ...others }) => others);
    },
    showErrors(found) {
      setErrors(Object.fromEntries(found.map(({ field, message }) => [field, message])));
      setShown((times) => times + 1);
    },
  };
}
