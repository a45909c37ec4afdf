import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useSaveTerms, type CalendarTerm } from '../api/calendarQueries.ts';
import { ProblemError } from '../api/failures.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { TERM_DAYS } from './termDays.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '480px', marginTop: tokens.spacingVerticalM },
  control: { minWidth: 0 },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface TermFormProps {
  /** As it was when the form was opened: what somebody else changes meanwhile is not written over. */
  readonly term: CalendarTerm;
  readonly today: string;
  readonly close: (saved: boolean) => void;
}

const REQUIRED: readonly string[] = ['startsOn', 'endsOn', 'nominationDeadline'];

/** Changes the days of a term. */
export function TermForm({ term, today, close }: TermFormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const save = useSaveTerms();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef, Object.fromEntries(TERM_DAYS.map((name) => [name, term[name] ?? ''])));
  const busy = useRef(false);

  async function send(): Promise<void> {
    const missing = REQUIRED.filter((name) => !form.values[name]);
    form.showErrors(missing.map((field) => ({ field, message: t('form.required') })));
    if (missing.length > 0 || busy.current) return;
    busy.current = true;
    try {
      const day = (name: string) => form.values[name] ?? '';
      const { code, academicYear, version } = term;
      await save.mutateAsync([
        {
          code,
          academicYear,
          version,
          startsOn: day('startsOn'),
          endsOn: day('endsOn'),
          nominationDeadline: day('nominationDeadline'),
          announcementOpens: day('announcementOpens') || null,
          announcementCloses: day('announcementCloses') || null,
          announcementReported: day('announcementReported') || null,
          partnerAccounts: day('partnerAccounts') || null,
          outgoingInformation: day('outgoingInformation') || null,
          incomingInformation: day('incomingInformation') || null,
        },
      ]);
      close(true);
    } catch (error) {
      // Everything else is shown from the mutation.
      if (error instanceof ProblemError) form.showErrors(error.problem.errors ?? []);
    } finally {
      busy.current = false;
    }
  }

  return (
    <form
      ref={formRef}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {TERM_DAYS.some((name) => (term[name] ?? today) < today) && <Notice intent="info">{t('calendar.past')}</Notice>}
      {TERM_DAYS.map((name) => (
        <Field key={name} className={styles.field} label={t(`calendar.${name}`)} required={REQUIRED.includes(name)} {...form.problem(name)}>
          <Input className={styles.control} type="date" {...form.control(name)} />
        </Field>
      ))}
      {save.error && <FailureNotice failure={save.error} />}
      <div className={styles.buttons}>
        <SubmitButton label={t('calendar.save')} pending={save.isPending} />
        <Button size="large" onClick={() => close(false)}>
          {t('calendar.cancel')}
        </Button>
      </div>
    </form>
  );
}
