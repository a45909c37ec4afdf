import type { ReactNode } from 'react';
import { ProblemError } from '../api/failures.ts';
import { Notice } from './Notice.tsx';

interface OvertakenNoticeProps {
  readonly failure: Error | null;
  /** What has become of what was typed, and where it stands what holds now. */
  readonly children: ReactNode;
}

/** Somebody was faster: who, and when, where the server knows it. */
export function OvertakenNotice({ failure, children }: OvertakenNoticeProps) {
  const problem = failure instanceof ProblemError ? failure.problem : null;
  const title = problem?.overtakenBy ?? problem?.title;
  return (
    <div role="alert">
      <Notice intent="warning" {...(title ? { title } : {})}>
        {children}
      </Notice>
    </div>
  );
}
