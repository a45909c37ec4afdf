import { Button, Field, Input, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api/failures.ts';
import { useChangeDepartmentSettings, type DepartmentChoice, type DepartmentSettings, type DepartmentWish } from '../api/settingsQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { OvertakenNotice } from '../feedback/OvertakenNotice.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { LadderPreview } from './LadderPreview.tsx';
import { draftOf, emptyDraft, minutesOf, stepsOf, type StepDraft } from './stepDrafts.ts';
import { hoursId, StepFields } from './StepFields.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '720px', marginTop: tokens.spacingVerticalL },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  number: { maxWidth: '160px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const ADD = 'add-step';
const MOST = 12;

interface DepartmentFormProps {
  readonly settings: DepartmentSettings;
  /** As it is now; another department gets a form of its own. */
  readonly department: DepartmentChoice;
}

/** How long a department has to answer, and who is reminded when, if that is not as the university has it. */
export function DepartmentForm({ settings, department }: DepartmentFormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const change = useChangeDepartmentSettings();
  const formRef = useRef<HTMLFormElement>(null);
  const { university, workingDayMinutes } = settings;
  /** As it was when it was read into the form: what somebody else changes meanwhile is not written over unseen. */
  const [opened, setOpened] = useState(department);
  const [overtaken, setOvertaken] = useState(false);
  const [hasOwnSteps, setHasOwnSteps] = useState(opened.steps !== null);
  const [drafts, setDrafts] = useState<readonly StepDraft[]>(() => (opened.steps ?? university.steps).map(draftOf));
  const [asksReset, setAsksReset] = useState(false);
  const form = useForm(formRef, { serviceLevelWorkingDays: opened.serviceLevelWorkingDays?.toString() ?? '' });
  /** The control to stand on after a reminder was added or taken away. */
  const [standOn, setStandOn] = useState<string | null>(null);
  useEffect(() => {
    if (standOn) document.getElementById(standOn)?.focus();
  }, [standOn]);
  const typedDays = (form.values['serviceLevelWorkingDays'] ?? '').trim();
  const days = typedDays === '' ? university.serviceLevelWorkingDays : /^\d+$/.test(typedDays) ? Number(typedDays) : null;

  function changeDraft(place: number, draft: StepDraft): void {
    form.showErrors([]);
    if (!overtaken) change.reset();
    setDrafts((before) => before.map((one, at) => (at === place ? draft : one)));
  }

  function remove(place: number): void {
    form.showErrors([]);
    setDrafts((before) => before.filter((_, at) => at !== place));
    setStandOn(null);
    // After the reminder's own button has gone.
    requestAnimationFrame(() => document.getElementById(ADD)?.focus());
  }

  function add(): void {
    const draft = emptyDraft();
    setDrafts((before) => [...before, draft]);
    setStandOn(hoursId(draft));
  }

  function show(saved: DepartmentChoice): void {
    setOpened(saved);
    setOvertaken(false);
    setHasOwnSteps(saved.steps !== null);
    setDrafts((saved.steps ?? university.steps).map(draftOf));
    form.set('serviceLevelWorkingDays', saved.serviceLevelWorkingDays?.toString() ?? '');
  }

  async function send(wish: Omit<DepartmentWish, 'version'>): Promise<void> {
    if (change.isPending) return;
    form.showErrors([]);
    const { version } = overtaken ? department : opened;
    try {
      const after = await change.mutateAsync({ departmentId: department.id, wish: { ...wish, version } });
      const saved = after.departments.find(({ id }) => id === department.id);
      if (saved) show(saved);
      messages.success(t('departmentSettings.saved'));
    } catch (error) {
      // Everything else is shown from the mutation.
      if (error instanceof ProblemError) {
        form.showErrors(error.problem.errors ?? []);
        setOvertaken(error.problem.status === 409);
      }
    }
  }

  function save(): void {
    const found = hasOwnSteps
      ? drafts.flatMap((draft, place) =>
          minutesOf(draft) === null ? [{ field: `steps.${place}.workingMinutes`, message: t('departmentSettings.hoursProblem') }] : [],
        )
      : [];
    if (days === null) found.unshift({ field: 'serviceLevelWorkingDays', message: t('departmentSettings.daysProblem') });
    if (found.length > 0) return form.showErrors(found);
    const steps = drafts.map(({ audience, inChannel, ...draft }) => ({
      workingMinutes: minutesOf({ audience, inChannel, ...draft }) ?? 0,
      audience: [...audience],
      inChannel,
    }));
    void send({ serviceLevelWorkingDays: typedDays === '' ? null : days, steps: hasOwnSteps ? steps : null });
  }

  return (
    <FormFrame formRef={formRef} className={styles.form} submit={save}>
      <Field
        className={styles.field}
        label={t('departmentSettings.days')}
        hint={t('departmentSettings.daysHint', { count: university.serviceLevelWorkingDays })}
        {...form.problem('serviceLevelWorkingDays')}
      >
        <Input className={styles.number} inputMode="numeric" autoComplete="off" {...form.control('serviceLevelWorkingDays')} />
      </Field>
      <Switch label={t('departmentSettings.ownSteps')} checked={hasOwnSteps} onChange={(_, { checked }) => setHasOwnSteps(checked)} />
      {hasOwnSteps && (
        <>
          {drafts.map((draft, place) => (
            <StepFields
              key={draft.id}
              draft={draft}
              number={place + 1}
              timeProblem={form.problem(`steps.${place}.workingMinutes`)}
              audienceProblem={form.errors[`steps.${place}.audience`]}
              change={(changed) => changeDraft(place, changed)}
              remove={() => remove(place)}
            />
          ))}
          {form.errors['steps'] && <Notice intent="error">{form.errors['steps']}</Notice>}
          <div>
            <Button id={ADD} disabledFocusable={drafts.length >= MOST} onClick={add}>
              {t('departmentSettings.add')}
            </Button>
          </div>
        </>
      )}
      <LadderPreview
        title={t('departmentSettings.preview.title')}
        serviceLevelWorkingDays={days}
        steps={hasOwnSteps ? stepsOf(drafts) : university.steps}
        workingDayMinutes={workingDayMinutes}
      />
      {!overtaken && change.error && <FailureNotice failure={change.error} />}
      {overtaken && (
        <>
          <OvertakenNotice failure={change.error}>{t('departmentSettings.overtaken')}</OvertakenNotice>
          <LadderPreview
            title={t('departmentSettings.preview.now')}
            serviceLevelWorkingDays={department.serviceLevelWorkingDays ?? university.serviceLevelWorkingDays}
            steps={department.steps ?? university.steps}
            workingDayMinutes={workingDayMinutes}
          />
        </>
      )}
      <div className={styles.buttons}>
        <SubmitButton label={t('departmentSettings.save')} pending={change.isPending} />
        {(opened.steps !== null || opened.serviceLevelWorkingDays !== null) && (
          <Button size="large" onClick={() => setAsksReset(true)}>
            {t('departmentSettings.reset')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asksReset}
        title={t('departmentSettings.resetTitle')}
        text={t('departmentSettings.resetText', { department: department.name })}
        action={t('departmentSettings.reset')}
        confirm={() => void send({ serviceLevelWorkingDays: null, steps: null })}
        close={() => setAsksReset(false)}
      />
    </FormFrame>
  );
}
