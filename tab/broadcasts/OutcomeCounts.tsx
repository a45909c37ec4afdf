import type { Broadcast } from '../api/types.ts';
import { FactList } from '../feedback/FactList.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { OUTCOME_ORDER } from './counts.ts';

/** How messages ended, those that occur. */
export function OutcomeCounts({ title, outcomes }: { readonly title: string; readonly outcomes: Broadcast['outcomes'] }) {
  const { t, language } = useTexts();
  const number = new Intl.NumberFormat(language);
  const facts = OUTCOME_ORDER.flatMap((outcome) => {
    const count = outcomes[outcome] ?? 0;
    return count === 0 ? [] : [{ label: t(`outcome.${outcome}`), value: number.format(count) }];
  });
  return <FactList title={title} facts={facts.length > 0 ? facts : [{ label: t('outcome.none'), value: '0' }]} />;
}
