import { Button } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Panel } from './Panel.tsx';

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

/** Catches what breaks while a page is drawn, and pages whose script could not be fetched. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { t } = useTexts();
  return (
    <div role="alert">
      <Panel
        icon={<WarningRegular />}
        level={1}
        title={t('failure.crash.title')}
        text={t('failure.crash.text')}
        actions={<Button onClick={() => location.reload()}>{t('failure.crash.reload')}</Button>}
      />
    </div>
  );
}
