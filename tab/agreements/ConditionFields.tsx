import { Button, Field, Input, Select } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useFormStyles } from '../forms/formStyles.ts';
import type { useForm } from '../forms/useForm.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

export const DIRECTIONS = ['outgoing', 'incoming'] as const;
export const KINDS = ['studentStudies', 'studentTraineeship', 'staffTeaching', 'staffTraining'] as const;

interface ConditionFieldsProps {
  readonly form: ReturnType<typeof useForm>;
  /** Where it stands among the conditions, from 0. */
  readonly index: number;
  readonly academicYears: readonly string[];
  /** Left out for the only condition. */
  readonly remove: (() => void) | null;
}

/** One direction of one kind of exchange, to be filled in. */
export function ConditionFields({ form, index, academicYears, remove }: ConditionFieldsProps) {
  const styles = useFormStyles();
  const { t } = useTexts();
  const name = (field: string) => `conditions.${index}.${field}`;

  function field(of: string, label: string, required: boolean) {
    return { className: styles.field, ...form.field(name(of), label, required) };
  }

  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('agreementWork.new.condition', { number: index + 1 })}</legend>
      <Field {...field('direction', t('agreementWork.new.field.direction'), true)} hint={t('agreementWork.new.conditionHint')}>
        <Select className={styles.control} {...form.control(name('direction'))}>
          {DIRECTIONS.map((one) => (
            <option key={one} value={one}>
              {t(`agreement.direction.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field {...field('kind', t('agreementWork.new.field.kind'), true)}>
        <Select className={styles.control} {...form.control(name('kind'))}>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`agreement.kind.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field {...field('iscedCode', t('agreementWork.new.field.iscedCode'), true)}>
        <Input className={styles.control} autoComplete="off" inputMode="numeric" {...form.control(name('iscedCode'))} />
      </Field>
      <Field {...field('mobilitiesPerYear', t('agreementWork.new.field.mobilitiesPerYear'), false)} hint={t('agreementWork.new.placesHint')}>
        <Input className={styles.control} autoComplete="off" inputMode="numeric" {...form.control(name('mobilitiesPerYear'))} />
      </Field>
      {(['firstAcademicYear', 'lastAcademicYear'] as const).map((year) => (
        <Field key={year} {...field(year, t(`agreementWork.new.field.${year}`), true)}>
          <Select className={styles.control} {...form.control(name(year))}>
            <option value="">{t('form.choose')}</option>
            {academicYears.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <Field {...field('totalMonthsPerYear', t('agreementWork.new.field.totalMonthsPerYear'), false)}>
        <Input className={styles.control} autoComplete="off" inputMode="decimal" {...form.control(name('totalMonthsPerYear'))} />
      </Field>
      {remove && (
        <div className={styles.wide}>
          <Button icon={<DismissRegular />} onClick={remove}>
            {t('agreementWork.new.remove', { number: index + 1 })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
