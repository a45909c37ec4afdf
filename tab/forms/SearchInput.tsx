import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useRef } from 'react';
import { useTexts } from '../texts/LanguageProvider.tsx';

/** Looks like Fluent's SearchBox. Ours because Fluent's is 5 kB on everybody's way to the first page. */
const useStyles = makeStyles({
  box: {
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalSNudge,
    minHeight: '32px',
    paddingLeft: tokens.spacingHorizontalMNudge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
    ':focus-within': { boxShadow: `inset 0 -2px 0 ${tokens.colorCompoundBrandStroke}` },
  },
  icon: { flexShrink: 0, fontSize: '20px', lineHeight: 1 },
  input: {
    flex: '1 1 auto',
    minWidth: 0,
    padding: 0,
    border: 'none',
    outlineStyle: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    '::placeholder': { color: tokens.colorNeutralForeground4, opacity: 1 },
    '::-webkit-search-cancel-button': { display: 'none' },
  },
});

interface SearchInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className: string;
}

/** Where one types what a list shall show. Escape empties it, as browsers do. */
export function SearchInput({ label, value, onChange, className }: SearchInputProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);

  function clear(): void {
    onChange('');
    // The button goes with what it has emptied.
    input.current?.focus();
  }

  return (
    <div className={mergeClasses(styles.box, className)}>
      <SearchRegular aria-hidden className={styles.icon} />
      <input
        ref={input}
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {value !== '' && <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={t('app.clearSearch')} onClick={clear} />}
    </div>
  );
}
