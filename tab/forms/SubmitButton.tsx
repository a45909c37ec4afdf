import { Button, Spinner } from '@fluentui/react-components';
import { useTexts } from '../texts/LanguageProvider.tsx';

/** Sends the form that it stands in; while that is on its way it keeps the focus and says so. */
export function SubmitButton({ label, pending, disabled = false }: { readonly label: string; readonly pending: boolean; readonly disabled?: boolean }) {
  const { t } = useTexts();
  return (
    <Button
      type="submit"
      size="large"
      appearance="primary"
      disabledFocusable={pending || disabled}
      {...(pending ? { icon: <Spinner size="extra-tiny" aria-label={t('task.sending')} /> } : {})}
    >
      {label}
    </Button>
  );
}
