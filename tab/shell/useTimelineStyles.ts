import { makeStyles, tokens } from '@fluentui/react-components';

/** What happened one after the other: a line down the side, with a mark at each event. */
export const useTimelineStyles = makeStyles({
  line: { margin: 0, padding: `0 0 0 ${tokens.spacingHorizontalL}`, borderLeft: `2px solid ${tokens.colorNeutralStroke1}`, listStyleType: 'none' },
  event: {
    position: 'relative',
    paddingBottom: tokens.spacingVerticalL,
    overflowWrap: 'anywhere',
    '::before': {
      content: '""',
      position: 'absolute',
      left: `calc(-1 * ${tokens.spacingHorizontalL} - 6px)`,
      top: '6px',
      width: '10px',
      height: '10px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
});
