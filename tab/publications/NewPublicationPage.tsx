import { Field, Input, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { usePublicationForm, usePublish } from '../api/publicationsQueries.ts';
import type { NewPublication, PublicationForm } from '../api/publicationTypes.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { useFormStyles } from '../forms/formStyles.ts';
import { SendFailure } from '../forms/SendFailure.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { BackLink } from '../shell/BackLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { DepartmentChoice } from './DepartmentChoice.tsx';
import { NEW_PUBLICATION_LINK, publicationPath } from './links.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0, minWidth: 0, border: 'none' },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalS, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  day: { maxWidth: '220px' },
});

const KINDS = ['instruction', 'notice'] as const;
const TEXTS = ['titleSv', 'textSv', 'titleEn', 'textEn'] as const;
const MAIL = ['mailSubject', 'mailText'] as const;

/** The International Office publishes to departments, in both languages: each person reads their own. */
export function NewPublicationPage() {
  const { t } = useTexts();
  const query = usePublicationForm();
  useDocumentTitle(t('publications.new'));
  return (
    <>
      <BackLink to={PATHS.publications} label={t('tab.publications')} focus={NEW_PUBLICATION_LINK} />
      <PageTitle>{t('publications.new')}</PageTitle>
      {query.data ? (
        <PublicationFields offer={query.data} />
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function PublicationFields({ offer }: { readonly offer: PublicationForm }) {
  const styles = useFormStyles();
  const own = useStyles();
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const publish = usePublish();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef);
  const [asks, setAsks] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());

  const kind = KINDS.find((one) => one === form.values['kind']) ?? 'instruction';
  const isInstruction = kind === 'instruction';
  const choosesSome = form.values['to'] === 'chosen';
  const possible = offer.departments.filter(({ partners }) => !isInstruction || partners > 0);
  const reached = possible.filter(({ id }) => !choosesSome || chosen.has(id));

  function submit(): void {
    const needed = [...TEXTS, ...(isInstruction ? MAIL : []), 'dueOn'];
    const missing = form.missing(needed);
    const nobody = reached.length === 0 ? [{ field: 'departmentIds', message: t('publications.form.nobody') }] : [];
    form.showErrors([...missing, ...nobody]);
    setAsks(missing.length === 0 && nobody.length === 0);
  }

  async function send(): Promise<void> {
    await form.send(async (idempotencyKey) => {
      const [titleSv, textSv, titleEn, textEn] = TEXTS.map(form.text) as [string, string, string, string];
      const body: NewPublication = {
        kind,
        titleSv,
        textSv,
        titleEn,
        textEn,
        link: form.text('link') || null,
        mailSubject: isInstruction ? form.text('mailSubject') : null,
        mailText: isInstruction ? form.text('mailText') : null,
        dueOn: form.text('dueOn'),
        departmentIds: choosesSome ? reached.map(({ id }) => id) : null,
      };
      const { publicationId } = await publish.mutateAsync({ body, idempotencyKey });
      navigate(publicationPath(publicationId));
    });
  }

  function field(name: string, label: string, required = true) {
    return { className: styles.field, ...form.field(name, label, required) };
  }

  const partners = reached.reduce((sum, one) => sum + one.partners, 0);
  const departmentsText = t('publications.form.departmentCount', { count: reached.length });
  const reach = isInstruction
    ? t('publications.form.reachInstruction', { departments: departmentsText, partners: t('publications.form.partnerCount', { count: partners }) })
    : t('publications.form.reachNotice', { departments: departmentsText });

  return (
    <>
      <FormFrame formRef={formRef} className={styles.form} submit={submit}>
        <Field {...field('kind', t('publications.form.kind'))}>
          <RadioGroup value={kind} onChange={(_, data) => form.set('kind', data.value)}>
            {KINDS.map((one) => (
              <Radio key={one} value={one} label={t(`publications.form.kinds.${one}`)} />
            ))}
          </RadioGroup>
        </Field>
        <fieldset className={own.group}>
          <legend className={own.legend}>{t('publications.form.group.department')}</legend>
          <Field {...field('titleSv', t('publications.form.titleSv'))}>
            <Input className={styles.control} autoComplete="off" {...form.control('titleSv')} />
          </Field>
          <Field {...field('textSv', t('publications.form.textSv'))}>
            <Textarea className={styles.control} rows={5} resize="vertical" {...form.control('textSv')} />
          </Field>
          <Field {...field('titleEn', t('publications.form.titleEn'))}>
            <Input className={styles.control} autoComplete="off" {...form.control('titleEn')} />
          </Field>
          <Field {...field('textEn', t('publications.form.textEn'))}>
            <Textarea className={styles.control} rows={5} resize="vertical" {...form.control('textEn')} />
          </Field>
          <Field {...field('link', t('publications.form.link'), false)}>
            <Input className={styles.control} autoComplete="off" type="url" {...form.control('link')} />
          </Field>
        </fieldset>
        {isInstruction && (
          <fieldset className={own.group}>
            <legend className={own.legend}>{t('publications.form.group.mail')}</legend>
            <Field {...field('mailSubject', t('publications.form.mailSubject'))}>
              <Input className={styles.control} autoComplete="off" lang="en" {...form.control('mailSubject')} />
            </Field>
            <Field {...field('mailText', t('publications.form.mailText'))} hint={t('publications.form.mailHint')}>
              <Textarea className={styles.control} rows={8} resize="vertical" lang="en" {...form.control('mailText')} />
            </Field>
          </fieldset>
        )}
        <fieldset className={own.group}>
          <legend className={own.legend}>{t('publications.form.group.whom')}</legend>
          <Field {...field('dueOn', t('publications.form.dueOn'))}>
            <Input className={own.day} type="date" min={offer.today} {...form.control('dueOn')} />
          </Field>
          <Field {...field('departmentIds', t('publications.form.to'))}>
            <RadioGroup value={choosesSome ? 'chosen' : 'all'} onChange={(_, data) => form.set('to', data.value)}>
              <Radio value="all" label={t(isInstruction ? 'publications.form.allWithPartners' : 'publications.form.all')} />
              <Radio value="chosen" label={t('publications.form.chosen')} />
            </RadioGroup>
          </Field>
          {choosesSome && <DepartmentChoice departments={possible} needsPartners={isInstruction} chosen={chosen} onChange={setChosen} />}
        </fieldset>
        {reached.length > 0 && <Notice intent="info">{reach}</Notice>}
        {publish.error && <SendFailure failure={publish.error} pathOf={publicationPath} sendAnother={form.sendAnother} />}
        <div>
          <SubmitButton label={t('publications.form.publish')} pending={publish.isPending} />
        </div>
      </FormFrame>
      <ConfirmDialog
        open={asks}
        title={t('publications.form.confirmTitle', { title: form.text('titleSv') })}
        text={`${reach} ${t('publications.form.confirmText')}`}
        action={t('publications.form.publish')}
        confirm={() => void send()}
        close={() => setAsks(false)}
      />
    </>
  );
}
