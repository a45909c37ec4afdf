import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { clockTime } from '../time/stockholm.ts';

interface StaleNoticeProps {
  readonly query: {
    readonly isRefetchError: boolean;
    readonly dataUpdatedAt: number;
    readonly refetch: () => unknown;
  };
}

/** Over a list that could be shown but not updated. */
export function StaleNotice({ query }: StaleNoticeProps) {
  const { t, language } = useTexts();
  if (!query.isRefetchError) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t('failure.stale', { when: clockTime(query.dataUpdatedAt, language) })}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => void query.refetch()}>{t('failure.retry')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
