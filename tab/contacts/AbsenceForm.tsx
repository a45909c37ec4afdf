import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useSetAbsence } from '../api/peopleQueries.ts';
import type { Absences } from '../api/peopleQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { NARROW } from '../shell/narrow.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    maxWidth: '640px',
    [`@media ${NARROW}`]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  wide: { gridColumn: '1 / -1' },
  control: { minWidth: 0 },
});

/** When the person will be away, and who may stand in for them. */
export function AbsenceForm({ offer }: { readonly offer: Pick<Absences, 'today' | 'colleagues'> }) {
  // A form that was sent begins anew.
  const [sent, setSent] = useState(0);
  return <EmptyForm key={sent} offer={offer} done={() => setSent((times) => times + 1)} />;
}

interface EmptyFormProps {
  readonly offer: Pick<Absences, 'today' | 'colleagues'>;
  readonly done: () => void;
}

function EmptyForm({ offer, done }: EmptyFormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const set = useSetAbsence();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef);

  async function submit(): Promise<void> {
    const missing = form.missing(['firstDay', 'lastDay']);
    form.showErrors(missing);
    if (missing.length > 0) return;
    await form.send(async () => {
      const { text } = await set.mutateAsync({ firstDay: form.text('firstDay'), lastDay: form.text('lastDay'), deputyId: form.text('deputyId') || null });
      messages.success(text);
      done();
    });
  }

  return (
    <FormFrame formRef={formRef} className={styles.form} submit={submit}>
      <Field label={t('people.absence.firstDay')} required {...form.problem('firstDay')}>
        <Input className={styles.control} type="date" {...form.control('firstDay')} />
      </Field>
      <Field label={t('people.absence.lastDay')} required {...form.problem('lastDay')}>
        <Input className={styles.control} type="date" min={form.values['firstDay'] ?? offer.today} {...form.control('lastDay')} />
      </Field>
      <Field className={styles.wide} label={t('people.absence.deputy')} {...form.problem('deputyId')}>
        <Select {...form.control('deputyId')}>
          <option value="">{t('people.absence.noDeputy')}</option>
          {offer.colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {set.error && (
        <div className={styles.wide}>
          <FailureNotice failure={set.error} />
        </div>
      )}
      <div className={styles.wide}>
        <SubmitButton label={t('people.absence.set')} pending={set.isPending} />
      </div>
    </FormFrame>
  );
}
