import { Button, Field, Input, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/failures.ts';
import type { Article, ArticleEdit } from '../api/knowledgeQueries.ts';
import { FormFrame } from '../forms/FormFrame.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { NARROW } from '../shell/narrow.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { fieldOf, keywordsIn, passageField, PASSAGE_PARTS, valuesOf } from './articleValues.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, marginTop: tokens.spacingVerticalL },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0, minWidth: 0, border: 'none' },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalS, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    [`@media ${NARROW}`]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // Grid and Fluent would make them as wide as their longest option.
  control: { minWidth: 0 },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  day: { maxWidth: '220px' },
  address: { width: '100%', maxWidth: '640px', minWidth: 0 },
});

const TITLES = ['titleSv', 'titleEn'] as const;
const KEYWORDS = ['keywordsSv', 'keywordsEn'] as const;
const RESPONSIBLE = { 'International Office': 'office', Admissions: 'admissions' } as const;

interface ArticleFormProps {
  /** What the fields begin with. */
  readonly initial: Article;
  readonly pending: boolean;
  /** Gives back what the server refused, so that it is shown beside its field. */
  readonly submit: (text: Omit<ArticleEdit, 'version'>) => Promise<void>;
  /** Over the button that saves. */
  readonly children: ReactNode;
}

/** An article, with both languages side by side. */
export function ArticleForm({ initial, pending, submit, children }: ArticleFormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef, valuesOf(initial));
  /** Each passage keeps the number that its fields go by, whatever is taken away before it. */
  const [passages, setPassages] = useState<readonly number[]>(initial.sv.passages.map((_, at) => at));
  const busy = useRef(false);
  const value = (name: string) => (form.values[name] ?? '').trim();
  const responsible = value('responsible') === 'Admissions' ? 'Admissions' : 'International Office';

  async function send(): Promise<void> {
    const required = [...TITLES, ...passages.flatMap((number) => PASSAGE_PARTS.map((part) => passageField(number, part))), 'sourceUrl', 'reviewOn'];
    const missing = required.filter((name) => value(name) === '').map((field) => ({ field, message: t('form.required') }));
    form.showErrors(missing);
    if (missing.length > 0 || busy.current) return;
    busy.current = true;
    try {
      await submit({
        titleSv: value('titleSv'),
        titleEn: value('titleEn'),
        keywordsSv: keywordsIn(value('keywordsSv')),
        keywordsEn: keywordsIn(value('keywordsEn')),
        passages: passages.map((number) => ({
          headingSv: value(passageField(number, 'headingSv')),
          headingEn: value(passageField(number, 'headingEn')),
          textSv: value(passageField(number, 'textSv')),
          textEn: value(passageField(number, 'textEn')),
        })),
        sourceUrl: value('sourceUrl'),
        responsible,
        reviewOn: value('reviewOn'),
      });
    } catch (failure) {
      // Everything else is shown from the mutation.
      if (failure instanceof ProblemError) {
        const errors = failure.problem.errors ?? [];
        form.showErrors(errors.map(({ field, message }) => ({ field: fieldOf(field, passages), message })));
      }
    } finally {
      busy.current = false;
    }
  }

  const field = (name: string, label: string, required = true) => ({ className: styles.field, label, required, ...form.problem(name) });

  return (
    <FormFrame formRef={formRef} className={styles.form} submit={send}>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('knowledge.form.titles')}</legend>
        <div className={styles.pair}>
          {TITLES.map((name) => (
            <Field key={name} {...field(name, t(`knowledge.form.${name}`))}>
              <Input className={styles.control} autoComplete="off" {...form.control(name)} />
            </Field>
          ))}
        </div>
      </fieldset>
      {passages.map((number, at) => (
        <fieldset key={number} className={styles.group}>
          <legend className={styles.legend}>{t('knowledge.form.passage', { number: at + 1 })}</legend>
          <div className={styles.pair}>
            {PASSAGE_PARTS.map((part) => {
              const name = passageField(number, part);
              const isText = part === 'textSv' || part === 'textEn';
              return (
                <Field key={part} {...field(name, t(`knowledge.form.${part}`))}>
                  {isText ? (
                    <Textarea className={styles.control} rows={7} resize="vertical" {...form.control(name)} />
                  ) : (
                    <Input className={styles.control} autoComplete="off" {...form.control(name)} />
                  )}
                </Field>
              );
            })}
          </div>
          {passages.length > 1 && (
            <div>
              <Button
                size="small"
                onClick={() => {
                  setPassages(passages.filter((one) => one !== number));
                  formRef.current?.querySelector<HTMLElement>('input')?.focus();
                }}
              >
                {t('knowledge.form.removePassage', { number: at + 1 })}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={() => setPassages([...passages, Math.max(...passages) + 1])}>
          {t('knowledge.form.addPassage')}
        </Button>
      </div>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('knowledge.form.search')}</legend>
        <div className={styles.pair}>
          {KEYWORDS.map((name) => (
            <Field key={name} {...field(name, t(`knowledge.form.${name}`), false)} hint={t('knowledge.form.keywordsHint')}>
              <Textarea className={styles.control} rows={3} resize="vertical" {...form.control(name)} />
            </Field>
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('knowledge.form.about')}</legend>
        <Field {...field('sourceUrl', t('knowledge.form.sourceUrl'))}>
          <Input className={styles.address} type="url" autoComplete="off" {...form.control('sourceUrl')} />
        </Field>
        <Field {...field('responsible', t('knowledge.form.responsible'))}>
          <RadioGroup value={responsible} onChange={(_, data) => form.set('responsible', data.value)}>
            {(['International Office', 'Admissions'] as const).map((one) => (
              <Radio key={one} value={one} label={t(`knowledge.form.${RESPONSIBLE[one]}`)} />
            ))}
          </RadioGroup>
        </Field>
        <Field {...field('reviewOn', t('knowledge.form.reviewOn'))}>
          <Input className={styles.day} type="date" {...form.control('reviewOn')} />
        </Field>
      </fieldset>
      {children}
      <div>
        <SubmitButton label={t('knowledge.form.save')} pending={pending} />
      </div>
    </FormFrame>
  );
}
