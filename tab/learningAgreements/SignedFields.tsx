import { Field, Input } from '@fluentui/react-components';
import type { Entry, LearningAgreement } from '../api/learningAgreementsQueries.ts';
import { useFormStyles } from '../forms/formStyles.ts';
import type { useForm } from '../forms/useForm.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ourParty, PARTIES } from './parties.ts';

type Form = ReturnType<typeof useForm>;

interface SignedFieldsProps {
  readonly form: Form;
  readonly direction: LearningAgreement['direction'];
}

/** On which day each has signed; empty for who has not. */
export function SignedFields({ form, direction }: SignedFieldsProps) {
  const styles = useFormStyles();
  const { t } = useTexts();
  return PARTIES.map((party) => (
    <Field
      key={party}
      className={styles.field}
      {...form.field(`signed.${party}`, t(`learningAgreements.entry.signed.${party}`), false)}
      {...(party === ourParty(direction) ? { hint: t('learningAgreements.entry.ourHint') } : {})}
    >
      <Input className={styles.control} type="date" {...form.control(`signed.${party}`)} />
    </Field>
  ));
}

/** What the fields hold. */
export function signedIn(form: Form): Entry['signed'] {
  const day = (party: (typeof PARTIES)[number]) => form.text(`signed.${party}`) || null;
  return { student: day('student'), sendingInstitution: day('sendingInstitution'), receivingInstitution: day('receivingInstitution') };
}

/** What the fields begin with. */
export function signedValues(signed: Entry['signed']): Readonly<Record<string, string>> {
  return Object.fromEntries(PARTIES.map((party) => [`signed.${party}`, signed[party] ?? '']));
}
