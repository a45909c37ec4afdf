import { makeStyles, tokens } from '@fluentui/react-components';
import type { Proposal } from '../api/calendarQueries.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { dateText } from '../time/stockholm.ts';
import { TERM_DAYS, type TermDays } from './termDays.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))', gap: tokens.spacingVerticalM, margin: `${tokens.spacingVerticalS} 0` },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  moved: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface TermDayListProps {
  readonly days: TermDays;
  readonly moved?: Proposal['terms'][number]['moved'];
}

/** What happens on each day of a term, and why a proposal has moved it. */
export function TermDayList({ days, moved = [] }: TermDayListProps) {
  const styles = useStyles();
  const { t, language } = useTexts();
  return (
    <dl className={styles.list}>
      {TERM_DAYS.map((name) => {
        const day = days[name];
        const from = moved.find(({ field }) => field === name);
        return (
          <div key={name}>
            <dt className={styles.label}>{t(`calendar.${name}`)}</dt>
            <dd className={styles.value}>{day ? dateText(day, language) : t('calendar.notSet')}</dd>
            {from && <dd className={styles.moved}>{t(`calendar.moved.${from.why}`, { day: from.fromText })}</dd>}
          </div>
        );
      })}
    </dl>
  );
}
