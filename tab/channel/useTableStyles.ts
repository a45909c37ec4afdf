import { makeStyles, tokens } from '@fluentui/react-components';

/** A table of numbers that scrolls within its frame where the screen is narrower. */
export const useTableStyles = makeStyles({
  // Positioned, so that what is hidden for sight only stays within what scrolls.
  frame: {
    position: 'relative',
    overflowX: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, textAlign: 'left', verticalAlign: 'middle', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, fontWeight: tokens.fontWeightRegular },
  head: { verticalAlign: 'bottom', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
  number: { textAlign: 'center', fontVariantNumeric: 'tabular-nums' },
  note: { margin: `0 0 ${tokens.spacingVerticalS}`, maxWidth: '720px', color: tokens.colorNeutralForeground2 },
});
