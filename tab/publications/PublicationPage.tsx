import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

export function PublicationPage() {
  const { t } = useTexts();
  useDocumentTitle(t('tab.publications'));
  return <PageTitle>{t('tab.publications')}</PageTitle>;
}
