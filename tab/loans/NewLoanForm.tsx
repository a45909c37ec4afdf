import { Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { ProblemError } from '../api/failures.ts';
import { useEnterLoan, useLoanForm } from '../api/peopleQueries.ts';
import type { LoanForm, NewLoan } from '../api/peopleQueries.ts';
import { DepartmentPicker } from '../eligibility/DepartmentPicker.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { NARROW } from '../shell/narrow.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    maxWidth: '720px',
    marginTop: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    [`@media ${NARROW}`]: { gridTemplateColumns: 'minmax(0, 1fr)', padding: tokens.spacingHorizontalM },
  },
  title: { gridColumn: '1 / -1', margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  wide: { gridColumn: '1 / -1' },
  // A long agreement must not widen its field.
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  control: { minWidth: 0 },
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
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const enter = useEnterLoan();
  const formRef = useRef<HTMLFormElement>(null);
  const [only, ...others] = offer.owners;
  const form = useForm(formRef, others.length === 0 && only ? { ownerDepartmentId: only.id } : {});
  // One key for one filled form: sent again after a broken connection it makes no second loan.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const busy = useRef(false);
  const owner = offer.owners.find(({ id }) => id === form.values['ownerDepartmentId']);
  const agreements = owner?.agreements ?? [];
  const byHand = text('agreementId') === BY_HAND;

  function text(name: string): string {
    return (form.values[name] ?? '').trim();
  }

  const required = ['ownerDepartmentId', 'studyDepartmentId', 'studentName', 'termCode', ...(byHand ? ['partnerName'] : [])];

  async function submit(): Promise<void> {
    if (busy.current) return;
    const missing = required.filter((name) => text(name) === '').map((field) => ({ field, message: t('form.required') }));
    form.showErrors(missing);
    if (missing.length > 0) return;
    busy.current = true;
    try {
      await enter.mutateAsync({ body: loan(), idempotencyKey });
      messages.success(t('people.loans.entered', { student: text('studentName') }));
      done();
    } catch (error) {
      // Everything else is shown from the mutation.
      if (error instanceof ProblemError) form.showErrors(error.problem.errors ?? []);
    } finally {
      busy.current = false;
    }
  }

  function loan(): NewLoan {
    return {
      ownerDepartmentId: text('ownerDepartmentId'),
      agreementId: byHand ? null : text('agreementId'),
      partnerName: byHand ? text('partnerName') : null,
      studyDepartmentId: text('studyDepartmentId'),
      studentName: text('studentName'),
      termCode: text('termCode'),
    };
  }

  function field(name: string, label: string) {
    return { label, required: required.includes(name), ...form.problem(name) };
  }

  return (
    <form
      ref={formRef}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 className={styles.title}>{t('people.loans.formTitle')}</h2>
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
          <FailureNotice failure={enter.error} />
        </div>
      )}
      <div className={styles.wide}>
        <SubmitButton label={t('people.loans.enter')} pending={enter.isPending} />
      </div>
    </form>
  );
}
