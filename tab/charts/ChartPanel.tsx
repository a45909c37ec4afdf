import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DataBarVerticalRegular } from '@fluentui/react-icons/svg/data-bar-vertical';
import { Suspense, useId, useState } from 'react';
import { useTableStyles } from '../channel/useTableStyles.ts';
import { CrashBoundary } from '../feedback/CrashBoundary.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { lazyPart } from '../shell/lazyPart.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { Bar } from './bars.ts';

const BarChart = lazyPart(async () => (await import('./BarChart.tsx')).BarChart);

const useStyles = makeStyles({
  panel: { margin: `${tokens.spacingVerticalL} 0` },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  shown: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalM },
  button: { marginTop: tokens.spacingVerticalXS },
});

interface ChartPanelProps {
  readonly which: 'expiry' | 'answerTimes' | 'places';
  readonly bars: readonly Bar[];
}

/** A chart that is fetched when somebody wants to see it, with its numbers as a table under it. */
export function ChartPanel({ which, bars }: ChartPanelProps) {
  const styles = useStyles();
  const table = useTableStyles();
  const { t, language } = useTexts();
  const [isShown, setShown] = useState(false);
  const id = useId();
  return (
    <div className={styles.panel}>
      <h2 id={id} className={styles.title}>
        {t(`charts.${which}.title`)}
      </h2>
      <Button className={styles.button} size="small" icon={<DataBarVerticalRegular />} aria-expanded={isShown} aria-describedby={id} data-show-chart onClick={() => setShown(!isShown)}>
        {t(isShown ? 'charts.hide' : 'charts.show')}
      </Button>
      {isShown && bars.length === 0 && <p className={table.note}>{t('charts.none')}</p>}
      {isShown && bars.length > 0 && (
        <div className={styles.shown}>
          <CrashBoundary>
            <Suspense fallback={<Loading />}>
              <BarChart bars={bars} culture={language} />
            </Suspense>
          </CrashBoundary>
          <div className={table.frame} tabIndex={0} role="region" aria-labelledby={id}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col" className={mergeClasses(table.cell, table.head)}>{t(`charts.${which}.label`)}</th>
                  <th scope="col" className={mergeClasses(table.cell, table.number, table.head)}>{t(`charts.${which}.value`)}</th>
                </tr>
              </thead>
              <tbody>
                {bars.map(({ label, text }) => (
                  <tr key={label}>
                    <th scope="row" className={table.cell}>{label}</th>
                    <td className={mergeClasses(table.cell, table.number)}>{text}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </div>
  );
}
