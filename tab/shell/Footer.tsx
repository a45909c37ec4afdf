import { createFocusOutlineStyle, makeStyles, tokens } from '@fluentui/react-components';
import { useHiddenStyle } from '../feedback/hidden.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { NARROW } from './narrow.ts';

const useStyles = makeStyles({
  footer: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  list: {
    boxSizing: 'border-box',
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXL}`,
    maxWidth: '1040px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    [`@media ${NARROW}`]: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  },
  link: {
    display: 'inline-block',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorNeutralForeground2,
    ...createFocusOutlineStyle(),
  },
});

/** The server's pages that are open to everybody, by their paths. */
const OPEN_PAGES = ['help', 'privacy', 'terms', 'accessibility'] as const;

/** On every page, signed in or not. The links open a window of their own: within Teams the tab has no way back from them. */
export function Footer() {
  const styles = useStyles();
  const { hidden } = useHiddenStyle();
  const { t, language } = useTexts();
  return (
    <footer className={styles.footer}>
      <nav aria-label={t('footer.label')}>
        <ul className={styles.list}>
          {OPEN_PAGES.map((page) => (
            <li key={page}>
              <a className={styles.link} href={`/${page}?lang=${language}`} target="_blank" rel="noreferrer">
                {t(`footer.${page}`)} <span className={hidden}>{t('footer.newWindow')}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
