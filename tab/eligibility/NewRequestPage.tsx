import { Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useLocation } from 'wouter';
import { useCreateRequest, useEligibilityForm } from '../api/queries.ts';
import type { EligibilityForm, FieldErrors, NewRequest } from '../api/types.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { useFormStyles } from '../forms/formStyles.ts';
import { SendFailure } from '../forms/SendFailure.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { taskPath } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { instantOfLocal } from '../time/stockholm.ts';
import { DepartmentPicker } from './DepartmentPicker.tsx';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 0`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
});

const REQUIRED = ['caseReference', 'courseCode', 'courseName', 'departmentId', 'term', 'question'] as const;

/** Admissions asks a department about an applicant's specific entry requirements. */
export function NewRequestPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useEligibilityForm();
  useDocumentTitle(t('tab.newRequest'));
  return (
    <>
      <PageTitle>{t('request.title')}</PageTitle>
      <p className={styles.intro}>{t('request.intro')}</p>
      {query.data ? (
        <RequestForm offer={query.data} />
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function RequestForm({ offer }: { readonly offer: EligibilityForm }) {
  const styles = useFormStyles();
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const messages = useMessages();
  const create = useCreateRequest();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef);
  const department = offer.departments.find((one) => one.id === form.values['departmentId']);


  function mistakes(): FieldErrors {
    const errors = form.missing(REQUIRED);
    if (form.text('dueAt') !== '' && !instantOfLocal(form.text('dueAt'))) errors.push({ field: 'dueAt', message: t('form.moment') });
    return errors;
  }

  async function submit(): Promise<void> {
    const found = mistakes();
    form.showErrors(found);
    if (found.length > 0) return;
    await form.send(async (idempotencyKey) => {
      const { taskId } = await create.mutateAsync({ body: request(), idempotencyKey });
      messages.success(t('request.sent', { department: department?.name ?? '' }));
      navigate(taskPath(taskId));
    });
  }

  function request(): NewRequest {
    return {
      caseReference: form.text('caseReference'),
      nyaReference: form.text('nyaReference') || null,
      courseCode: form.text('courseCode'),
      courseName: form.text('courseName'),
      departmentId: form.text('departmentId'),
      term: form.text('term'),
      question: form.text('question'),
      dueAt: form.text('dueAt') === '' ? null : instantOfLocal(form.text('dueAt')),
    };
  }

  return (
    <FormFrame formRef={formRef} className={styles.form} submit={submit}>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('request.group.case')}</legend>
        <Field {...form.field('caseReference', t('request.field.caseReference'))}>
          <Input className={styles.control} autoComplete="off" {...form.control('caseReference')} />
        </Field>
        <Field {...form.field('nyaReference', t('request.field.nyaReference'), false)}>
          <Input className={styles.control} autoComplete="off" {...form.control('nyaReference')} />
        </Field>
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('request.group.course')}</legend>
        <Field {...form.field('courseCode', t('request.field.courseCode'))}>
          <Input className={styles.control} autoComplete="off" {...form.control('courseCode')} />
        </Field>
        <Field {...form.field('term', t('request.field.term'))}>
          <Select {...form.control('term')}>
            <option value="">{t('request.termPlaceholder')}</option>
            {offer.terms.map((term) => (
              <option key={term} value={term}>
                {term}
              </option>
            ))}
          </Select>
        </Field>
        <Field className={styles.wide} {...form.field('courseName', t('request.field.courseName'))}>
          <Input className={styles.control} autoComplete="off" {...form.control('courseName')} />
        </Field>
        <Field
          className={styles.wide}
          {...form.field('departmentId', t('request.field.department'))}
          {...(department ? { hint: contactsText(department.contacts) } : {})}
        >
          <DepartmentPicker
            departments={offer.departments}
            selectedId={form.values['departmentId'] ?? ''}
            onSelect={(id) => form.set('departmentId', id)}
          />
        </Field>
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('request.group.question')}</legend>
        <Field className={styles.wide} {...form.field('question', t('request.field.question'))} hint={t('request.questionHint')}>
          <Textarea rows={5} resize="vertical" {...form.control('question')} />
        </Field>
        <Field
          {...form.field('dueAt', t('request.field.dueAt'), false)}
          hint={t('request.dueHint', { when: (department ?? offer).defaultDueText })}
        >
          <Input className={styles.control} type="datetime-local" {...form.control('dueAt')} />
        </Field>
      </fieldset>
      {create.error && <SendFailure failure={create.error} pathOf={taskPath} sendAnother={form.sendAnother} />}
      <div>
        <SubmitButton label={t('request.send')} pending={create.isPending} />
      </div>
    </FormFrame>
  );

  function contactsText(contacts: readonly string[]): string {
    return contacts.length > 0 ? t('request.contacts', { names: contacts.join(', ') }) : t('request.noContacts');
  }
}
