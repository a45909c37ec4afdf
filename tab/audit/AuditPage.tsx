import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { useState } from 'react';
import { useAuditLog } from '../api/administrationQueries.ts';
import type { AuditLine, AuditPageData } from '../api/administrationQueries.ts';
import { Fetched } from '../feedback/Fetched.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { ShownCount } from '../feedback/ShownCount.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { AuditDownload } from './AuditDownload.tsx';
import { AuditFilterBar } from './AuditFilterBar.tsx';
import { AuditLines } from './AuditLines.tsx';
import { useAuditFilter } from './useAuditFilter.ts';
import type { AuditPageFilter } from './useAuditFilter.ts';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '720px', color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalL },
});

/** Who did what when, for administrators. */
export function AuditPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const filter = useAuditFilter();
  const query = useAuditLog(filter.wanted);
  const first = query.data?.pages[0];
  // What can be chosen stays when a choice cannot be fetched, so that another can be made.
  const [choices, setChoices] = useState<AuditPageData | undefined>(first);
  if (first && first !== choices) setChoices(first);
  const [readFrom, setReadFrom] = useState<number | null>(null);
  useDocumentTitle(t('tab.audit'));

  async function showOlder(): Promise<void> {
    const { data } = await query.fetchNextPage();
    setReadFrom(data?.pages.at(-1)?.lines[0]?.id ?? null);
  }

  return (
    <>
      <PageTitle>{t('tab.audit')}</PageTitle>
      <p className={styles.intro}>{t('audit.intro')}</p>
      <AuditFilterBar filter={filter} choices={choices ?? { abouts: [], departments: [] }} />
      <Fetched query={query}>
        {({ pages }) => {
          const lines = pages.flatMap((page) => page.lines);
          return (
            <>
              <Narrowed filter={filter} lines={lines} />
              <ShownCount text={t('audit.shown', { count: lines.length })} />
              {lines.length === 0 ? (
                <Panel
                  icon={<HistoryRegular />}
                  level={2}
                  title={t('audit.none.title')}
                  text={t('audit.none.text')}
                  actions={<Button onClick={filter.clear}>{t('audit.showAll')}</Button>}
                />
              ) : (
                <>
                  <AuditLines lines={lines} address={filter.address} readFrom={readFrom} />
                  <div className={styles.foot}>
                    {query.hasNextPage && (
                      <Button disabledFocusable={query.isFetchingNextPage} onClick={() => void showOlder()}>
                        {t('audit.more')}
                      </Button>
                    )}
                    <AuditDownload key={filter.address} filter={filter.wanted} limit={pages[0]?.downloadLimit ?? 0} />
                  </div>
                </>
              )}
            </>
          );
        }}
      </Fetched>
    </>
  );
}

/** Says that the list is narrowed to a person or a task, which no field above shows, and leads back. */
function Narrowed({ filter, lines }: { readonly filter: AuditPageFilter; readonly lines: readonly AuditLine[] }) {
  const { t } = useTexts();
  const actor = filter.get('actor');
  if (actor === '' && filter.get('taskId') === '') return null;
  const name = lines.find((line) => line.actor === actor)?.actorText ?? t('audit.somebody');
  const parts = [...(actor === '' ? [] : [t('audit.ofPerson', { name })]), ...(filter.get('taskId') === '' ? [] : [t('audit.ofTask')])];
  return (
    <Notice
      intent="info"
      actions={
        <Button size="small" onClick={() => filter.set({ actor: '', taskId: '' })}>
          {t('audit.showAll')}
        </Button>
      }
    >
      {t('audit.only', { what: parts.join(t('audit.and')) })}
    </Notice>
  );
}
