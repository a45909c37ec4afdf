import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useAgreementForm, useEnterAgreement } from '../api/agreementWorkQueries.ts';
import type { AgreementForm, NewAgreement } from '../api/agreementWorkQueries.ts';
import type { FieldErrors } from '../api/types.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { useFormStyles } from '../forms/formStyles.ts';
import { PartnerFields, partnerIn } from '../forms/PartnerFields.tsx';
import { SendFailure } from '../forms/SendFailure.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { BackLink } from '../shell/BackLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { agreementPath, NEW_AGREEMENT_LINK, PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ConditionFields, DIRECTIONS, KINDS } from './ConditionFields.tsx';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 0`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
});

/** A contact person or the International Office enters an agreement that no file has brought. */
export function NewAgreementPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useAgreementForm();
  useDocumentTitle(t('agreementWork.new.title'));
  return (
    <>
      <BackLink to={PATHS.agreements} label={t('tab.agreements')} focus={NEW_AGREEMENT_LINK} />
      <PageTitle>{t('agreementWork.new.title')}</PageTitle>
      <p className={styles.intro}>{t('agreementWork.new.intro')}</p>
      {query.data ? (
        <FilledForm offer={query.data} />
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

const REQUIRED = ['departmentId', 'partnerHeiId', 'iiaCode'] as const;
const REQUIRED_OF_CONDITION = ['iscedCode', 'firstAcademicYear', 'lastAcademicYear'] as const;

/** Directions change places in what is added: most agreements send as many as they receive. */
function freshCondition(index: number): Readonly<Record<string, string>> {
  return {
    [`conditions.${index}.direction`]: DIRECTIONS[index % DIRECTIONS.length] ?? DIRECTIONS[0],
    [`conditions.${index}.kind`]: KINDS[0],
  };
}

function FilledForm({ offer }: { readonly offer: AgreementForm }) {
  const styles = useFormStyles();
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const messages = useMessages();
  const enter = useEnterAgreement();
  const formRef = useRef<HTMLFormElement>(null);
  const onlyDepartment = offer.departments.length === 1 ? offer.departments[0]?.id : undefined;
  const form = useForm(formRef, { departmentId: onlyDepartment ?? '', ...freshCondition(0) });
  const [count, setCount] = useState(1);
  // As they were known when the form was opened: what it sent first may have made another of them known, and sent again it is to say the same.
  const [partners] = useState(offer.partners);
  const partner = partnerIn(form, partners);
  const indexes = Array.from({ length: count }, (_, index) => index);

  function mistakes(): FieldErrors {
    const required = [...REQUIRED, ...indexes.flatMap((index) => REQUIRED_OF_CONDITION.map((name) => `conditions.${index}.${name}`))];
    const errors = form.missing(required);
    for (const index of indexes) {
      const field = `conditions.${index}.mobilitiesPerYear`;
      if (!/^\d*$/.test(form.text(field))) errors.push({ field, message: t('agreementWork.new.wholeNumber') });
    }
    return errors;
  }

  async function submit(): Promise<void> {
    const found = mistakes();
    form.showErrors(found);
    if (found.length > 0) return;
    await form.send(async (idempotencyKey) => {
      const body = agreement();
      await enter.mutateAsync({ body, idempotencyKey });
      messages.success(t('agreementWork.new.saved', { code: body.iiaCode }));
      // Whoever entered it for another department finds it in none of their own.
      navigate(PATHS.agreements);
    });
  }

  function agreement(): NewAgreement {
    return {
      departmentId: form.text('departmentId'),
      partnerHeiId: form.text('partnerHeiId'),
      partnerName: partner ? null : form.text('partnerName') || null,
      iiaCode: form.text('iiaCode'),
      partnerIiaCode: form.text('partnerIiaCode') || null,
      conditions: indexes.map(condition),
    };
  }

  function condition(index: number): NewAgreement['conditions'][number] {
    const value = (name: string) => form.text(`conditions.${index}.${name}`);
    return {
      direction: DIRECTIONS.find((one) => one === value('direction')) ?? 'outgoing',
      kind: KINDS.find((one) => one === value('kind')) ?? 'studentStudies',
      iscedCode: value('iscedCode'),
      mobilitiesPerYear: value('mobilitiesPerYear') === '' ? null : Number(value('mobilitiesPerYear')),
      // As Swedes write it: "10,5".
      totalMonthsPerYear: value('totalMonthsPerYear').replace(',', '.') || null,
      firstAcademicYear: value('firstAcademicYear'),
      lastAcademicYear: value('lastAcademicYear'),
    };
  }

  function add(): void {
    for (const [name, value] of Object.entries(freshCondition(count))) form.set(name, value);
    setCount(count + 1);
  }

  function field(name: string, label: string, required = true) {
    return { className: styles.field, ...form.field(name, label, required) };
  }

  return (
    <FormFrame formRef={formRef} className={styles.form} submit={submit}>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('agreementWork.new.group.agreement')}</legend>
        <PartnerFields
          form={form}
          partners={partners}
          labels={{ code: t('agreementWork.new.field.partnerHeiId'), name: t('agreementWork.new.field.partnerName') }}
          hint={partner ? t('agreementWork.new.partnerHint', { name: partner.name }) : t('agreementWork.new.partnerUnknown')}
        />
        <Field {...field('iiaCode', t('agreementWork.new.field.iiaCode'))}>
          <Input className={styles.control} autoComplete="off" {...form.control('iiaCode')} />
        </Field>
        <Field {...field('partnerIiaCode', t('agreementWork.new.field.partnerIiaCode'), false)}>
          <Input className={styles.control} autoComplete="off" {...form.control('partnerIiaCode')} />
        </Field>
        <Field {...field('departmentId', t('agreementWork.new.field.department'))}>
          <Select className={styles.control} {...form.control('departmentId')}>
            <option value="">{t('form.choose')}</option>
            {offer.departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </fieldset>
      {indexes.map((index) => (
        <ConditionFields
          key={index}
          form={form}
          index={index}
          academicYears={offer.academicYears}
          // The last one only: the fields of the others keep their places.
          remove={count > 1 && index === count - 1 ? () => setCount(count - 1) : null}
        />
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={add}>
          {t('agreementWork.new.add')}
        </Button>
      </div>
      {enter.error && <SendFailure failure={enter.error} pathOf={agreementPath} sendAnother={form.sendAnother} />}
      <div>
        <SubmitButton label={t('agreementWork.new.save')} pending={enter.isPending} />
      </div>
    </FormFrame>
  );
}
