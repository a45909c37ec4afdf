import { themeName } from './theme.ts';
import type { ThemeName } from './theme.ts';

/** In the demo people choose the theme, and each browser tab keeps its own. public/firstPaint.js reads the same key. */
const KEY = 'ikp-demo-theme';

/** The theme outside a host: the one chosen, or what the browser asks for. */
export function browserTheme(): ThemeName {
  const chosen = sessionStorage.getItem(KEY);
  if (chosen) return themeName(chosen);
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}

export function keepTheme(theme: ThemeName): void {
  sessionStorage.setItem(KEY, theme);
}
