import { Button } from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { NetworkError } from '../api/failures.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { failureTexts } from './failureTexts.ts';
import { Panel } from './Panel.tsx';

interface FailurePanelProps {
  readonly error: Error;
  readonly retry: () => void;
  readonly level: 1 | 2;
}

export function FailurePanel({ error, retry, level }: FailurePanelProps) {
  const { t } = useTexts();
  const icon = error instanceof NetworkError ? <PlugDisconnectedRegular /> : <WarningRegular />;
  return (
    <div role="alert">
      <Panel
        icon={icon}
        level={level}
        {...failureTexts(error, t)}
        actions={<Button onClick={retry}>{t('failure.retry')}</Button>}
      />
    </div>
  );
}
