import { makeStyles, tokens } from '@fluentui/react-components';

/** Lists of a department's things: each a line with what is to be said of it, wrapped where it is narrow. */
export const useListStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalMNudge, margin: 0, padding: 0, listStyleType: 'none' },
  item: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`, overflowWrap: 'anywhere' },
  link: { color: tokens.colorBrandForegroundLink, fontWeight: tokens.fontWeightSemibold },
  about: { color: tokens.colorNeutralForeground2 },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
  others: { marginTop: tokens.spacingVerticalM },
  summary: { marginBottom: tokens.spacingVerticalS, color: tokens.colorBrandForegroundLink, cursor: 'pointer' },
});
