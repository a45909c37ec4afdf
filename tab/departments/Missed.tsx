import { makeStyles, tokens } from '@fluentui/react-components';
import type { DepartmentDetail } from '../api/agreementWorkQueries.ts';
import { Notice } from '../feedback/Notice.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { Translate } from '../texts/translate.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
});

/** What somebody has to see to now, and what was missed during the last year, first of all on the page. */
export function Missed({ department }: { readonly department: DepartmentDetail }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [now, before] = missed(department, t);
  return (
    <div className={styles.stack}>
      {now.length === 0 && before.length === 0 && <Notice intent="success">{t('department.missed.nothing')}</Notice>}
      {now.length > 0 && (
        <Notice intent="warning" title={t('department.missed.now')}>
          <Lines lines={now} />
        </Notice>
      )}
      {before.length > 0 && (
        <Notice intent="info" title={t('department.missed.before')}>
          <Lines lines={before} />
        </Notice>
      )}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function missed({ tasks, publications, announcements, agreements, nominationTerm }: DepartmentDetail, t: Translate): readonly [now: string[], before: string[]] {
  const total = (of: 'overdue' | 'doneLate' | 'escalated') => tasks.reduce((sum, one) => sum + one[of], 0);
  const term = nominationTerm?.code ?? '';
  const now = [
    ['overdueTasks', total('overdue')],
    ['overduePublications', publications.filter(({ state }) => state === 'overdue').length],
    ['overdueAnnouncements', announcements.filter(({ overdue }) => overdue).length],
    ['missingAgreements', agreements.filter(({ coverage }) => coverage === 'notCovering').length],
    ['endedAgreements', agreements.filter(({ coverage }) => coverage === 'ended').length],
  ] as const;
  const before = [
    ['doneLate', total('doneLate')],
    ['escalated', total('escalated')],
  ] as const;
  const said = (counts: typeof now | typeof before) => counts.flatMap(([what, count]) => (count > 0 ? [t(`department.missed.${what}`, { count, term })] : []));
  return [said(now), said(before)];
}
