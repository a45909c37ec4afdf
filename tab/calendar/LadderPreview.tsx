import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { Step } from '../api/settingsQueries.ts';
import { Notice } from '../feedback/Notice.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { AUDIENCES } from './stepDrafts.ts';

const useStyles = makeStyles({
  preview: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

interface LadderPreviewProps {
  readonly title: string;
  /** Null where the days cannot be read. */
  readonly serviceLevelWorkingDays: number | null;
  readonly steps: readonly Step[];
  readonly workingDayMinutes: number;
}

/** What happens to a question of eligibility, and when, in plain words. */
export function LadderPreview({ title, serviceLevelWorkingDays: days, steps, workingDayMinutes }: LadderPreviewProps) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const id = useId();
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const number = new Intl.NumberFormat(language);
  const inOrder = [...steps].sort((a, b) => a.workingMinutes - b.workingMinutes);
  const goesFurther = steps.some(({ audience }) => audience.some((one) => one !== 'responsible'));

  function when(workingMinutes: number): string {
    const minutes = Math.abs(workingMinutes);
    if (minutes === 0) return t('departmentSettings.when.due');
    const unit = minutes % workingDayMinutes === 0 ? 'day' : 'hour';
    const count = minutes / (unit === 'day' ? workingDayMinutes : 60);
    const side = workingMinutes < 0 ? 'Before' : 'After';
    return count === 1 ? t(`departmentSettings.when.${unit}${side}`) : t(`departmentSettings.when.${unit}s${side}`, { number: number.format(count) });
  }

  function whatHappens({ workingMinutes, audience, inChannel }: Step): string {
    // At the moment of the question itself only the question is sent.
    const comesTooEarly = days !== null && -workingMinutes >= days * workingDayMinutes;
    if (comesTooEarly) return t('departmentSettings.preview.tooEarly', { when: when(workingMinutes) });
    if (audience.length === 0) return t('departmentSettings.preview.nobody', { when: when(workingMinutes) });
    const who = list.format(AUDIENCES.filter((one) => audience.includes(one)).map((one) => t(`departmentSettings.who.${one}`)));
    return t(inChannel ? 'departmentSettings.preview.stepInChannel' : 'departmentSettings.preview.step', { when: when(workingMinutes), who });
  }

  return (
    <section aria-labelledby={id} className={styles.preview}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      <ul className={styles.list}>
        <li>{t('departmentSettings.preview.asked')}</li>
        {days !== null && <li>{t('departmentSettings.preview.answer', { count: days })}</li>}
        {inOrder.map((step, place) => (
          <li key={place}>{whatHappens(step)}</li>
        ))}
      </ul>
      {!goesFurther && <Notice intent="warning">{t('departmentSettings.preview.nobodyElse')}</Notice>}
    </section>
  );
}
