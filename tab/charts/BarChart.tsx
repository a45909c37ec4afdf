import { HorizontalBarChart, HorizontalBarChartVariant } from '@fluentui/react-charts';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ChartProps } from '@fluentui/react-charts';
import type { Bar } from './bars.ts';

const useStyles = makeStyles({ chart: { maxWidth: '640px' } });

/** Bars from the longest value on one scale, as the library draws them. Fetched when a chart is first shown. */
export function BarChart({ bars, culture }: { readonly bars: readonly Bar[]; readonly culture: string }) {
  const styles = useStyles();
  const data = bars.map(({ label, value, text }): ChartProps => ({
    chartTitle: label,
    chartTitleAccessibilityData: { ariaLabel: label },
    chartData: [{ legend: label, horizontalBarChartdata: { x: value, total: Math.max(...bars.map((one) => one.value), 1) }, color: tokens.colorBrandForeground1, yAxisCalloutData: text, callOutAccessibilityData: { ariaLabel: `${label}: ${text}` } }],
  }));
  return (
    <div className={styles.chart}>
      <HorizontalBarChart data={data} variant={HorizontalBarChartVariant.AbsoluteScale} hideTooltip culture={culture} />
    </div>
  );
}
