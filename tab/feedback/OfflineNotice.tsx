import { useSyncExternalStore } from 'react';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Notice } from './Notice.tsx';

export function OfflineNotice() {
  const { t } = useTexts();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return <div role="status">{!online && <Notice intent="warning">{t('failure.offline')}</Notice>}</div>;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
