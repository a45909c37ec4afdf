import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

export function ForecastPage() {
  const { t } = useTexts();
  useDocumentTitle(t('tab.forecast'));
  return <PageTitle>{t('tab.forecast')}</PageTitle>;
}
