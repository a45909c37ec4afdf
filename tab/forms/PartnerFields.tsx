import { Field, Input } from '@fluentui/react-components';
import { useFormStyles } from './formStyles.ts';
import type { useForm } from './useForm.ts';

interface Partner {
  readonly heiId: string;
  readonly name: string;
}

interface PartnerFieldsProps {
  readonly form: ReturnType<typeof useForm>;
  /** Universities that are known here: they are suggested, and any other code can be written. */
  readonly partners: readonly Partner[];
  readonly labels: { readonly code: string; readonly name: string };
  /** Below the code. */
  readonly hint: string;
  /** Set where the partner can no longer be changed. */
  readonly fixed?: boolean;
}

/** The known university whose code stands in the form. */
export function partnerIn(form: ReturnType<typeof useForm>, partners: readonly Partner[]): Partner | undefined {
  return partners.find(({ heiId }) => heiId === form.text('partnerHeiId').toLowerCase());
}

/** A partner by its SCHAC code, and by its name where the code is not known yet. */
export function PartnerFields({ form, partners, labels, hint, fixed = false }: PartnerFieldsProps) {
  const styles = useFormStyles();
  return (
    <>
      <Field className={styles.field} label={labels.code} required hint={hint} {...form.problem('partnerHeiId')}>
        <Input className={styles.control} disabled={fixed} autoComplete="off" list="partners" {...form.control('partnerHeiId')} />
      </Field>
      <datalist id="partners">
        {partners.map(({ heiId, name }) => (
          <option key={heiId} value={heiId}>
            {name}
          </option>
        ))}
      </datalist>
      {!partnerIn(form, partners) && !fixed && (
        <Field className={styles.field} {...form.field('partnerName', labels.name, false)}>
          <Input className={styles.control} autoComplete="off" {...form.control('partnerName')} />
        </Field>
      )}
    </>
  );
}
