import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useSaveTerms, type Proposal } from '../api/calendarQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { TermDayList } from './TermDayList.tsx';

const useStyles = makeStyles({
  proposal: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    marginTop: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, outlineStyle: 'none' },
  text: { margin: 0, maxWidth: '640px' },
  term: { margin: 0, fontSize: tokens.fontSizeBase300 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface ProposedYearProps {
  readonly proposal: Proposal;
  readonly workingDaysBefore: number;
  readonly close: (savedCode: string | null) => void;
}

/** The next academic year as it may be, looked at before it is saved. */
export function ProposedYear({ proposal, workingDaysBefore, close }: ProposedYearProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const save = useSaveTerms();
  const title = useRef<HTMLHeadingElement>(null);
  const { academicYear: year, terms } = proposal;
  useEffect(() => title.current?.focus(), []);

  function keep(): void {
    if (save.isPending) return;
    const wanted = terms.map(({ moved: _, closesTooLate: __, ...term }) => ({ ...term, version: null }));
    save.mutate(wanted, { onSuccess: () => close(wanted[0]?.code ?? null) });
  }

  return (
    <section className={styles.proposal}>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {t('calendar.proposed', { year })}
      </h2>
      <p className={styles.text}>{t('calendar.proposedText')}</p>
      {terms.map((term) => (
        <div key={term.code}>
          <h3 className={styles.term}>{term.code}</h3>
          {term.closesTooLate && <Notice intent="warning">{t('calendar.closesTooLate', { days: workingDaysBefore })}</Notice>}
          <TermDayList days={term} moved={term.moved} />
        </div>
      ))}
      {save.error && <FailureNotice failure={save.error} />}
      <div className={styles.buttons}>
        <Button size="large" appearance="primary" disabledFocusable={save.isPending} onClick={keep}>
          {t('calendar.saveProposal', { year })}
        </Button>
        <Button size="large" onClick={() => close(null)}>
          {t('calendar.cancel')}
        </Button>
      </div>
    </section>
  );
}
