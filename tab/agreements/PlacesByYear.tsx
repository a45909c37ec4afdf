import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { AgreementDetails, Condition, PlacesOfYear } from '../api/types.ts';
import { useTableStyles } from '../channel/useTableStyles.ts';
import { useNarrow } from '../shell/narrow.ts';
import { surface } from '../shell/surface.ts';
import { useHeadingStyles } from '../shell/useHeadingStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { CountedHow } from './CountedHow.tsx';
import { usePlaceTexts } from './usePlaceTexts.ts';
import { yearsOf } from './placeYears.ts';
import type { PlaceYear } from './placeYears.ts';

const useStyles = makeStyles({
  intro: { margin: `calc(-1 * ${tokens.spacingVerticalS}) 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2 },
  year: { whiteSpace: 'nowrap', verticalAlign: 'top', fontWeight: tokens.fontWeightSemibold },
  about: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  free: { fontWeight: tokens.fontWeightSemibold },
  over: { display: 'block', color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  past: { marginTop: tokens.spacingVerticalM },
  summary: { marginBottom: tokens.spacingVerticalS, color: tokens.colorBrandForegroundLink, cursor: 'pointer' },
  cards: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  card: {
    padding: tokens.spacingHorizontalM,
    ...surface,
  },
  cardTitle: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  line: { margin: `${tokens.spacingVerticalS} 0 0` },
  numbers: { display: 'grid', gridTemplateColumns: '1fr auto', columnGap: tokens.spacingHorizontalM, margin: `${tokens.spacingVerticalXXS} 0 0` },
  number: { margin: 0, textAlign: 'right' },
});

interface PlacesByYearProps {
  readonly details: Pick<AgreementDetails, 'places' | 'unknown'>;
  readonly conditions: readonly Condition[];
}

/** How many places are used and free, each academic year and condition; years that have passed are folded up. */
export function PlacesByYear({ details: { places, unknown }, conditions }: PlacesByYearProps) {
  const styles = useStyles();
  const headings = useHeadingStyles();
  const { t } = useTexts();
  const years = yearsOf(places, conditions);
  const past = years.filter(({ isPast }) => isPast);
  const others = years.filter(({ isPast }) => !isPast);
  const columns = COLUMNS.filter((name) => (name !== 'lent' && name !== 'borrowed') || places.some((one) => one[name].certain + one[name].possible > 0));
  return (
    <section>
      <h2 className={headings.part}>{t('places.title')}</h2>
      <p className={styles.intro}>{years.length > 0 ? t('places.intro') : t('places.none')}</p>
      {others.length > 0 && <Years years={others} columns={columns} label={t('places.title')} />}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary className={styles.summary}>{t('places.past', { count: past.length })}</summary>
          <Years years={past} columns={columns} label={t('places.past', { count: past.length })} />
        </details>
      )}
      {years.length > 0 && <CountedHow places={places} unknown={unknown} />}
    </section>
  );
}

const COLUMNS = ['places', 'lent', 'borrowed', 'stays', 'free'] as const;
type Column = (typeof COLUMNS)[number];

interface YearsProps {
  readonly years: readonly PlaceYear[];
  readonly columns: readonly Column[];
  readonly label: string;
}

function Years(props: YearsProps) {
  return useNarrow() ? <YearCards {...props} /> : <YearTable {...props} />;
}

function YearTable({ years, columns, label }: YearsProps) {
  const styles = useStyles();
  const table = useTableStyles();
  const { t } = useTexts();
  return (
    <div className={table.frame} tabIndex={0} role="region" aria-label={label}>
      <table className={table.table}>
        <thead>
          <tr>
            {(['year', 'condition'] as const).map((name) => (
              <th key={name} scope="col" className={mergeClasses(table.cell, table.head)}>
                {t(`places.column.${name}`)}
              </th>
            ))}
            {columns.map((name) => (
              <th key={name} scope="col" className={mergeClasses(table.cell, table.number, table.head)}>
                {t(`places.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        {years.map(({ year, rows }) => (
          <tbody key={year}>
            {rows.map(({ places, condition }, position) => (
              <tr key={condition.id}>
                {position === 0 && (
                  <th scope="rowgroup" rowSpan={rows.length} className={mergeClasses(table.cell, styles.year)}>
                    {year}
                  </th>
                )}
                <td className={table.cell}>
                  <ConditionName condition={condition} />
                </td>
                {columns.map((name) => (
                  <td key={name} className={mergeClasses(table.cell, table.number)}>
                    <Amount of={places} column={name} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The same as the table, for phones. */
function YearCards({ years, columns, label }: YearsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <ul className={styles.cards} aria-label={label}>
      {years.map(({ year, rows }) => (
        <li key={year} className={styles.card}>
          <h3 className={styles.cardTitle}>{year}</h3>
          {rows.map(({ places, condition }) => (
            <div key={condition.id}>
              <p className={styles.line}>
                <ConditionName condition={condition} />
              </p>
              <dl className={styles.numbers}>
                {columns.map((name) => (
                  <Fragment key={name}>
                    <dt>{t(`places.column.${name}`)}</dt>
                    <dd className={styles.number}>
                      <Amount of={places} column={name} />
                    </dd>
                  </Fragment>
                ))}
              </dl>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function ConditionName({ condition }: { readonly condition: Condition }) {
  const styles = useStyles();
  const { name, about } = usePlaceTexts();
  return (
    <>
      {name(condition)}
      <span className={styles.about}>{about(condition)}</span>
    </>
  );
}

function Amount({ of: places, column }: { readonly of: PlacesOfYear; readonly column: Column }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { amount } = usePlaceTexts();
  if (column !== 'free') return amount(places, column);
  return (
    <>
      <span className={styles.free}>{amount(places, 'free')}</span>
      {places.over > 0 && <span className={styles.over}>{t('places.over', { count: places.over })}</span>}
    </>
  );
}
