import { tokens } from '@fluentui/react-components';

/**
 * Where the pointer is, for rows that hold texts of several colours. Fluent's own hover background is
 * bright cyan in the contrast theme, on which only black text can be read.
 */
export const hoverStyle = {
  ':hover': {
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke1Hover}`,
  },
} as const;
