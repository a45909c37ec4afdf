import { makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { useHiddenStyle } from './hidden.ts';

const useStyles = makeStyles({
  outline: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalL,
    opacity: 0.6,
    animationName: { from: { opacity: 0.6 }, '50%': { opacity: 0.3 }, to: { opacity: 0.6 } },
    animationDuration: '1.6s',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  heading: { width: '180px', height: '24px', borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralStencil1 },
  row: { height: '64px', borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralStencil1 },
});

/** The outline of a list or page while it is on its way. */
export function Loading() {
  const styles = useStyles();
  const { hidden } = useHiddenStyle();
  const { t } = useTexts();
  return (
    <div role="status" data-loading className={styles.outline}>
      <span className={hidden}>{t('app.loading')}</span>
      <span className={styles.heading} />
      <span className={styles.row} />
      <span className={styles.row} />
      <span className={styles.row} />
    </div>
  );
}
