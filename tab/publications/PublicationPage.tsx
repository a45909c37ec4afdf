import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { usePublication, useWithdrawPublication } from '../api/publicationsQueries.ts';
import type { PublicationDetail } from '../api/publicationTypes.ts';
import { Facts } from '../feedback/FactList.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { ItemTitle, PageTitle } from '../shell/PageTitle.tsx';
import { PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useFocusOnTitle } from '../shell/useFocusOnTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { publicationLinkId } from './links.ts';
import { PublishedDepartments } from './PublishedDepartments.tsx';
import { useProgressText } from './useProgressText.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalM },
  text: { margin: 0, maxWidth: '640px', whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** One publication: what was said, where each department stands, and the way to take it back. */
export function PublicationPage({ publicationId }: { readonly publicationId: string }) {
  const { t } = useTexts();
  const query = usePublication(publicationId);
  useDocumentTitle(query.data?.title ?? t('tab.publications'));
  const back = <BackLink to={PATHS.publications} label={t('tab.publications')} focus={publicationLinkId(publicationId)} />;
  if (query.data) {
    return (
      <>
        {back}
        <Shown publication={query.data} stale={<StaleNotice query={query} />} />
      </>
    );
  }
  return (
    <>
      {back}
      <PageTitle>{t('tab.publications')}</PageTitle>
      {query.error ? <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} /> : <Loading />}
    </>
  );
}

function Shown({ publication, stale }: { readonly publication: PublicationDetail; readonly stale: ReactNode }) {
  const styles = useStyles();
  const { t } = useTexts();
  const progressText = useProgressText();
  const withdraw = useWithdrawPublication(publication.id);
  const [asks, setAsks] = useState(false);
  // The button that was pressed is gone when it is done.
  const titleRef = useRef<HTMLHeadingElement>(null);
  // A second click can come before React has drawn the button as busy.
  const busy = useRef(false);

  async function takeBack(): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    try {
      await withdraw.mutateAsync();
      titleRef.current?.focus();
    } catch {
      // Shown from the mutation.
    } finally {
      busy.current = false;
    }
  }

  const { kindText, createdText, dueText, withdrawnText, text, link, mailSubject, mailText, progress } = publication;
  const canWithdraw = withdrawnText === null && progress.open + progress.overdue > 0;
  const keepsFocus = useFocusOnTitle(titleRef, canWithdraw);
  const { departments, partners } = progressText(publication);
  const facts = [
    { label: t('publications.fact.kind'), value: kindText },
    { label: t('publications.fact.published'), value: createdText },
    { label: t('publications.fact.lastDay'), value: dueText },
    ...(withdrawnText ? [{ label: t('publications.fact.withdrawn'), value: withdrawnText }] : []),
    { label: t('publications.fact.departments'), value: departments },
    ...(partners ? [{ label: t('publications.fact.partners'), value: partners }] : []),
  ];
  return (
    <>
      <ItemTitle titleRef={titleRef}>{publication.title}</ItemTitle>
      <div className={styles.stack} {...keepsFocus}>
        {stale}
        <div role="status">
          <Facts facts={facts} />
        </div>
        <p className={styles.text}>{text}</p>
        {link && (
          <Link href={link} target="_blank" rel="noreferrer" className={styles.text}>
            {link}
          </Link>
        )}
        {mailText && (
          <details>
            <summary>{t('publications.mail')}</summary>
            <p className={styles.text}>
              <strong>{mailSubject}</strong>
              {`\n\n${mailText}`}
            </p>
          </details>
        )}
        {withdraw.error && <FailureNotice failure={withdraw.error} />}
        {canWithdraw && (
          <Button disabledFocusable={withdraw.isPending} onClick={() => setAsks(true)}>
            {t('publications.withdraw')}
          </Button>
        )}
      </div>
      <PublishedDepartments publication={publication} />
      <ConfirmDialog
        open={asks}
        title={t('publications.withdrawTitle', { title: publication.title })}
        text={t('publications.withdrawText', { count: progress.open + progress.overdue })}
        action={t('publications.withdraw')}
        confirm={() => void takeBack()}
        close={() => setAsks(false)}
      />
    </>
  );
}
