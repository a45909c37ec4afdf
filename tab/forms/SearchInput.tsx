import { SearchBox } from '@fluentui/react-components';
import { useTexts } from '../texts/LanguageProvider.tsx';

interface SearchInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className: string;
}

/** Where one types what a list shall show. */
export function SearchInput({ label, value, onChange, className }: SearchInputProps) {
  const { t } = useTexts();
  return (
    <SearchBox
      className={className}
      aria-label={label}
      placeholder={label}
      // Fluent would say "clear" in English.
      dismiss={{ 'aria-label': t('app.clearSearch') }}
      value={value}
      onChange={(_, data) => onChange(data.value)}
    />
  );
}
