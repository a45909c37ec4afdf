import { makeStyles, tokens } from '@fluentui/react-components';
import { NARROW } from './narrow.ts';

/** The thin bar above the pages, for who one is where no host says it. */
export const useTopBarStyles = makeStyles({
  bar: { backgroundColor: tokens.colorNeutralBackground3, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  inner: {
    boxSizing: 'border-box',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `0 ${tokens.spacingHorizontalM}`,
    maxWidth: '1040px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXXL}`,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    [`@media ${NARROW}`]: { padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}` },
  },
});
