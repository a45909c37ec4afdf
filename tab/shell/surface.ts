import { tokens } from '@fluentui/react-components';

/** What lies on the page as a sheet of its own: a card, the frame of a table. For use in `makeStyles`. */
export const surface = {
  border: `1px solid ${tokens.colorNeutralStroke2}`,
  borderRadius: tokens.borderRadiusLarge,
  backgroundColor: tokens.colorNeutralBackground1,
} as const;
