import { Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import type { MeetingPlan, StoredPlan } from '../api/meetingsQueries.ts';
import { FormFrame } from '../forms/FormFrame.tsx';
import { useFormStyles } from '../forms/formStyles.ts';
import { SendFailure } from '../forms/SendFailure.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { meetingPath } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  row: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))', alignItems: 'start', gap: tokens.spacingHorizontalM },
});

const REQUIRED = ['title', 'day', 'startsAt', 'endsAt', 'agenda', 'answerBy'] as const;
const AUDIENCES = ['contactPersons', 'forum', 'everybody'] as const;

type Written = Exclude<keyof StoredPlan, 'audience' | 'fingerprint'>;

interface MeetingFormProps {
  /** What the fields begin with. */
  readonly initial: Partial<MeetingPlan>;
  /** What somebody else has written meanwhile: it stands beside the fields that say something else. */
  readonly now?: StoredPlan | null;
  /** Null where the audience can no longer be changed. */
  readonly faculties: readonly { readonly id: string; readonly name: string }[] | null;
  readonly label: string;
  readonly pending: boolean;
  readonly error: Error | null;
  /** Fails with what the server refused, so that it is shown beside its field. */
  readonly submit: (plan: MeetingPlan, idempotencyKey: string) => Promise<void>;
  readonly children?: ReactNode;
}

/** What the International Office writes of a meeting, to call it or to change it. */
export function MeetingForm({ initial, now = null, faculties, label, pending, error, submit, children }: MeetingFormProps) {
  const styles = useFormStyles();
  const own = useStyles();
  const { t } = useTexts();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef, {
    title: initial.title ?? '',
    day: initial.day ?? '',
    startsAt: initial.startsAt ?? '13:15',
    endsAt: initial.endsAt ?? '15:00',
    zone: initial.zone ?? 'Europe/Stockholm',
    room: initial.room ?? '',
    onlineLink: initial.onlineLink ?? '',
    agenda: initial.agenda ?? '',
    eduadminLink: initial.eduadminLink ?? '',
    answerBy: initial.answerBy ?? '',
    audience: initial.audience ? (initial.audience.kind === 'faculty' ? initial.audience.facultyId : initial.audience.kind) : 'contactPersons',
  });
  const value = (name: string) => (form.values[name] ?? '').trim();

  async function send(): Promise<void> {
    const missing = REQUIRED.filter((name) => value(name) === '').map((field) => ({ field, message: t('form.required') }));
    form.showErrors(missing);
    if (missing.length > 0) return;
    const plan: MeetingPlan = {
      title: value('title'),
      day: value('day'),
      startsAt: value('startsAt'),
      endsAt: value('endsAt'),
      zone: value('zone'),
      room: value('room') || null,
      onlineLink: value('onlineLink') || null,
      agenda: value('agenda'),
      eduadminLink: value('eduadminLink') || null,
      answerBy: value('answerBy'),
      audience: audienceOf(value('audience')),
    };
    await form.send((idempotencyKey) => submit(plan, idempotencyKey));
  }

  function hint(name: Written | 'audience') {
    if (!now || name === 'audience' || (now[name] ?? '') === value(name)) return {};
    return { hint: t('meetings.form.holdsNow', { value: now[name] ?? t('meetings.form.nothing') }) };
  }

  const field = (name: Written | 'audience', required: boolean) => ({
    className: styles.field,
    ...form.field(name, t(`meetings.form.${name}`), required),
    ...hint(name),
  });
  return (
    <FormFrame formRef={formRef} className={styles.form} submit={send}>
      <Field {...field('title', true)}>
        <Input className={styles.control} autoComplete="off" {...form.control('title')} />
      </Field>
      <div className={own.row}>
        <Field {...field('day', true)}>
          <Input className={styles.control} type="date" {...form.control('day')} />
        </Field>
        <Field {...field('startsAt', true)}>
          <Input className={styles.control} type="time" {...form.control('startsAt')} />
        </Field>
        <Field {...field('endsAt', true)}>
          <Input className={styles.control} type="time" {...form.control('endsAt')} />
        </Field>
        <Field {...field('zone', true)}>
          <Input className={styles.control} autoComplete="off" {...form.control('zone')} />
        </Field>
      </div>
      <Field {...field('room', false)}>
        <Input className={styles.control} autoComplete="off" {...form.control('room')} />
      </Field>
      <Field {...field('onlineLink', false)}>
        <Input className={styles.control} type="url" autoComplete="off" {...form.control('onlineLink')} />
      </Field>
      <Field {...field('agenda', true)}>
        <Textarea className={styles.control} rows={6} resize="vertical" {...form.control('agenda')} />
      </Field>
      <Field {...field('eduadminLink', false)}>
        <Input className={styles.control} type="url" autoComplete="off" {...form.control('eduadminLink')} />
      </Field>
      <Field {...field('answerBy', true)}>
        <Input className={styles.control} type="date" {...form.control('answerBy')} />
      </Field>
      {faculties && (
        <Field {...field('audience', true)}>
          <Select className={styles.control} value={value('audience')} onChange={(_, data) => form.set('audience', data.value)}>
            {AUDIENCES.map((one) => (
              <option key={one} value={one}>
                {t(`meetings.form.audiences.${one}`)}
              </option>
            ))}
            {faculties.map(({ id, name }) => (
              <option key={id} value={id}>
                {t('meetings.form.faculty', { name })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {children}
      {error && <SendFailure failure={error} pathOf={meetingPath} sendAnother={form.sendAnother} />}
      <div>
        <SubmitButton label={label} pending={pending} />
      </div>
    </FormFrame>
  );
}

function audienceOf(chosen: string): MeetingPlan['audience'] {
  const kind = AUDIENCES.find((one) => one === chosen);
  return kind ? { kind } : { kind: 'faculty', facultyId: chosen };
}
