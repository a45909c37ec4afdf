import type { ReactNode, RefObject } from 'react';

interface FormFrameProps {
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly className?: string;
  readonly submit: () => Promise<void> | void;
  readonly children: ReactNode;
}

/** A form that says what is wrong with it itself, beside each field and in the person's language: the browser does not. */
export function FormFrame({ formRef, className, submit, children }: FormFrameProps) {
  return (
    <form
      ref={formRef}
      noValidate
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
    </form>
  );
}
