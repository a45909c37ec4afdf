import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useForecast } from '../api/calmQueries.ts';
import type { Forecast } from '../api/calmQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { ShownCount } from '../feedback/ShownCount.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ForecastDay } from './ForecastDay.tsx';
import { ForecastFilterBar } from './ForecastFilterBar.tsx';
import { daysOf } from './days.ts';
import { useForecastFilter } from './useForecastFilter.ts';
import type { ForecastFilter } from './useForecastFilter.ts';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 0`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  none: { margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2 },
  days: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, marginTop: tokens.spacingVerticalL },
  more: { marginTop: tokens.spacingVerticalL },
});

/** What will be sent to whom if nobody acts, day by day, and why. */
export function ForecastPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const filter = useForecastFilter();
  const query = useForecast(filter.query);
  useDocumentTitle(t('tab.forecast'));
  return (
    <>
      <PageTitle>{t('tab.forecast')}</PageTitle>
      {query.data ? (
        <>
          <p className={styles.intro}>{query.data.ofAll ? t('calm.forecast.introAll') : t('calm.forecast.introOwn')}</p>
          <ForecastFilterBar filter={filter} forecast={query.data} />
          <StaleNotice query={query} />
          <Found forecast={query.data} filter={filter} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Found({ forecast, filter }: { readonly forecast: Forecast; readonly filter: ForecastFilter }) {
  const styles = useStyles();
  const { t } = useTexts();
  const days = daysOf(forecast);
  const count = forecast.messages.length + forecast.more;
  return (
    <>
      <ShownCount text={t('calm.forecast.count', { count })} />
      {count === 0 && (
        <>
          <p className={styles.none}>{filter.isNarrowed ? t('calm.forecast.noneChosen') : t('calm.forecast.none')}</p>
          {filter.isNarrowed && <Button onClick={filter.clear}>{t('calm.forecast.showAll')}</Button>}
        </>
      )}
      <div className={styles.days}>
        {days.map((day) => (
          <ForecastDay key={day.day} day={day} />
        ))}
      </div>
      {forecast.more > 0 && (
        <div className={styles.more}>
          <Notice intent="info">{t('calm.forecast.more', { count: forecast.more })}</Notice>
        </div>
      )}
    </>
  );
}
