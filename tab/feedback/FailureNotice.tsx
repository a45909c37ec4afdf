import { useTexts } from '../texts/LanguageProvider.tsx';
import { sendFailureTexts } from './failureTexts.ts';
import { Notice } from './Notice.tsx';

/** Beside the button that was pressed: it did not work, and why. */
export function FailureNotice({ failure }: { readonly failure: Error }) {
  const { t } = useTexts();
  const { title, text } = sendFailureTexts(failure, t);
  return (
    <div role="alert">
      <Notice intent="error" title={title}>
        {text}
      </Notice>
    </div>
  );
}
