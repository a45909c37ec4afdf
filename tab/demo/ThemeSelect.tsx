import { Select } from '@fluentui/react-components';
import { THEME_NAMES, themeName } from '../host/theme.ts';
import type { ThemeName } from '../host/theme.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

interface ThemeSelectProps {
  readonly theme: ThemeName;
  readonly onTheme: (theme: ThemeName) => void;
}

/** In Teams the host decides the theme; the demo has no host. */
export function ThemeSelect({ theme, onTheme }: ThemeSelectProps) {
  const { t } = useTexts();
  return (
    <Select size="small" aria-label={t('demo.theme')} value={theme} onChange={(_, { value }) => onTheme(themeName(value))}>
      {THEME_NAMES.map((name) => (
        <option key={name} value={name}>
          {t(`demo.themes.${name}`)}
        </option>
      ))}
    </Select>
  );
}
