import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { ProblemError } from '../api/failures.ts';
import { useChangeUniversitySettings, type UniversitySettings } from '../api/settingsQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { OvertakenNotice } from '../feedback/OvertakenNotice.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { fieldOfError, readNumbers, UNIVERSITY_FIELDS, writtenNumber, type UniversityField } from './universityFields.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '640px' },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  control: { maxWidth: '160px' },
  list: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))', gap: tokens.spacingVerticalL, margin: 0 },
  label: { fontWeight: tokens.fontWeightSemibold },
  value: { margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** The numbers that hold for every department which has none of its own: to read, for those who may not change them. */
export function UniversityNumberList({ settings }: { readonly settings: UniversitySettings }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <dl className={styles.list}>
      {UNIVERSITY_FIELDS.map((field) => (
        <div key={field}>
          <dt className={styles.label}>{t(`departmentSettings.number.${field}.label`)}</dt>
          <dd className={styles.value}>{writtenNumber(settings.values, field)}</dd>
          <dd className={styles.hint}>{t(`departmentSettings.number.${field}.meaning`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same numbers, for administrators. */
export function UniversityNumberForm({ settings }: { readonly settings: UniversitySettings }) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const change = useChangeUniversitySettings();
  const formRef = useRef<HTMLFormElement>(null);
  /** As it was when it was read into the form: what somebody else changes meanwhile is not written over unseen. */
  const [opened, setOpened] = useState(settings);
  const [overtaken, setOvertaken] = useState(false);
  /** What saving writes over, and what the wish is measured against: whoever was told that somebody was faster has seen what holds now. */
  const base = overtaken ? settings : opened;
  const [asksShorter, setAsksShorter] = useState(false);
  const form = useForm(formRef, Object.fromEntries(UNIVERSITY_FIELDS.map((field) => [field, writtenNumber(opened.values, field)])));
  const value = (field: UniversityField) => (form.values[field] ?? '').trim();

  async function send(): Promise<void> {
    if (change.isPending) return;
    form.showErrors([]);
    try {
      const saved = await change.mutateAsync({ ...readNumbers(value), version: base.version });
      setOpened(saved);
      setOvertaken(false);
      for (const field of UNIVERSITY_FIELDS) form.set(field, writtenNumber(saved.values, field));
      messages.success(t('departmentSettings.saved'));
    } catch (error) {
      // Everything else is shown from the mutation.
      if (error instanceof ProblemError) {
        form.showErrors((error.problem.errors ?? []).map((one) => ({ ...one, field: fieldOfError(one.field) })));
        setOvertaken(error.problem.status === 409);
      }
    }
  }

  function hint(field: UniversityField): string {
    const words = [t(`departmentSettings.number.${field}.meaning`)];
    if (field === 'agreementWarningMonths') words.push(t('departmentSettings.severalNumbers'));
    words.push(t('departmentSettings.default', { value: writtenNumber(settings.defaults, field) }));
    const now = writtenNumber(settings.values, field);
    if (overtaken && now !== value(field)) words.push(t('departmentSettings.holdsNow', { value: now }));
    return words.join(' ');
  }

  async function submit(): Promise<void> {
    if (Number(value('retentionYears')) < base.values.retentionYears) setAsksShorter(true);
    else await send();
  }

  return (
    <FormFrame formRef={formRef} className={styles.form} submit={submit}>
      {UNIVERSITY_FIELDS.map((field) => (
        <Field key={field} className={styles.field} label={t(`departmentSettings.number.${field}.label`)} hint={hint(field)} required {...form.problem(field)}>
          <Input
            className={styles.control}
            autoComplete="off"
            {...(field.startsWith('workingHours') ? { type: 'time' as const } : field === 'agreementWarningMonths' ? {} : { inputMode: 'numeric' as const })}
            {...form.control(field)}
          />
        </Field>
      ))}
      {overtaken ? (
        <OvertakenNotice failure={change.error}>{t('departmentSettings.overtakenNumbers')}</OvertakenNotice>
      ) : (
        change.error && <FailureNotice failure={change.error} />
      )}
      <div>
        <SubmitButton label={t('departmentSettings.saveUniversity')} pending={change.isPending} />
      </div>
      <ConfirmDialog
        open={asksShorter}
        title={t('departmentSettings.shorterTitle')}
        text={t('departmentSettings.shorterText', { before: base.values.retentionYears, after: value('retentionYears') })}
        action={t('departmentSettings.saveUniversity')}
        confirm={() => void send()}
        close={() => setAsksShorter(false)}
      />
    </FormFrame>
  );
}
