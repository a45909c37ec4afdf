import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { sendFailureTexts } from './failureTexts.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

/** Beside the button that was pressed: it did not work, and why. */
export function FailureNotice({ failure }: { readonly failure: Error }) {
  const { t } = useTexts();
  const { title, text } = sendFailureTexts(failure, t);
  return (
    <div role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{title}</MessageBarTitle> {text}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
