import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

export function NewPublicationPage() {
  const { t } = useTexts();
  useDocumentTitle(t('tab.publications'));
  return <PageTitle>{t('tab.publications')}</PageTitle>;
}
