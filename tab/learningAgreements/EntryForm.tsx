import { Field, Input, Select } from '@fluentui/react-components';
import { useRef, useState, type ReactNode } from 'react';
import type { Entry, LearningAgreementForm, NewLearningAgreement } from '../api/learningAgreementsQueries.ts';
import type { FieldErrors } from '../api/types.ts';
import { FormFrame } from '../forms/FormFrame.tsx';
import { useFormStyles } from '../forms/formStyles.ts';
import { PartnerFields, partnerIn } from '../forms/PartnerFields.tsx';
import { SendFailure } from '../forms/SendFailure.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { learningAgreementPath } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { valuesOf } from './entryValues.ts';
import { SignedFields, signedIn } from './SignedFields.tsx';

const DIRECTIONS = ['outgoing', 'incoming'] as const;
const MOBILITY_TYPES = ['long', 'blended', 'doctoral'] as const;
const LEVELS = ['5', '6', '7', '8'] as const;
const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'NS'] as const;
const REQUIRED = ['partnerHeiId', 'departmentId', 'givenNames', 'familyName', 'start', 'end', 'iscedCode', 'eqfLevel'] as const;

interface EntryFormProps {
  readonly offer: LearningAgreementForm;
  /** What the fields begin with; null for one that is new. Who goes where cannot be changed: that would be another stay. */
  readonly entry: Entry | null;
  readonly label: string;
  readonly pending: boolean;
  /** It can no longer be sent. */
  readonly closed?: boolean;
  readonly error: Error | null;
  /** Fails with what the server refused, so that it is shown beside its field. */
  readonly submit: (agreement: NewLearningAgreement, idempotencyKey: string) => Promise<void>;
  /** Above the button: what has happened meanwhile. */
  readonly children?: ReactNode;
}

/** Who goes where and when, and who has signed: what a contact person knows of a learning agreement that no file has brought. */
export function EntryForm({ offer, entry, label, pending, closed = false, error, submit, children }: EntryFormProps) {
  const styles = useFormStyles();
  const { t } = useTexts();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef, valuesOf(entry, offer));
  // As they were known when the form was opened: what it sent first may have made another of them known, and sent again it is to say the same.
  const [partners] = useState(offer.partners);
  const partner = partnerIn(form, partners);

  function mistakes(): FieldErrors {
    const errors = form.missing(REQUIRED);
    if (form.text('language') !== '' && form.text('cefrLevel') === '') errors.push(...form.missing(['cefrLevel']));
    return errors;
  }

  async function send(): Promise<void> {
    if (closed) return;
    const found = mistakes();
    form.showErrors(found);
    if (found.length === 0) await form.send((idempotencyKey) => submit(agreement(), idempotencyKey));
  }

  function agreement(): NewLearningAgreement {
    const chosen = <Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]) => choices.find((one) => one === form.text(name)) ?? choices[0];
    return {
      departmentId: form.text('departmentId'),
      direction: chosen('direction', DIRECTIONS),
      partnerHeiId: form.text('partnerHeiId'),
      partnerName: partner ? null : form.text('partnerName') || null,
      givenNames: form.text('givenNames'),
      familyName: form.text('familyName'),
      email: form.text('email') || null,
      start: form.text('start'),
      end: form.text('end'),
      mobilityType: chosen('mobilityType', MOBILITY_TYPES),
      iscedCode: form.text('iscedCode'),
      eqfLevel: Number(form.text('eqfLevel')),
      language: form.text('language') === '' ? null : { language: form.text('language'), cefrLevel: chosen('cefrLevel', CEFR_LEVELS) },
      signed: signedIn(form),
    };
  }

  function field(name: string, text: string, required = true) {
    return { className: styles.field, ...form.field(name, text, required) };
  }

  const direction = form.text('direction') === 'incoming' ? 'incoming' : 'outgoing';
  return (
    <FormFrame formRef={formRef} className={styles.form} submit={send}>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('learningAgreements.entry.group.student')}</legend>
        <Field {...field('givenNames', t('learningAgreements.entry.givenNames'))}>
          <Input className={styles.control} autoComplete="off" {...form.control('givenNames')} />
        </Field>
        <Field {...field('familyName', t('learningAgreements.entry.familyName'))}>
          <Input className={styles.control} autoComplete="off" {...form.control('familyName')} />
        </Field>
        <Field {...field('email', t('learningAgreements.entry.email'), false)}>
          <Input className={styles.control} type="email" autoComplete="off" {...form.control('email')} />
        </Field>
        <Field {...field('departmentId', t('learningAgreements.fact.department'))}>
          <Select className={styles.control} {...form.control('departmentId')}>
            {offer.departments.length > 1 && <option value="">{t('form.choose')}</option>}
            {offer.departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('learningAgreements.fact.stay')}</legend>
        <Field {...field('direction', t('learningAgreements.direction'))}>
          <Select className={styles.control} disabled={entry !== null} {...form.control('direction')}>
            {DIRECTIONS.map((one) => (
              <option key={one} value={one}>
                {t(`learningAgreements.entry.direction.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field {...field('mobilityType', t('learningAgreements.entry.mobilityType'))}>
          <Select className={styles.control} {...form.control('mobilityType')}>
            {MOBILITY_TYPES.map((one) => (
              <option key={one} value={one}>
                {t(`learningAgreements.entry.type.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <PartnerFields
          form={form}
          partners={partners}
          labels={{ code: t('learningAgreements.entry.partner'), name: t('learningAgreements.entry.partnerName') }}
          hint={entry ? t('learningAgreements.entry.fixed') : (partner?.name ?? t('learningAgreements.entry.partnerUnknown'))}
          fixed={entry !== null}
        />
        {(['start', 'end'] as const).map((name) => (
          <Field key={name} {...field(name, t(`learningAgreements.entry.${name}`))} hint={t('learningAgreements.entry.dateHint')}>
            <Input className={styles.control} autoComplete="off" {...form.control(name)} />
          </Field>
        ))}
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('learningAgreements.entry.group.studies')}</legend>
        <Field {...field('iscedCode', t('learningAgreements.entry.iscedCode'))} hint={t('learningAgreements.entry.iscedHint')}>
          <Input className={styles.control} autoComplete="off" inputMode="numeric" {...form.control('iscedCode')} />
        </Field>
        <Field {...field('eqfLevel', t('learningAgreements.entry.eqfLevel'))}>
          <Select className={styles.control} {...form.control('eqfLevel')}>
            <option value="">{t('form.choose')}</option>
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {t(`learningAgreements.entry.eqf.${level}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field {...field('language', t('learningAgreements.entry.language'), false)} hint={t('learningAgreements.entry.languageHint')}>
          <Select className={styles.control} {...form.control('language')}>
            <option value="">{t('form.choose')}</option>
            {offer.languages.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field {...field('cefrLevel', t('learningAgreements.entry.cefrLevel'), form.text('language') !== '')}>
          <Select className={styles.control} {...form.control('cefrLevel')}>
            <option value="">{t('form.choose')}</option>
            {CEFR_LEVELS.map((level) => (
              <option key={level} value={level}>
                {level === 'NS' ? t('learningAgreements.entry.nativeSpeaker') : level}
              </option>
            ))}
          </Select>
        </Field>
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('learningAgreements.signatures')}</legend>
        <SignedFields form={form} direction={direction} />
      </fieldset>
      {children || (error && <SendFailure failure={error} pathOf={learningAgreementPath} sendAnother={form.sendAnother} />)}
      <div>
        <SubmitButton label={label} pending={pending} disabled={closed} />
      </div>
    </FormFrame>
  );
}
