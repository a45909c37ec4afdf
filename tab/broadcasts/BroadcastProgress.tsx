import { makeStyles, tokens } from '@fluentui/react-components';
import type { Broadcast } from '../api/types.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { endedOf } from './counts.ts';

/** Fluent's own bar would bring a chunk for what two boxes do. */
const useStyles = makeStyles({
  bar: {
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    // Contrast mode has no greys: there the outline shows how long the whole is.
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground6,
    overflow: 'hidden',
  },
  done: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground },
  words: { margin: `${tokens.spacingVerticalXS} 0 0` },
});

/** How far a broadcast has come. */
export function BroadcastProgress({ broadcast }: { readonly broadcast: Broadcast }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const ended = endedOf(broadcast);
  const number = new Intl.NumberFormat(language);
  const words = t('broadcasts.progress', { ended: number.format(ended), planned: number.format(broadcast.planned) });
  return (
    <>
      <div role="progressbar" aria-label={t('broadcasts.progressLabel')} aria-valuemin={0} aria-valuemax={broadcast.planned} aria-valuenow={ended} aria-valuetext={words} className={styles.bar}>
        <div className={styles.done} style={{ width: `${broadcast.planned === 0 ? 0 : (ended / broadcast.planned) * 100}%` }} />
      </div>
      <p className={styles.words}>{words}</p>
    </>
  );
}
