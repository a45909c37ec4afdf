import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ChannelOverview } from '../api/channelQueries.ts';
import { useHiddenStyle } from '../feedback/hidden.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { useTableStyles } from './useTableStyles.ts';

type Departments = ChannelOverview['departments'];
type Work = keyof Departments[number]['open'];

/** In the order of the year's urgency; only what somebody has open gets a column. */
const COLUMNS: readonly Work[] = ['eligibility', 'students', 'agreementRenewal', 'agreementRegistration', 'placeAnnouncement', 'partnerAccount', 'forwarding', 'notice', 'information'];

/** From how many on a cell is filled, and filled strongly. The number says the same without colour. */
const SOME = 1;
const MANY = 4;

const useStyles = makeStyles({
  column: { minWidth: '92px', maxWidth: '132px' },
  name: { minWidth: '132px' },
  some: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1 },
  many: { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, fontWeight: tokens.fontWeightBold },
  sum: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground2 },
});

/** How many tasks are open, by department and work. */
export function HeatMap({ departments }: { readonly departments: Departments }) {
  const styles = useStyles();
  const table = useTableStyles();
  const { hidden } = useHiddenStyle();
  const { t, language } = useTexts();
  if (departments.length === 0) return <p className={table.note}>{t('channel.open.nothing')}</p>;
  const columns = COLUMNS.filter((work) => departments.some(({ open }) => open[work]));
  const named = departments.map((one) => ({ ...one, name: language === 'sv' ? one.nameSv : one.nameEn }));
  named.sort((a, b) => a.name.localeCompare(b.name, language));
  const sumOf = (shown: Departments, works: readonly Work[]) => shown.reduce((sum, { open }) => sum + works.reduce((own, work) => own + (open[work] ?? 0), 0), 0);
  const number = mergeClasses(table.cell, table.number);
  return (
    <>
      <p className={table.note}>{t('channel.open.hint')}</p>
      <div className={table.frame} tabIndex={0} role="region" aria-label={t('channel.open.heading')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(table.cell, table.head, styles.name)}>
                {t('channel.open.department')}
              </th>
              {columns.map((work) => (
                <th key={work} scope="col" className={mergeClasses(number, table.head, styles.column)}>
                  {t(`channel.open.work.${work}`)}
                </th>
              ))}
              <th scope="col" className={mergeClasses(number, table.head)}>
                {t('channel.open.sum')}
              </th>
            </tr>
          </thead>
          <tbody>
            {named.map((department) => (
              <tr key={department.id}>
                <th scope="row" className={mergeClasses(table.cell, styles.name)}>
                  {department.name}
                </th>
                {columns.map((work) => {
                  const count = department.open[work] ?? 0;
                  return (
                    <td key={work} className={mergeClasses(number, count >= SOME && styles.some, count >= MANY && styles.many)}>
                      {count > 0 ? count : <span className={hidden}>{t('channel.open.none')}</span>}
                    </td>
                  );
                })}
                <td className={mergeClasses(number, styles.sum)}>{sumOf([department], columns)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className={mergeClasses(table.cell, styles.sum)}>
                {t('channel.open.all')}
              </th>
              {columns.map((work) => (
                <td key={work} className={mergeClasses(number, styles.sum)}>
                  {sumOf(departments, [work])}
                </td>
              ))}
              <td className={mergeClasses(number, styles.sum)}>{sumOf(departments, columns)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
