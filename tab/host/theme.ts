import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';

/** The host's themes by the names that Teams gives them. */
export const THEME_NAMES = ['default', 'dark', 'contrast'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

/** Teams has had other names ('glass'); what is unknown is shown light. */
export function themeName(text: string | null | undefined): ThemeName {
  return THEME_NAMES.find((name) => name === text) ?? 'default';
}

export function fluentTheme(name: ThemeName): Theme {
  switch (name) {
    case 'default':
      return teamsLightTheme;
    case 'dark':
      return teamsDarkTheme;
    case 'contrast':
      return teamsHighContrastTheme;
  }
}
