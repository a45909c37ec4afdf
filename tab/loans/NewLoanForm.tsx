import { Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useEnterLoan, useLoanForm } from '../api/peopleQueries.ts';
import type { LoanForm, NewLoan } from '../api/peopleQueries.ts';
import { DepartmentPicker } from '../eligibility/DepartmentPicker.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { useFormStyles } from '../forms/formStyles.ts';
import { SendFailure } from '../forms/SendFailure.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { PATHS } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  form: { marginTop: tokens.spacingVerticalM },
});

/** The owner enters a place that a student of another department uses. */
export function NewLoanForm({ done }: { readonly done: () => void }) {
  const query = useLoanForm();
  if (query.data) return <Form offer={query.data} done={done} />;
  return query.error ? <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} /> : <Loading />;
}

/** Stands in the list of agreements for a university that is written by hand. */
const BY_HAND = '';

function Form({ offer, done }: { readonly offer: LoanForm; readonly done: () => void }) {
  const styles = useFormStyles();
  const own = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const enter = useEnterLoan();
  const formRef = useRef<HTMLFormElement>(null);
  const [only, ...others] = offer.owners;
  const form = useForm(formRef, others.length === 0 && only ? { ownerDepartmentId: only.id } : {});
  const owner = offer.owners.find(({ id }) => id === form.values['ownerDepartmentId']);
  const agreements = owner?.agreements ?? [];
  const byHand = form.text('agreementId') === BY_HAND;


  const required = ['ownerDepartmentId', 'studyDepartmentId', 'studentName', 'termCode', ...(byHand ? ['partnerName'] : [])];

  async function submit(): Promise<void> {
    const missing = form.missing(required);
    form.showErrors(missing);
    if (missing.length > 0) return;
    await form.send(async (idempotencyKey) => {
      await enter.mutateAsync({ body: loan(), idempotencyKey });
      messages.success(t('people.loans.entered', { student: form.text('studentName') }));
      done();
    });
  }

  function loan(): NewLoan {
    return {
      ownerDepartmentId: form.text('ownerDepartmentId'),
      agreementId: byHand ? null : form.text('agreementId'),
      partnerName: byHand ? form.text('partnerName') : null,
      studyDepartmentId: form.text('studyDepartmentId'),
      studentName: form.text('studentName'),
      termCode: form.text('termCode'),
    };
  }

  function field(name: string, label: string) {
    return { label, required: required.includes(name), ...form.problem(name) };
  }

  return (
    <FormFrame formRef={formRef} className={mergeClasses(styles.group, own.form)} submit={submit}>
      <h2 className={styles.legend}>{t('people.loans.formTitle')}</h2>
      {offer.owners.length > 1 && (
        <Field className={mergeClasses(styles.field, styles.wide)} {...field('ownerDepartmentId', t('people.loans.field.owner'))}>
          <Select
            value={form.values['ownerDepartmentId'] ?? ''}
            onChange={(_, { value }) => {
              form.set('ownerDepartmentId', value);
              form.set('agreementId', BY_HAND);
            }}
          >
            <option value="">{t('people.loans.chooseOwner')}</option>
            {offer.owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {agreements.length > 0 && (
        <Field className={styles.field} {...field('agreementId', t('people.loans.field.agreement'))}>
          <Select {...form.control('agreementId')}>
            <option value={BY_HAND}>{t('people.loans.otherPartner')}</option>
            {agreements.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {byHand && (
        <Field className={styles.field} {...field('partnerName', t('people.loans.field.partner'))}>
          <Input className={styles.control} autoComplete="off" {...form.control('partnerName')} />
        </Field>
      )}
      <Field className={styles.field} {...field('termCode', t('people.loans.field.term'))}>
        <Select {...form.control('termCode')}>
          <option value="">{t('people.loans.chooseTerm')}</option>
          {offer.terms.map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={styles.field} {...field('studentName', t('people.loans.field.student'))}>
        <Input className={styles.control} autoComplete="off" {...form.control('studentName')} />
      </Field>
      <Field className={styles.wide} {...field('studyDepartmentId', t('people.loans.field.study'))}>
        <DepartmentPicker
          departments={offer.departments.filter(({ id }) => id !== owner?.id)}
          selectedId={form.values['studyDepartmentId'] ?? ''}
          onSelect={(id) => form.set('studyDepartmentId', id)}
        />
      </Field>
      {enter.error && (
        <div className={styles.wide}>
          <SendFailure failure={enter.error} pathOf={() => PATHS.loans} sendAnother={form.sendAnother} />
        </div>
      )}
      <div className={styles.wide}>
        <SubmitButton label={t('people.loans.enter')} pending={enter.isPending} />
      </div>
    </FormFrame>
  );
}
