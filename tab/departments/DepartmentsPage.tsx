import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

export function DepartmentsPage() {
  const { t } = useTexts();
  useDocumentTitle(t('tab.departments'));
  return <PageTitle>{t('tab.departments')}</PageTitle>;
}
