import { Button, createFocusOutlineStyle, makeStyles, tokens } from '@fluentui/react-components';
import { LocalLanguageRegular } from '@fluentui/react-icons/svg/local-language';
import { useState } from 'react';
import type { DemoPerson } from '../api/types.ts';
import { matchesWords } from '../forms/matchesWords.ts';
import { SearchInput } from '../forms/SearchInput.tsx';
import type { ThemeName } from '../host/theme.ts';
import { hoverStyle } from '../shell/hoverStyle.ts';
import { Page } from '../shell/Page.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { surface } from '../shell/surface.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import type { Language } from '../texts/language.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ThemeSelect } from './ThemeSelect.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  choices: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  text: { maxWidth: '640px', margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}`, color: tokens.colorNeutralForeground2 },
  search: { width: '100%', maxWidth: '480px' },
  heading: {
    margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  person: {
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    ...surface,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: 'inherit',
    lineHeight: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ...hoverStyle,
    ...createFocusOutlineStyle(),
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  place: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface PersonChooserProps {
  readonly people: readonly DemoPerson[];
  readonly onChoose: (id: string) => void;
  readonly theme: ThemeName;
  readonly onTheme: (theme: ThemeName) => void;
  readonly onLanguage: (language: Language) => void;
}

/** The demo's door: who one wants to be. */
export function PersonChooser({ people, onChoose, theme, onTheme, onLanguage }: PersonChooserProps) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const [words, setWords] = useState('');
  const other = language === 'sv' ? 'en' : 'sv';
  useDocumentTitle(t('demo.chooser.title'));
  const groups = byRole(people.filter((person) => matchesWords(words, [person.name, person.roleText])));
  return (
    <Page>
      <div className={styles.head}>
        <PageTitle>{t('demo.chooser.title')}</PageTitle>
        <div className={styles.choices}>
          <ThemeSelect theme={theme} onTheme={onTheme} />
          <Button
            appearance="subtle"
            icon={<LocalLanguageRegular />}
            lang={other}
            aria-label={t('app.otherLanguage')}
            onClick={() => onLanguage(other)}
          >
            {t('app.otherLanguageShort')}
          </Button>
        </div>
      </div>
      <p className={styles.text}>{t('demo.chooser.text')}</p>
      <SearchInput className={styles.search} label={t('demo.chooser.search')} value={words} onChange={setWords} />
      <div role="status">{groups.length === 0 && t('demo.chooser.noMatch')}</div>
      {groups.map(({ role, members }) => (
        <section key={role} aria-label={role}>
          <h2 className={styles.heading}>{role}</h2>
          <ul className={styles.people}>
            {members.map(({ id, name, place }) => (
              <li key={id}>
                <button type="button" className={styles.person} onClick={() => onChoose(id)}>
                  <span className={styles.name}>{name}</span>
                  {place && <span className={styles.place}>{place}</span>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

interface RoleGroup {
  readonly role: string;
  readonly members: { readonly id: string; readonly name: string; readonly place: string }[];
}

/** People by their first role. The server writes roles as "role, department; role, department". */
function byRole(people: readonly DemoPerson[]): RoleGroup[] {
  const groups = new Map<string, RoleGroup['members']>();
  for (const { id, name, roleText } of people) {
    const [, role = roleText, place = ''] = /^([^,;]*)[,;]?\s*(.*)$/.exec(roleText) ?? [];
    groups.set(role, [...(groups.get(role) ?? []), { id, name, place }]);
  }
  return [...groups].map(([role, members]) => ({ role, members }));
}
