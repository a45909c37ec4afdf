import { Button } from '@fluentui/react-components';
import { LocalLanguageRegular } from '@fluentui/react-icons/svg/local-language';
import { useChangeLanguage } from '../api/queries.ts';
import { sendFailureTexts } from '../feedback/failureTexts.ts';
import { useMessages } from '../feedback/Messages.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

/** Changes the person's language everywhere: in the tab, on cards and in the chat. */
export function LanguageSwitch() {
  const { t, language } = useTexts();
  const messages = useMessages();
  const change = useChangeLanguage();
  const other = language === 'sv' ? 'en' : 'sv';
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={<LocalLanguageRegular />}
      lang={other}
      disabledFocusable={change.isPending}
      aria-label={t('app.otherLanguage')}
      onClick={() => change.mutate(other, { onError: (error) => messages.failure(sendFailureTexts(error, t).title) })}
    >
      {t('app.otherLanguageShort')}
    </Button>
  );
}
