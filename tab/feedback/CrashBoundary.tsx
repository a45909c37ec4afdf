import { Button } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { Component, Fragment } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { PartNotFetched } from '../api/failures.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { FailurePanel } from './FailurePanel.tsx';
import { Panel } from './Panel.tsx';

interface CrashBoundaryProps {
  readonly children: ReactNode;
  /** What stands around the words in place of the page, where nothing of it is left. */
  readonly frame?: ComponentType<{ readonly children: ReactNode }>;
}

/** Catches what breaks while a page is drawn, and pages whose script could not be fetched: those are tried again where they stand. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly failure: unknown }> {
  override state = { failure: null };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  override render(): ReactNode {
    const { frame: Frame = Fragment, children } = this.props;
    const failure: unknown = this.state.failure;
    if (failure === null) return children;
    return (
      <Frame>
        {failure instanceof PartNotFetched ? (
          <FailurePanel
            error={failure}
            level={1}
            retry={() => {
              failure.again();
              this.setState({ failure: null });
            }}
          />
        ) : (
          <Crashed />
        )}
      </Frame>
    );
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
