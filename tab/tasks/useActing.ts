import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { ProblemError } from '../api/failures.ts';
import { useAct } from '../api/queries.ts';
import type { FieldErrors, TaskAction, TaskDetail } from '../api/types.ts';
import { failureTexts } from '../feedback/failureTexts.ts';
import { useMessages } from '../feedback/Messages.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

type Input = Readonly<Record<string, string>>;

/** Somebody was faster: what the server said, and what the person had typed meanwhile. */
export interface Conflict {
  readonly title: string;
  readonly detail: string;
  readonly typed: readonly string[];
}

/** settled: done, or overtaken by somebody else's act. failed: nothing changed, or nobody knows. */
export type ActResult =
  | { readonly kind: 'settled' }
  | { readonly kind: 'refused'; readonly errors: FieldErrors }
  | { readonly kind: 'failed' }
  | { readonly kind: 'busy' };

export interface Acting {
  readonly pending: boolean;
  /** The act that is on its way or has failed. */
  readonly verb: string | null;
  readonly failure: Error | null;
  readonly conflict: Conflict | null;
  /** Where the focus goes when the buttons that were pressed are gone. */
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  /** `version` is the task's that the person has seen: what came after it they have not judged. */
  act(action: TaskAction, input: Input, version: number): Promise<ActResult>;
  /** Tells that somebody was faster, on the task as it is now: what was pressed may be gone. */
  readonly overtaken: (failure: ProblemError) => void;
  readonly forgetFailure: () => void;
  readonly forgetConflict: () => void;
}

/** Acting on a task from its page. */
export function useActing(task: TaskDetail): Acting {
  const { t } = useTexts();
  const messages = useMessages();
  const send = useAct(task.id);
  const titleRef = useRef<HTMLHeadingElement>(null);
  // A second click can come before React has drawn the button as busy.
  const busy = useRef(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  async function act(action: TaskAction, input: Input, version: number): Promise<ActResult> {
    if (busy.current) return { kind: 'busy' };
    busy.current = true;
    setConflict(null);
    try {
      await send.mutateAsync({ verb: action.verb, version, input });
      messages.success(t('task.done', { action: action.label }));
    } catch (error) {
      if (!(error instanceof ProblemError)) return { kind: 'failed' };
      if (!error.task) return { kind: 'refused', errors: error.problem.errors ?? [] };
      tell(error, typedTexts(action, input));
      send.reset();
    } finally {
      busy.current = false;
    }
    return { kind: 'settled' };
  }

  function tell(failure: ProblemError, typed: readonly string[]): void {
    const { title, text } = failureTexts(failure, t);
    setConflict({ title, detail: text, typed });
  }

  return {
    pending: send.isPending,
    verb: send.variables?.verb ?? null,
    failure: send.error,
    conflict,
    titleRef,
    act,
    overtaken(failure) {
      tell(failure, []);
      titleRef.current?.focus();
    },
    forgetFailure() {
      // What is on its way is no failure; resetting would draw the button as idle.
      if (!busy.current) send.reset();
    },
    forgetConflict: () => setConflict(null),
  };
}

/** What would hurt to lose; choices and dates are quickly chosen again. */
function typedTexts(action: TaskAction, input: Input): string[] {
  return action.fields
    .filter((field) => field.kind === 'text' || field.kind === 'multiline')
    .map((field) => input[field.name] ?? '')
    .filter((text) => text !== '');
}
