import { makeStyles, tokens } from '@fluentui/react-components';

/** The heading of a part of a page that has several. */
export const useHeadingStyles = makeStyles({
  part: {
    margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalM}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});
