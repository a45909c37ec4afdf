import { Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useChangePreferences } from '../api/calmQueries.ts';
import type { Preferences } from '../api/calmQueries.ts';
import { ProblemError } from '../api/failures.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { digestTimes } from './digestTimes.ts';
import { useSectionStyles } from './useSectionStyles.ts';
import { useWish } from './useWish.ts';

const useStyles = makeStyles({
  consequences: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  group: { minWidth: 0, margin: 0, padding: 0, border: 'none' },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
  times: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  time: { flex: '1 1 140px', maxWidth: '220px', gridTemplateColumns: 'minmax(0, 1fr)' },
});

const NUMBERS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20] as const;

/** When what is not urgent comes, when nothing does, and how much at most. */
export function PreferenceForm({ preferences }: { readonly preferences: Preferences }) {
  const styles = useStyles();
  const section = useSectionStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const change = useChangePreferences();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef);
  const wish = useWish(preferences);
  const { shown } = wish;
  const [asking, setAsking] = useState(false);
  const { workFrom, workUntil, messagesPerDay } = preferences.everybody;
  const numbers = [...new Set([...NUMBERS, ...(shown.messagesPerDay === null ? [] : [shown.messagesPerDay])])].sort((a, b) => a - b);

  function save(): void {
    if (change.isPending) return;
    const { changes } = wish;
    form.showErrors([]);
    change.mutate(changes, {
      onSuccess: () => {
        wish.saved(changes);
        messages.success(t('calm.settings.saved'));
      },
      onError: (error) => {
        if (error instanceof ProblemError) form.showErrors(error.problem.errors ?? []);
      },
    });
  }

  function submit(): void {
    if (wish.changes.onlyUrgent) setAsking(true);
    else save();
  }

  function time(field: 'digestAt' | 'quietFrom' | 'quietUntil') {
    const onChange = (_: unknown, { value }: { readonly value: string }) => {
      // What is typed takes its error away.
      form.set(field, value);
      wish.change(field, value || null);
    };
    return { value: shown[field] ?? '', onChange };
  }

  return (
    <section aria-labelledby="messages" className={section.section}>
      <h2 id="messages" className={section.heading}>
        {t('calm.settings.messagesTitle')}
      </h2>
      <FormFrame formRef={formRef} className={styles.form} submit={submit}>
        <Field
          className={section.field}
          label={t('calm.settings.digest')}
          hint={t('calm.settings.digestHint', { from: workFrom, until: workUntil })}
          {...form.problem('digestAt')}
        >
          <Select className={section.control} {...time('digestAt')}>
            <option value="">{t('calm.settings.asTheyArise')}</option>
            {digestTimes(workFrom, workUntil, shown.digestAt).map((time) => (
              <option key={time} value={time}>
                {t('calm.settings.gatheredAt', { time })}
              </option>
            ))}
          </Select>
        </Field>
        <fieldset className={styles.group} aria-describedby="quiet-hint">
          <legend className={styles.legend}>{t('calm.settings.quiet')}</legend>
          <p id="quiet-hint" className={styles.hint}>
            {t('calm.settings.quietHint')}
          </p>
          <div className={styles.times}>
            <Field className={styles.time} label={t('calm.settings.quietFrom')} {...form.problem('quietFrom')}>
              <Input className={section.control} type="time" {...time('quietFrom')} />
            </Field>
            <Field className={styles.time} label={t('calm.settings.quietUntil')} {...form.problem('quietUntil')}>
              <Input className={section.control} type="time" {...time('quietUntil')} />
            </Field>
          </div>
        </fieldset>
        <Field className={section.field} label={t('calm.settings.perDay')} hint={t('calm.settings.perDayHint')} {...form.problem('messagesPerDay')}>
          <Select
            className={section.control}
            value={shown.messagesPerDay ?? ''}
            onChange={(_event, { value }) => {
              form.set('messagesPerDay', value);
              wish.change('messagesPerDay', value === '' ? null : Number(value));
            }}
          >
            <option value="">{t('calm.settings.perDayEverybody', { count: messagesPerDay })}</option>
            {numbers.map((number) => (
              <option key={number} value={number}>
                {number}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          checked={shown.onlyUrgent}
          label={t('calm.settings.onlyUrgent')}
          onChange={(_event, { checked }) => wish.change('onlyUrgent', checked === true)}
        />
        {change.error && <FailureNotice failure={change.error} />}
        <div>
          <SubmitButton label={t('calm.settings.save')} pending={change.isPending} />
        </div>
      </FormFrame>
      <ConfirmDialog
        open={asking}
        title={t('calm.settings.onlyUrgentTitle')}
        text={
          <ul className={styles.consequences}>
            {preferences.ifOnlyUrgent.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        }
        action={t('calm.settings.onlyUrgentConfirm')}
        confirm={() => {
          wish.change('onlyUrgent', true);
          save();
        }}
        close={() => {
          setAsking(false);
          wish.leave('onlyUrgent');
        }}
      />
    </section>
  );
}
