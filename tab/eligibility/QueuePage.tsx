import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

export function QueuePage() {
  const { t } = useTexts();
  useDocumentTitle(t('tab.queue'));
  return <PageTitle>{t('tab.queue')}</PageTitle>;
}
