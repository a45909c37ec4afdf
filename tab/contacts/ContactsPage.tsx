import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

export function ContactsPage() {
  const { t } = useTexts();
  useDocumentTitle(t('tab.contacts'));
  return <PageTitle>{t('tab.contacts')}</PageTitle>;
}
