import type { AgreementOverview } from '../agreements/overview.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { expiryBars, placeBars } from './agreementBars.ts';
import { ChartPanel } from './ChartPanel.tsx';

/** When the agreements end, and how many places each partner has. */
export function AgreementCharts({ overviews }: { readonly overviews: readonly AgreementOverview[] }) {
  const { t } = useTexts();
  return (
    <>
      <ChartPanel which="expiry" bars={expiryBars(overviews)} />
      <ChartPanel which="places" bars={placeBars(overviews, (outgoing, incoming) => t('charts.places.both', { outgoing, incoming }))} />
    </>
  );
}
