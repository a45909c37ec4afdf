import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useStartBroadcast } from '../api/queries.ts';
import type { NewBroadcast } from '../api/types.ts';
import { Notice } from '../feedback/Notice.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { useFormStyles } from '../forms/formStyles.ts';
import { SendFailure } from '../forms/SendFailure.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { BackLink } from '../shell/BackLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { broadcastPath, NEW_BROADCAST_LINK, PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const AUDIENCES = ['contactPersons', 'forum', 'everybody'] as const;
const TEXTS = ['titleSv', 'textSv', 'titleEn', 'textEn'] as const;

/** The International Office writes to many, in both languages: each person reads their own. */
export function NewBroadcastPage() {
  const styles = useFormStyles();
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const start = useStartBroadcast();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef);
  const [asks, setAsks] = useState(false);
  useDocumentTitle(t('broadcasts.new'));

  const audience = AUDIENCES.find((one) => one === form.values['audience']) ?? 'contactPersons';

  function submit(): void {
    const missing = form.missing(TEXTS);
    form.showErrors(missing);
    setAsks(missing.length === 0);
  }

  async function send(): Promise<void> {
    await form.send(async (idempotencyKey) => {
      const [titleSv, textSv, titleEn, textEn] = TEXTS.map(form.text) as [string, string, string, string];
      const body: NewBroadcast = { titleSv, textSv, titleEn, textEn, audience, link: form.text('link') || null };
      const { broadcastId } = await start.mutateAsync({ body, idempotencyKey });
      navigate(broadcastPath(broadcastId));
    });
  }

  return (
    <>
      <BackLink to={PATHS.broadcasts} label={t('tab.broadcasts')} focus={NEW_BROADCAST_LINK} />
      <PageTitle>{t('broadcasts.new')}</PageTitle>
      <FormFrame formRef={formRef} className={styles.form} submit={submit}>
        <Field className={styles.field} {...form.field('titleSv', t('broadcasts.field.titleSv'))}>
          <Input className={styles.control} autoComplete="off" {...form.control('titleSv')} />
        </Field>
        <Field className={styles.field} {...form.field('textSv', t('broadcasts.field.textSv'))}>
          <Textarea className={styles.control} rows={5} resize="vertical" {...form.control('textSv')} />
        </Field>
        <Field className={styles.field} {...form.field('titleEn', t('broadcasts.field.titleEn'))}>
          <Input className={styles.control} autoComplete="off" {...form.control('titleEn')} />
        </Field>
        <Field className={styles.field} {...form.field('textEn', t('broadcasts.field.textEn'))}>
          <Textarea className={styles.control} rows={5} resize="vertical" {...form.control('textEn')} />
        </Field>
        <Field className={styles.field} {...form.field('link', t('broadcasts.field.link'), false)}>
          <Input className={styles.control} autoComplete="off" type="url" {...form.control('link')} />
        </Field>
        <Field className={styles.field} {...form.field('audience', t('broadcasts.field.audience'))}>
          <Select className={styles.control} value={audience} onChange={(_, data) => form.set('audience', data.value)}>
            {AUDIENCES.map((one) => (
              <option key={one} value={one}>
                {t(`broadcasts.to.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Notice intent="info">{t('broadcasts.forGood')}</Notice>
        {start.error && <SendFailure failure={start.error} pathOf={broadcastPath} sendAnother={form.sendAnother} />}
        <div>
          <SubmitButton label={t('broadcasts.send')} pending={start.isPending} />
        </div>
      </FormFrame>
      <ConfirmDialog
        open={asks}
        title={t('broadcasts.sendTitle', { title: form.text('titleSv') })}
        text={t('broadcasts.sendText', { audience: t(`broadcasts.to.${audience}`) })}
        action={t('broadcasts.send')}
        confirm={() => void send()}
        close={() => setAsks(false)}
      />
    </>
  );
}
