import { Badge, makeStyles } from '@fluentui/react-components';
import type { BadgeProps } from '@fluentui/react-components';

const useStyles = makeStyles({
  // Fluent's badge has one line; on a phone a state in words may need two.
  mark: { height: 'auto', minHeight: '24px', minWidth: 0, textAlign: 'left', overflowWrap: 'anywhere' },
});

type StateMarkProps = Pick<BadgeProps, 'appearance' | 'color' | 'icon' | 'children'>;

/** A state in words with its sign. */
export function StateMark(props: StateMarkProps) {
  const styles = useStyles();
  return <Badge size="large" className={styles.mark} {...props} />;
}
