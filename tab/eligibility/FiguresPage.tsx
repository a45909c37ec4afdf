import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

export function FiguresPage() {
  const { t } = useTexts();
  useDocumentTitle(t('tab.figures'));
  return <PageTitle>{t('tab.figures')}</PageTitle>;
}
