import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useSaveTerms, type CalendarTerm } from '../api/calendarQueries.ts';
import { ProblemError } from '../api/failures.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { OvertakenNotice } from '../feedback/OvertakenNotice.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { NARROW } from '../shell/narrow.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { dateText } from '../time/stockholm.ts';
import { TERM_DAYS } from './termDays.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '720px', marginTop: tokens.spacingVerticalM },
  days: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    alignItems: 'end',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    [`@media ${NARROW}`]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  control: { minWidth: 0 },
  field: { gridTemplateColumns: 'minmax(0, 1fr)', alignSelf: 'start' },
  code: { maxWidth: '240px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface TermFormProps {
  /** As it was when the form was opened; null for a new one. */
  readonly term: CalendarTerm | null;
  /** The calendar as it is now: somebody else may have changed it meanwhile. */
  readonly terms: readonly CalendarTerm[];
  readonly today: string;
  readonly close: (savedCode: string | null) => void;
}

const REQUIRED: readonly string[] = ['code', 'startsOn', 'endsOn', 'nominationDeadline'];

/** Changes the days of a term, or enters a new one. */
export function TermForm({ term, terms, today, close }: TermFormProps) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const save = useSaveTerms();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef, Object.fromEntries(TERM_DAYS.map((name) => [name, term?.[name] ?? ''])));
  const busy = useRef(false);
  /** Somebody was faster: what holds now stands beside the fields, and saving replaces that. */
  const [overtaken, setOvertaken] = useState(false);
  const now = overtaken ? terms.find(({ code }) => code === term?.code) : undefined;
  useEffect(() => formRef.current?.querySelector('input')?.focus(), []);

  function problemsBefore() {
    const code = value('code').toUpperCase();
    const needed = term ? REQUIRED.filter((name) => name !== 'code') : REQUIRED;
    const missing = needed.filter((name) => !value(name)).map((field) => ({ field, message: t('form.required') }));
    if (term || !code) return missing;
    if (!CODE.test(code)) return [{ field: 'code', message: t('calendar.codeHint') }, ...missing];
    return terms.some((one) => one.code === code) ? [{ field: 'code', message: t('calendar.codeTaken') }, ...missing] : missing;
  }

  function value(name: string): string {
    return (form.values[name] ?? '').trim();
  }

  async function send(): Promise<void> {
    const found = problemsBefore();
    form.showErrors(found);
    if (found.length > 0 || busy.current) return;
    busy.current = true;
    const code = term?.code ?? value('code').toUpperCase();
    try {
      await save.mutateAsync([
        {
          code,
          academicYear: term?.academicYear ?? academicYearOf(code),
          version: (now ?? term)?.version ?? null,
          startsOn: value('startsOn'),
          endsOn: value('endsOn'),
          nominationDeadline: value('nominationDeadline'),
          announcementOpens: value('announcementOpens') || null,
          announcementCloses: value('announcementCloses') || null,
          announcementReported: value('announcementReported') || null,
          partnerAccounts: value('partnerAccounts') || null,
          outgoingInformation: value('outgoingInformation') || null,
          incomingInformation: value('incomingInformation') || null,
        },
      ]);
      close(code);
    } catch (error) {
      // Everything else is shown from the mutation.
      if (error instanceof ProblemError) {
        form.showErrors(error.problem.errors ?? []);
        setOvertaken(error.problem.status === 409);
      }
    } finally {
      busy.current = false;
    }
  }

  /** What somebody else has decided, where it is not what stands in the field. */
  function hint(name: (typeof TERM_DAYS)[number]) {
    if (!now || (now[name] ?? '') === value(name)) return {};
    return { hint: t('calendar.holdsNow', { day: now[name] ? dateText(now[name], language) : t('calendar.notSet') }) };
  }

  return (
    <FormFrame formRef={formRef} className={styles.form} submit={send}>
      {term && TERM_DAYS.some((name) => (term[name] ?? today) < today) && <Notice intent="info">{t('calendar.past')}</Notice>}
      {!term && (
        <Field className={styles.field} label={t('calendar.code')} hint={t('calendar.codeHint')} required {...form.problem('code')}>
          <Input className={styles.code} autoComplete="off" {...form.control('code')} />
        </Field>
      )}
      <div className={styles.days}>
        {TERM_DAYS.map((name) => (
          <Field key={name} className={styles.field} label={t(`calendar.${name}`)} required={REQUIRED.includes(name)} {...hint(name)} {...form.problem(name)}>
            <Input className={styles.control} type="date" {...form.control(name)} />
          </Field>
        ))}
      </div>
      {now ? (
        <OvertakenNotice failure={save.error}>{t('calendar.overtaken')}</OvertakenNotice>
      ) : (
        save.error && <FailureNotice failure={save.error} />
      )}
      <div className={styles.buttons}>
        <SubmitButton label={t('calendar.save')} pending={save.isPending} />
        <Button size="large" onClick={() => close(null)}>
          {t('calendar.cancel')}
        </Button>
      </div>
    </FormFrame>
  );
}

const CODE = /^[HV]T20\d\d$/;

/** Autumn begins the academic year, spring ends it. */
function academicYearOf(code: string): string {
  const year = Number(code.slice(2));
  return code.startsWith('HT') ? `${year}/${year + 1}` : `${year - 1}/${year}`;
}
