import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useSaveTerms, type Proposal } from '../api/calendarQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { TermDayList } from './TermDayList.tsx';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalL },
  title: { margin: 0, fontSize: tokens.fontSizeBase400 },
  wide: { width: '100%' },
});

/** The next academic year as it may be, looked at before it is saved. */
export function ProposedYear({ proposal, saved }: { readonly proposal: Proposal; readonly saved: () => void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const save = useSaveTerms();
  const [open, setOpen] = useState(false);
  const { academicYear: year, terms } = proposal;

  function keep(): void {
    const wanted = terms.map(({ moved: _, closesTooLate: __, ...term }) => ({ ...term, version: null }));
    save.mutate(wanted, {
      onSuccess: () => {
        setOpen(false);
        saved();
      },
    });
  }

  if (!open) return <Button className={styles.stack} onClick={() => setOpen(true)}>{t('calendar.propose', { year })}</Button>;
  return (
    <section className={styles.stack}>
      <h2 className={styles.title}>{t('calendar.proposed', { year })}</h2>
      <div>{t('calendar.proposedText')}</div>
      {terms.map((term) => (
        <div key={term.code} className={styles.wide}>
          <h3 className={styles.title}>{term.code}</h3>
          <TermDayList days={term} moved={term.moved} />
        </div>
      ))}
      {save.error && <FailureNotice failure={save.error} />}
      <Button appearance="primary" disabledFocusable={save.isPending} onClick={keep}>
        {t('calendar.saveProposal', { year })}
      </Button>
      <Button onClick={() => setOpen(false)}>{t('calendar.cancel')}</Button>
    </section>
  );
}
