import { useEffect } from 'react';
import { useTexts } from '../texts/LanguageProvider.tsx';

/** The window's title, for history, bookmarks and screen readers: "Avtal – IKP-forum". */
export function useDocumentTitle(title: string): void {
  const { t } = useTexts();
  const full = `${title} – ${t('app.name')}`;
  useEffect(() => {
    document.title = full;
  }, [full]);
}
