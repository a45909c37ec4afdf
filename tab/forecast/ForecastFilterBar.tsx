import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Forecast } from '../api/calmQueries.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { PERIODS } from './useForecastFilter.ts';
import type { ForecastFilter } from './useForecastFilter.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalM,
  },
  // Grid and Fluent would make them as wide as their longest option.
  field: { flex: '1 1 180px', maxWidth: '320px', gridTemplateColumns: 'minmax(0, 1fr)' },
  control: { minWidth: 0 },
});

export function ForecastFilterBar({ filter, forecast }: { readonly filter: ForecastFilter; readonly forecast: Forecast }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { departments, kinds } = forecast;
  return (
    <div role="search" aria-label={t('calm.forecast.filter')} className={styles.bar}>
      <Field className={styles.field} label={t('calm.forecast.days')}>
        <Select className={styles.control} value={filter.period} onChange={(_, { value }) => filter.set({ days: value })}>
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {t(`calm.forecast.days${period}`)}
            </option>
          ))}
        </Select>
      </Field>
      {departments.length > 1 && (
        <Field className={styles.field} label={t('calm.forecast.department')}>
          <Select className={styles.control} value={filter.department} onChange={(_, { value }) => filter.set({ department: value })}>
            <option value="">{t('calm.forecast.everyDepartment')}</option>
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {kinds.length > 1 && (
        <Field className={styles.field} label={t('calm.forecast.kind')}>
          <Select className={styles.control} value={filter.kind} onChange={(_, { value }) => filter.set({ kind: value })}>
            <option value="">{t('calm.forecast.everyKind')}</option>
            {kinds.map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
