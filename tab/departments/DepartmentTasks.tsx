import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { Link } from 'wouter';
import type { DepartmentDetail } from '../api/agreementWorkQueries.ts';
import { useTableStyles } from '../channel/useTableStyles.ts';
import { useNarrow } from '../shell/narrow.ts';
import { PATHS } from '../shell/paths.ts';
import { surface } from '../shell/surface.ts';
import { useHeadingStyles } from '../shell/useHeadingStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

type TaskCount = DepartmentDetail['tasks'][number];

const NUMBERS = ['open', 'overdue', 'doneInTime', 'doneLate', 'escalated'] as const;

const useStyles = makeStyles({
  link: { color: tokens.colorBrandForegroundLink },
  zero: { color: tokens.colorNeutralForeground3 },
  trouble: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
  cards: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  card: { padding: tokens.spacingHorizontalM, ...surface, overflowWrap: 'anywhere' },
  numbers: { display: 'grid', gridTemplateColumns: '1fr auto', columnGap: tokens.spacingHorizontalM, margin: `${tokens.spacingVerticalXS} 0 0` },
  number: { margin: 0, textAlign: 'right' },
});

/** How many tasks of each kind are open and late, and how those of the last year went; each leads to where one sees them. */
export function DepartmentTasks({ department: { id, tasks, asOffice } }: { readonly department: DepartmentDetail }) {
  const styles = useStyles();
  const headings = useHeadingStyles();
  const table = useTableStyles();
  const { t } = useTexts();
  const narrow = useNarrow();

  /** The office has no list of others' tasks, but sees whom they will remind. */
  function linked({ kind, kindText, open }: TaskCount) {
    if (open === 0) return kindText;
    const href = asOffice ? `${PATHS.forecast}?days=90&department=${id}&kind=${kind}` : `${PATHS.tasks}?kind=${kind}`;
    return (
      <Link href={href} className={styles.link}>
        {kindText}
      </Link>
    );
  }

  function look(of: TaskCount, name: (typeof NUMBERS)[number]) {
    return of[name] === 0 ? styles.zero : (name === 'overdue' || name === 'doneLate') && styles.trouble;
  }

  return (
    <section>
      <h2 className={headings.part}>{t('department.tasks.title')}</h2>
      <p className={tasks.length > 0 ? table.note : styles.none}>{tasks.length > 0 ? t('department.tasks.year') : t('department.tasks.none')}</p>
      {tasks.length > 0 && narrow && (
        <ul className={styles.cards} aria-label={t('department.tasks.title')}>
          {tasks.map((one) => (
            <li key={one.kind} className={styles.card}>
              {linked(one)}
              <dl className={styles.numbers}>
                {NUMBERS.map((name) => (
                  <Fragment key={name}>
                    <dt>{t(`department.tasks.${name}`)}</dt>
                    <dd className={mergeClasses(styles.number, look(one, name))}>{one[name]}</dd>
                  </Fragment>
                ))}
              </dl>
            </li>
          ))}
        </ul>
      )}
      {tasks.length > 0 && !narrow && (
        <div className={table.frame}>
          <table className={table.table} aria-label={t('department.tasks.title')}>
            <thead>
              <tr>
                <th scope="col" className={mergeClasses(table.cell, table.head)}>
                  {t('department.tasks.kind')}
                </th>
                {NUMBERS.map((name) => (
                  <th key={name} scope="col" className={mergeClasses(table.cell, table.number, table.head)}>
                    {t(`department.tasks.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tasks.map((one) => (
                <tr key={one.kind}>
                  <th scope="row" className={table.cell}>
                    {linked(one)}
                  </th>
                  {NUMBERS.map((name) => (
                    <td key={name} className={mergeClasses(table.cell, table.number, look(one, name))}>
                      {one[name]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
