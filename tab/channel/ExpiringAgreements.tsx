import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ChannelOverview } from '../api/channelQueries.ts';
import { useHiddenStyle } from '../feedback/hidden.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { useTableStyles } from './useTableStyles.ts';

const useStyles = makeStyles({
  term: { whiteSpace: 'nowrap' },
  partners: { overflowWrap: 'anywhere' },
});

/** How many agreements end with each term, and with whom. */
export function ExpiringAgreements({ expiring }: { readonly expiring: ChannelOverview['expiring'] }) {
  const styles = useStyles();
  const table = useTableStyles();
  const { hidden } = useHiddenStyle();
  const { t } = useTexts();
  if (expiring.length === 0) return <p className={table.note}>{t('channel.expiring.nothing')}</p>;
  return (
    <div className={table.frame} tabIndex={0} role="region" aria-label={t('channel.expiring.heading')}>
      <table className={table.table}>
        <caption className={hidden}>{t('channel.expiring.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(table.cell, table.head)}>{t('channel.expiring.term')}</th>
            <th scope="col" className={mergeClasses(table.cell, table.number, table.head)}>{t('channel.expiring.count')}</th>
            <th scope="col" className={mergeClasses(table.cell, table.head)}>{t('channel.expiring.partners')}</th>
          </tr>
        </thead>
        <tbody>
          {expiring.map(({ term, count, partners, more }) => (
            <tr key={term}>
              <th scope="row" className={mergeClasses(table.cell, styles.term)}>{term}</th>
              <td className={mergeClasses(table.cell, table.number)}>{count}</td>
              <td className={mergeClasses(table.cell, styles.partners)}>
                {more > 0 ? t('channel.expiring.more', { names: partners.join(', '), count: more }) : partners.join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
