import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { isOvertaken, ProblemError } from '../api/failures.ts';
import { useSnooze, useSnoozeTask } from '../api/calmQueries.ts';
import type { TaskDetail } from '../api/types.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { dateText } from '../time/stockholm.ts';
import type { Acting } from './useActing.ts';
import { useTakeBack } from './useTakeBack.ts';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, padding: `0 ${tokens.spacingHorizontalL}` },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  // Grid and Fluent would make them as wide as their longest option.
  control: { minWidth: 0 },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
});

const ANOTHER_DAY = 'another';

/** Lets reminders of a task that can wait rest until a morning; nothing where it cannot, or is not this person's. */
export function SnoozePanel({ task, overtaken }: { readonly task: TaskDetail; readonly overtaken: Acting['overtaken'] }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const messages = useMessages();
  const query = useSnooze(task.id, task.version);
  const snooze = useSnoozeTask(task.id);
  const { pending: ends, takeBack, undo } = useTakeBack();
  const [choice, setChoice] = useState<string | null>(null);
  const [day, setDay] = useState('');
  const [missing, setMissing] = useState(false);
  if (!query.data?.lastDay) return null;
  const { until, untilText, choices, lastDay } = query.data;
  const chosen = choice ?? choices[0]?.value ?? ANOTHER_DAY;
  const isOther = chosen === ANOTHER_DAY;
  const refused = snooze.error instanceof ProblemError ? snooze.error.problem.errors?.find(({ field }) => field === 'day')?.message : undefined;
  const error = missing ? t('form.required') : refused;

  async function set(): Promise<void> {
    const wanted = isOther ? day : chosen;
    setMissing(wanted === '');
    if (wanted === '' || snooze.isPending) return;
    try {
      const { untilText: when } = await snooze.mutateAsync(wanted);
      if (when) messages.success(t('calm.snooze.done', { when }), undo([task.id]));
    } catch (failure) {
      // The rest is shown from the mutation. The task may be closed by now, and this panel with it.
      if (!(failure instanceof ProblemError) || !isOvertaken(failure)) return;
      overtaken(failure);
      snooze.reset();
    }
  }

  return (
    <section aria-labelledby="snooze" className={styles.panel}>
      <h2 id="snooze" className={styles.heading}>
        {t('calm.snooze.title')}
      </h2>
      <p className={styles.text}>{until && untilText ? t('calm.snooze.rests', { when: untilText }) : t('calm.snooze.text')}</p>
      <Field className={styles.field} label={t('calm.snooze.when')} {...(error && !isOther ? { validationMessage: error } : {})}>
        <Select
          className={styles.control}
          value={chosen}
          onChange={(_, { value }) => {
            snooze.reset();
            setMissing(false);
            setChoice(value);
          }}
        >
          {choices.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
          <option value={ANOTHER_DAY}>{t('calm.snooze.anotherDay')}</option>
        </Select>
      </Field>
      {isOther && (
        <Field
          className={styles.field}
          label={t('calm.snooze.day')}
          required
          hint={t('calm.snooze.dayHint', { day: dateText(lastDay, language) })}
          {...(error ? { validationMessage: error } : {})}
        >
          <Input
            className={styles.control}
            type="date"
            max={lastDay}
            value={day}
            onChange={(_, { value }) => {
              snooze.reset();
              setMissing(false);
              setDay(value);
            }}
          />
        </Field>
      )}
      {snooze.error && !refused && <FailureNotice failure={snooze.error} />}
      <div>
        <Button disabledFocusable={snooze.isPending} onClick={() => void set()}>
          {t('calm.snooze.set')}
        </Button>
        {until && (
          <Button appearance="subtle" disabledFocusable={ends} onClick={() => void takeBack([task.id])}>
            {t('calm.snooze.end')}
          </Button>
        )}
      </div>
    </section>
  );
}
