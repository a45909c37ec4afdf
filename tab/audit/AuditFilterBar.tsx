import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { AuditPageData } from '../api/administrationQueries.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { AuditPageFilter } from './useAuditFilter.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, marginBottom: tokens.spacingVerticalM },
  field: { flex: '1 1 180px', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface AuditFilterBarProps {
  readonly filter: AuditPageFilter;
  readonly choices: Pick<AuditPageData, 'abouts' | 'departments'>;
}

export function AuditFilterBar({ filter, choices: { abouts, departments } }: AuditFilterBarProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div role="search" className={styles.bar}>
      <Field label={t('audit.about')} className={styles.field}>
        <Select value={filter.get('about')} onChange={(_, { value }) => filter.set({ about: value })}>
          <option value="">{t('audit.all')}</option>
          {abouts.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('audit.department')} className={styles.field}>
        <Select value={filter.get('departmentId')} onChange={(_, { value }) => filter.set({ departmentId: value })}>
          <option value="">{t('audit.all')}</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {(['from', 'until'] as const).map((name) => (
        <Field key={name} label={t(`audit.${name}`)} className={styles.field}>
          <Input type="date" value={filter.get(name)} onChange={(_, { value }) => filter.set({ [name]: value })} />
        </Field>
      ))}
    </div>
  );
}
