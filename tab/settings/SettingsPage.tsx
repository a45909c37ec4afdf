import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

export function SettingsPage() {
  const { t } = useTexts();
  useDocumentTitle(t('tab.settings'));
  return <PageTitle>{t('tab.settings')}</PageTitle>;
}
