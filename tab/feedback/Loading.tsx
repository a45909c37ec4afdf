import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalL },
  heading: { width: '180px', maxWidth: '60%' },
  row: { height: '64px', borderRadius: tokens.borderRadiusMedium },
});

/** The outline of a list or page while it is on its way. */
export function Loading() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Skeleton className={styles.skeleton} aria-label={t('app.loading')}>
      <SkeletonItem className={styles.heading} size={24} />
      <SkeletonItem className={styles.row} />
      <SkeletonItem className={styles.row} />
      <SkeletonItem className={styles.row} />
    </Skeleton>
  );
}
