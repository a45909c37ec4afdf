import type { Broadcast } from '../api/types.ts';
import { ProgressLine } from '../feedback/ProgressLine.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { endedOf } from './counts.ts';

/** How far a broadcast has come. */
export function BroadcastProgress({ broadcast }: { readonly broadcast: Broadcast }) {
  const { t, language } = useTexts();
  const ended = endedOf(broadcast);
  const number = new Intl.NumberFormat(language);
  const words = t('broadcasts.progress', { ended: number.format(ended), planned: number.format(broadcast.planned) });
  return <ProgressLine label={t('broadcasts.progressLabel')} done={ended} all={broadcast.planned} words={words} />;
}
