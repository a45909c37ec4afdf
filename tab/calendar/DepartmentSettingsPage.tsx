import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useDepartmentSettings, useUniversitySettings, type DepartmentSettings, type DepartmentChoice } from '../api/settingsQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { ItemTitle } from '../shell/PageTitle.tsx';
import { PATHS, SETTINGS_LINK } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { DepartmentForm } from './DepartmentForm.tsx';
import { UniversityNumberForm, UniversityNumberList } from './UniversityNumbers.tsx';

const useStyles = makeStyles({
  section: { marginTop: tokens.spacingVerticalXXL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  text: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  field: { maxWidth: '480px', gridTemplateColumns: 'minmax(0, 1fr)' },
  control: { minWidth: 0 },
});

/** How long departments have to answer and how they are reminded, and the numbers of the whole university. */
export function DepartmentSettingsPage() {
  const { t } = useTexts();
  const departments = useDepartmentSettings();
  const university = useUniversitySettings();
  useDocumentTitle(t('departmentSettings.title'));
  return (
    <>
      <BackLink to={PATHS.calendar} label={t('tab.calendar')} focus={SETTINGS_LINK} />
      <ItemTitle>{t('departmentSettings.title')}</ItemTitle>
      <Section title={t('departmentSettings.departments')} text={t('departmentSettings.departmentsText')}>
        {departments.data ? (
          <>
            <StaleNotice query={departments} />
            <Departments settings={departments.data} />
          </>
        ) : departments.error ? (
          <FailurePanel error={departments.error} retry={() => void departments.refetch()} level={2} />
        ) : (
          <Loading />
        )}
      </Section>
      <Section
        title={t('departmentSettings.university')}
        text={university.data?.mayChange ? t('departmentSettings.universityText') : t('departmentSettings.universityRead')}
      >
        {university.data ? (
          university.data.mayChange ? (
            <UniversityNumberForm settings={university.data} />
          ) : (
            <UniversityNumberList settings={university.data} />
          )
        ) : university.error ? (
          <FailurePanel error={university.error} retry={() => void university.refetch()} level={2} />
        ) : (
          <Loading />
        )}
      </Section>
    </>
  );
}

function Section({ title, text, children }: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      <p className={styles.text}>{text}</p>
      {children}
    </section>
  );
}

function Departments({ settings }: { readonly settings: DepartmentSettings }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [chosenId, setChosenId] = useState('');
  const chosen = settings.departments.find(({ id }) => id === chosenId);
  const differing = settings.departments.filter(differs).length;
  const named = ({ name, ...own }: DepartmentChoice) => (differs(own) ? t('departmentSettings.differs', { department: name }) : name);
  return (
    <>
      <Field
        className={styles.field}
        label={t('departmentSettings.department')}
        hint={differing === 0 ? t('departmentSettings.noneDiffering') : t('departmentSettings.countDiffering', { count: differing })}
      >
        <Select className={styles.control} value={chosenId} onChange={(_, { value }) => setChosenId(value)}>
          <option value="">{t('departmentSettings.choose')}</option>
          {settings.departments.map((department) => (
            <option key={department.id} value={department.id}>
              {named(department)}
            </option>
          ))}
        </Select>
      </Field>
      {chosen && <DepartmentForm key={chosen.id} settings={settings} department={chosen} />}
    </>
  );
}

function differs({ serviceLevelWorkingDays, steps }: Pick<DepartmentChoice, 'serviceLevelWorkingDays' | 'steps'>): boolean {
  return serviceLevelWorkingDays !== null || steps !== null;
}
