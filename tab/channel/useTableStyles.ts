import { makeStyles, tokens } from '@fluentui/react-components';
import { surface } from '../shell/surface.ts';

/** A table of numbers that scrolls within its frame where the screen is narrower. */
export const useTableStyles = makeStyles({
  // Positioned, so that what is hidden for sight only stays within what scrolls.
  frame: {
    position: 'relative',
    overflowX: 'auto',
    ...surface,
  },
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, textAlign: 'left', verticalAlign: 'middle', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, fontWeight: tokens.fontWeightRegular },
  head: { verticalAlign: 'bottom', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
  number: { textAlign: 'center', fontVariantNumeric: 'tabular-nums' },
  note: { margin: `0 0 ${tokens.spacingVerticalS}`, maxWidth: '720px', color: tokens.colorNeutralForeground2 },
});
