import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { AUDIENCES, type StepDraft } from './stepDrafts.ts';

const useStyles = makeStyles({
  step: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    ...surface,
  },
  legend: { float: 'left', padding: 0, fontWeight: tokens.fontWeightSemibold },
  when: { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: tokens.spacingHorizontalM },
  hours: { flex: '1 1 140px', maxWidth: '200px', gridTemplateColumns: 'minmax(0, 1fr)' },
  side: { flex: '1 1 180px', maxWidth: '260px', gridTemplateColumns: 'minmax(0, 1fr)' },
  control: { minWidth: 0 },
  audience: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  channel: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
});

interface StepFieldsProps {
  readonly draft: StepDraft;
  /** From 1. */
  readonly number: number;
  readonly timeProblem: { readonly validationMessage?: string };
  readonly audienceProblem: string | undefined;
  readonly change: (draft: StepDraft) => void;
  readonly remove: () => void;
}

export function hoursId(draft: StepDraft): string {
  return `hours-${draft.id}`;
}

/** One reminder: when, to whom, and whether it stands in the channel too. */
export function StepFields({ draft, number, timeProblem, audienceProblem, change, remove }: StepFieldsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const label = useId();
  const problem = useId();
  return (
    <fieldset className={styles.step}>
      <legend className={styles.legend}>{t('departmentSettings.step', { number })}</legend>
      <div className={styles.when}>
        <Field className={styles.hours} label={t('departmentSettings.hours')} required {...timeProblem}>
          <Input
            id={hoursId(draft)}
            className={styles.control}
            inputMode="decimal"
            autoComplete="off"
            value={draft.hours}
            onChange={(_, { value }) => change({ ...draft, hours: value })}
          />
        </Field>
        <Field className={styles.side} label={t('departmentSettings.side')}>
          <Select className={styles.control} value={draft.side} onChange={(_, { value }) => change({ ...draft, side: value === 'after' ? 'after' : 'before' })}>
            <option value="before">{t('departmentSettings.before')}</option>
            <option value="after">{t('departmentSettings.after')}</option>
          </Select>
        </Field>
      </div>
      {/* No Field: it would give each of the boxes its own id and label. */}
      <div>
        <span id={label}>{t('departmentSettings.audience')}</span>
        <div
          role="group"
          tabIndex={-1}
          className={styles.audience}
          aria-labelledby={label}
          {...(audienceProblem ? { 'aria-invalid': true, 'aria-describedby': problem } : {})}
        >
          {AUDIENCES.map((one) => (
            <Checkbox
              key={one}
              label={t(`departmentSettings.audienceOf.${one}`)}
              checked={draft.audience.includes(one)}
              onChange={(_, { checked }) =>
                change({ ...draft, audience: AUDIENCES.filter((other) => (other === one ? checked === true : draft.audience.includes(other))) })
              }
            />
          ))}
        </div>
        {audienceProblem && (
          <p id={problem} className={styles.problem}>
            {audienceProblem}
          </p>
        )}
      </div>
      <Checkbox
        className={styles.channel}
        label={t('departmentSettings.inChannel')}
        checked={draft.inChannel}
        onChange={(_, { checked }) => change({ ...draft, inChannel: checked === true })}
      />
      <div>
        <Button onClick={remove}>{t('departmentSettings.remove', { number })}</Button>
      </div>
    </fieldset>
  );
}
