import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useAuditDownload } from '../api/administrationQueries.ts';
import type { AuditFilter } from '../api/administrationQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { download } from '../files/TakeAlong.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { auditCsv } from './auditCsv.ts';

const useStyles = makeStyles({
  limit: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
});

/** All that the filter leaves as a file, not only what is shown; how many that can be is said before and after. */
export function AuditDownload({ filter, limit }: { readonly filter: AuditFilter; readonly limit: number }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const fetching = useAuditDownload();
  const most = new Intl.NumberFormat(language).format(limit);

  async function take(): Promise<void> {
    if (fetching.isPending) return;
    try {
      const { lines } = await fetching.mutateAsync(filter);
      download('audit-log.csv', auditCsv(t('audit.columns').split('; '), lines));
    } catch {
      // Shown from the mutation.
    }
  }

  return (
    <div>
      <Button disabledFocusable={fetching.isPending} onClick={() => void take()}>
        {t('audit.download.button')}
      </Button>
      <p className={styles.limit}>{t('audit.download.limit', { most })}</p>
      <div role="status">
        {fetching.data && (
          <Notice intent={fetching.data.more ? 'warning' : 'success'}>
            {fetching.data.more ? t('audit.download.more', { most }) : t('audit.download.all', { count: fetching.data.lines.length })}
          </Notice>
        )}
      </div>
      {fetching.error && <FailureNotice failure={fetching.error} />}
    </div>
  );
}
