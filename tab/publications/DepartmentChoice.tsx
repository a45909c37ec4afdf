import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PublicationForm } from '../api/publicationTypes.ts';
import { matchesWords } from '../forms/matchesWords.ts';
import { SearchInput } from '../forms/SearchInput.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: '360px', minWidth: 0 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    maxHeight: '320px',
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    listStyleType: 'none',
  },
});

interface DepartmentChoiceProps {
  readonly departments: PublicationForm['departments'];
  /** An instruction needs somebody to pass it on to. */
  readonly needsPartners: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** Some departments of many, found by their names. Those that the publication cannot concern are not there. */
export function DepartmentChoice({ departments, needsPartners, chosen, onChange }: DepartmentChoiceProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const [search, setSearch] = useState('');
  const found = departments.filter(({ name }) => matchesWords(search, [name]));
  function toggle(id: string): void {
    const after = new Set(chosen);
    if (!after.delete(id)) after.add(id);
    onChange(after);
  }
  return (
    <>
      <SearchInput className={styles.search} label={t('publications.form.search')} value={search} onChange={setSearch} />
      <ul className={styles.list} aria-label={t('publications.form.departments')}>
        {found.map(({ id, name, partners, hasContact }) => (
          <li key={id}>
            <Checkbox
              checked={chosen.has(id)}
              onChange={() => toggle(id)}
              label={[
                name,
                ...(needsPartners ? [t('publications.form.partners', { count: partners })] : []),
                ...(hasContact ? [] : [t('publications.form.noContact')]),
              ].join(BETWEEN)}
            />
          </li>
        ))}
        {found.length === 0 && <li>{t('publications.form.noDepartment')}</li>}
      </ul>
    </>
  );
}
