import { Button } from '@fluentui/react-components';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { clockTime } from '../time/stockholm.ts';
import { Notice } from './Notice.tsx';

interface StaleNoticeProps {
  readonly query: {
    readonly isRefetchError: boolean;
    readonly dataUpdatedAt: number;
    readonly refetch: () => unknown;
  };
}

/** Over what could be shown but not updated. */
export function StaleNotice({ query }: StaleNoticeProps) {
  const { t, language } = useTexts();
  return (
    <div role="status">
      {query.isRefetchError && (
        <Notice
          intent="warning"
          actions={
            <Button size="small" onClick={() => void query.refetch()}>
              {t('failure.retry')}
            </Button>
          }
        >
          {t('failure.stale', { when: clockTime(query.dataUpdatedAt, language) })}
        </Notice>
      )}
    </div>
  );
}
