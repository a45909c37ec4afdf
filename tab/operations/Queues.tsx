import type { Operations } from '../api/operationsQueries.ts';
import { FactList } from '../feedback/FactList.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ageText } from '../time/ageText.ts';

type Queue = Operations['queues'][number];

/** What work waits, and what of it has failed; queues with nothing in them are not named. */
export function Queues({ queues }: { readonly queues: readonly Queue[] }) {
  const { t, language } = useTexts();
  function stateOf({ waiting, oldestSeconds, retrying, failed }: Queue): string {
    const parts = [
      ...(oldestSeconds === null ? [] : [t('operations.queue.waiting', { count: waiting, age: ageText(oldestSeconds, language) })]),
      ...(retrying === 0 ? [] : [t('operations.queue.retrying', { count: retrying })]),
      ...(failed === 0 ? [] : [t('operations.queue.failed', { count: failed })]),
    ];
    return parts.join('\n');
  }
  const told = queues.map((queue) => ({ label: queue.title, value: stateOf(queue) })).filter(({ value }) => value !== '');
  const empty = { label: t('operations.queue.all'), value: t('operations.queue.empty') };
  return <FactList title={t('operations.queue.title')} facts={told.length > 0 ? told : [empty]} />;
}
