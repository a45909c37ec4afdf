import { isOvertaken } from '../api/failures.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { sendFailureTexts } from './failureTexts.ts';
import { Notice } from './Notice.tsx';
import { OvertakenNotice } from './OvertakenNotice.tsx';

/** Beside the button that was pressed: it did not work, and why; or who was faster. */
export function FailureNotice({ failure }: { readonly failure: Error }) {
  const { t } = useTexts();
  if (isOvertaken(failure)) return <OvertakenNotice failure={failure}>{failure.problem.detail}</OvertakenNotice>;
  const { title, text } = sendFailureTexts(failure, t);
  return (
    <div role="alert">
      <Notice intent="error" title={title}>
        {text}
      </Notice>
    </div>
  );
}
