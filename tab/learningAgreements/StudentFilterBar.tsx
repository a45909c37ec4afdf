import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { LearningAgreements } from '../api/learningAgreementsQueries.ts';
import { SearchInput } from '../forms/SearchInput.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { AWAITED, DIRECTIONS, type StudentFilter } from './useStudentFilter.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalL}`,
  },
  search: { flex: '2 1 240px', maxWidth: 'none' },
  select: { flex: '1 1 150px', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface StudentFilterBarProps {
  readonly list: LearningAgreements;
  readonly filter: StudentFilter;
}

export function StudentFilterBar({ list, filter }: StudentFilterBarProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const withoutTerm = list.learningAgreements.some(({ termCode }) => termCode === null);
  return (
    <div role="search" className={styles.bar}>
      <SearchInput className={styles.search} label={t('learningAgreements.search')} value={filter.words} onChange={(q) => filter.set({ q })} />
      <Field label={t('learningAgreements.direction')} className={styles.select}>
        <Select value={filter.direction} onChange={(_, { value }) => filter.set({ direction: value })}>
          <option value="">{t('learningAgreements.directions.all')}</option>
          {DIRECTIONS.map((one) => (
            <option key={one} value={one}>
              {t(`learningAgreements.directions.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('learningAgreements.term')} className={styles.select}>
        <Select value={filter.term} onChange={(_, { value }) => filter.set({ term: value })}>
          <option value="">{t('learningAgreements.terms.current')}</option>
          <option value="all">{t('learningAgreements.terms.all')}</option>
          {list.terms.map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
          {withoutTerm && <option value="none">{t('learningAgreements.terms.none')}</option>}
        </Select>
      </Field>
      <Field label={t('learningAgreements.awaited')} className={styles.select}>
        <Select value={filter.awaited} onChange={(_, { value }) => filter.set({ awaited: value })}>
          <option value="">{t('learningAgreements.awaitedBy.all')}</option>
          {AWAITED.map((one) => (
            <option key={one} value={one}>
              {t(`learningAgreements.awaitedBy.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
