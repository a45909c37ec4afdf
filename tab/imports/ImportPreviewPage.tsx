import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ProblemError } from '../api/failures.ts';
import { useConfirmImport, useDiscardImport, useImportPreview, type ImportPreview } from '../api/importsQueries.ts';
import { Facts } from '../feedback/FactList.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { ItemTitle, PageTitle } from '../shell/PageTitle.tsx';
import { importLinkId, PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { useImportStyles } from './importStyles.ts';
import { PreviewRows } from './PreviewRows.tsx';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** What a file would change, row by row, before any of it is saved. */
export function ImportPreviewPage({ previewId }: { readonly previewId: string }) {
  const { t } = useTexts();
  const query = useImportPreview(previewId);
  useDocumentTitle(query.data?.fileName ?? t('imports.preview.title'));
  const isGone = query.error instanceof ProblemError && query.error.problem.status === 404;
  return (
    <>
      <BackLink to={PATHS.imports} label={t('tab.imports')} focus={importLinkId(previewId)} />
      {query.data && !isGone ? (
        <Shown preview={query.data} stale={query} />
      ) : (
        <>
          <PageTitle>{t('imports.preview.title')}</PageTitle>
          {isGone ? (
            <div>
              <Notice intent="info">{t('imports.preview.gone')}</Notice>
            </div>
          ) : query.error ? (
            <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
          ) : (
            <Loading />
          )}
        </>
      )}
    </>
  );
}

interface ShownProps {
  readonly preview: ImportPreview;
  readonly stale: Parameters<typeof StaleNotice>[0]['query'];
}

function Shown({ preview, stale }: ShownProps) {
  const styles = useStyles();
  const shared = useImportStyles();
  const { t } = useTexts();
  const titleRef = useRef<HTMLHeadingElement>(null);
  const { fileName, kindText, createdText, expiresText, state, warnings, renewedText, renewedBy } = preview;
  const facts = [
    { label: t('imports.preview.kind'), value: kindText },
    { label: t('imports.preview.uploaded'), value: createdText },
    ...(state === 'done' ? [] : [{ label: t('imports.preview.until'), value: expiresText }]),
  ];
  return (
    <>
      <ItemTitle titleRef={titleRef}>{fileName}</ItemTitle>
      <div className={styles.stack}>
        <StaleNotice query={stale} />
        <Facts facts={facts} />
        {/* Read out as it goes on. */}
        <div role="status" className={styles.stack}>
          {state === 'failed' && <Notice intent="error">{t('imports.preview.failed')}</Notice>}
          {state === 'ready' && renewedText && (
            <Notice intent="warning" {...(renewedBy ? { title: renewedBy } : {})}>
              {t('imports.preview.renewed', { when: renewedText })}
            </Notice>
          )}
          {state === 'saving' && t('imports.preview.saving')}
          {state === 'done' && (
            <Notice intent="success" title={t('imports.preview.done')}>
              {t('imports.preview.doneText')}
            </Notice>
          )}
        </div>
        {state === 'saving' && <ImportProgress saved={preview.saved} all={preview.toSave} />}
        {state === 'done' ? (
          <Link href={PATHS.imports} className={shared.link}>
            {t('imports.preview.toHistory')}
          </Link>
        ) : (
          <>
            {warnings.map(({ code, text }) => (
              <Notice key={code} intent="warning">
                {text}
              </Notice>
            ))}
            {state !== 'saving' && <Decision preview={preview} focusBack={() => titleRef.current?.focus()} />}
            <PreviewRows preview={preview} />
          </>
        )}
      </div>
    </>
  );
}

/** Save it, or throw it away. */
function Decision({ preview, focusBack }: { readonly preview: ImportPreview; readonly focusBack: () => void }) {
  const shared = useImportStyles();
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const messages = useMessages();
  const confirm = useConfirmImport(preview.id);
  const discard = useDiscardImport(preview.id);
  const [asks, setAsks] = useState<'save' | 'discard' | null>(null);
  const busy = useRef(false);

  async function once(work: () => Promise<unknown>, then: () => void): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    try {
      await work();
      then();
    } catch {
      // Shown from the mutations.
    } finally {
      busy.current = false;
    }
  }

  const save = () => once(() => confirm.mutateAsync(preview.fingerprint), focusBack);
  const throwAway = () =>
    once(
      () => discard.mutateAsync(),
      () => {
        messages.success(t('imports.preview.discarded'));
        navigate(PATHS.imports);
      },
    );

  const { toSave } = preview;
  return (
    <>
      {toSave === 0 && (
        <Notice intent="info" title={t('imports.preview.nothing')}>
          {t('imports.preview.nothingText')}
        </Notice>
      )}
      {confirm.error && <FailureNotice failure={confirm.error} />}
      {discard.error && <FailureNotice failure={discard.error} />}
      <div className={shared.buttons}>
        {toSave > 0 && (
          <Button appearance="primary" size="large" disabledFocusable={confirm.isPending} onClick={() => setAsks('save')}>
            {t('imports.preview.confirm', { count: toSave })}
          </Button>
        )}
        <Button size="large" disabledFocusable={discard.isPending} onClick={() => setAsks('discard')}>
          {t('imports.preview.discard')}
        </Button>
      </div>
      <ConfirmDialog
        open={asks === 'save'}
        title={t('imports.preview.askTitle')}
        text={[t('imports.preview.askText', preview.counts), ...preview.warnings.map(({ text }) => text)].join(' ')}
        action={t('imports.preview.confirm', { count: toSave })}
        confirm={() => void save()}
        close={() => setAsks(null)}
      />
      <ConfirmDialog
        open={asks === 'discard'}
        title={t('imports.preview.discardTitle')}
        text={t('imports.preview.discardText')}
        action={t('imports.preview.discard')}
        confirm={() => void throwAway()}
        close={() => setAsks(null)}
      />
    </>
  );
}
