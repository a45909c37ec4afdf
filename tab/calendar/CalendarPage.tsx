import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

export function CalendarPage() {
  const { t } = useTexts();
  useDocumentTitle(t('tab.calendar'));
  return <PageTitle>{t('tab.calendar')}</PageTitle>;
}
