import { Button, Spinner } from '@fluentui/react-components';
import { useTexts } from '../texts/LanguageProvider.tsx';

/** Sends the form that it stands in; while that is on its way it keeps the focus and says so. */
export function SubmitButton({ label, pending }: { readonly label: string; readonly pending: boolean }) {
  const { t } = useTexts();
  return (
    <Button
      type="submit"
      size="large"
      appearance="primary"
      disabledFocusable={pending}
      {...(pending ? { icon: <Spinner size="extra-tiny" aria-label={t('task.sending')} /> } : {})}
    >
      {label}
    </Button>
  );
}
