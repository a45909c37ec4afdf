import { NetworkError, OfflineError, ProblemError, SignInError } from '../api/failures.ts';
import type { Translate } from '../texts/translate.ts';

interface FailureTexts {
  readonly title: string;
  readonly text: string;
}

/** What people are told when something could not be fetched. What the server says about it comes first. */
export function failureTexts(error: Error, t: Translate): FailureTexts {
  if (error instanceof ProblemError) {
    const { title, detail, overtakenBy } = error.problem;
    return { title, text: overtakenBy ? `${overtakenBy} ${detail}` : detail };
  }
  if (error instanceof OfflineError) return { title: t('failure.away.title'), text: t('failure.away.text') };
  if (error instanceof NetworkError) return { title: t('failure.network.title'), text: t('failure.network.text') };
  if (error instanceof SignInError) return { title: t('failure.signIn.title'), text: t('failure.signIn.text') };
  return { title: t('failure.answer.title'), text: t('failure.answer.text') };
}

/** The same when something was sent: without an answer nobody knows whether it was done. */
export function sendFailureTexts(error: Error, t: Translate): FailureTexts {
  if (error instanceof OfflineError) return { title: t('failure.unsent.title'), text: t('failure.unsent.text') };
  if (!(error instanceof NetworkError)) return failureTexts(error, t);
  return { title: t('failure.uncertain.title'), text: t('failure.uncertain.text') };
}
