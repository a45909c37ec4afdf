import { makeStyles, tokens } from '@fluentui/react-components';

/** A list of students as one panel. */
export const useRowsStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    overflow: 'hidden',
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottomStyle: 'none',
    borderRadius: tokens.borderRadiusLarge,
  },
});
