import { makeStyles, tokens } from '@fluentui/react-components';

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

interface ProgressLineProps {
  readonly label: string;
  readonly done: number;
  readonly all: number;
  /** What the numbers say, for everybody. */
  readonly words: string;
}

/** How far something has come that takes its time, as a bar and in words. */
export function ProgressLine({ label, done, all, words }: ProgressLineProps) {
  const styles = useStyles();
  return (
    <div>
      <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={all} aria-valuenow={done} aria-valuetext={words} className={styles.bar}>
        <div className={styles.done} style={{ width: `${all === 0 ? 0 : (done / all) * 100}%` }} />
      </div>
      <p className={styles.words}>{words}</p>
    </div>
  );
}
