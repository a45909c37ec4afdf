import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

export function LoansPage() {
  const { t } = useTexts();
  useDocumentTitle(t('tab.loans'));
  return <PageTitle>{t('tab.loans')}</PageTitle>;
}
