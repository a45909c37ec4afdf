import type { Figures } from '../api/admissionsQueries.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ChartPanel } from './ChartPanel.tsx';

/** The median of each department that has answered enough to tell, the slowest first. */
export function AnswerTimesChart({ figures }: { readonly figures: Figures }) {
  const { t, language } = useTexts();
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  const bars = figures.departments.flatMap(({ name, times }) => {
    if (!times) return [];
    const hours = Math.round(times.median / 6) / 10;
    return [{ label: name, value: hours, text: t('charts.hours', { hours: hours.toLocaleString(locale) }) }];
  });
  return <ChartPanel which="answerTimes" bars={bars.sort((a, b) => b.value - a.value)} />;
}
