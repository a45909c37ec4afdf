import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useCalendar, type Calendar, type CalendarTerm } from '../api/calendarQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ProposedYear } from './ProposedYear.tsx';
import { TermDayList } from './TermDayList.tsx';
import { TERM_DAYS } from './termDays.ts';
import { TermForm } from './TermForm.tsx';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  notices: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  year: { margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400 },
  card: {
    marginBottom: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  term: { margin: 0, fontSize: tokens.fontSizeBase300 },
  button: { marginTop: tokens.spacingVerticalS },
});

/** The days that drive the duties, year by year. */
export function CalendarPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useCalendar();
  useDocumentTitle(t('tab.calendar'));
  return (
    <>
      <PageTitle>{t('tab.calendar')}</PageTitle>
      <p className={styles.intro}>{t('calendar.intro')}</p>
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <Years calendar={query.data} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Years({ calendar }: { readonly calendar: Calendar }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [edited, setEdited] = useState<CalendarTerm | null>(null);
  const [saved, setSaved] = useState(false);
  const { terms, today, proposal } = calendar;
  const years = [...new Set(terms.map((term) => term.academicYear))];
  const last = years.at(-1);
  const lacking = terms.flatMap((term) => {
    const days = term.endsOn < today ? [] : TERM_DAYS.filter((name) => term[name] === null);
    return days.length > 0 ? [{ term: term.code, days: days.map((name) => t(`calendar.${name}`)).join(', ') }] : [];
  });
  return (
    <>
      <div className={styles.notices}>
        <div role="status">{saved && <Notice intent="success">{t('calendar.saved')}</Notice>}</div>
        {lacking.map((lack) => (
          <Notice key={lack.term} intent="warning">
            {t('calendar.missing', lack)}
          </Notice>
        ))}
        <Notice intent="info">{last ? t('calendar.noLaterYear', { year: last }) : t('calendar.none')}</Notice>
      </div>
      {proposal && <ProposedYear key={proposal.academicYear} proposal={proposal} saved={() => setSaved(true)} />}
      {years.map((year) => (
        <section key={year}>
          <h2 className={styles.year}>{t('calendar.year', { year })}</h2>
          {terms
            .filter((term) => term.academicYear === year)
            .map((term) => (
              <div key={term.code} className={styles.card}>
                <h3 className={styles.term}>{term.code}</h3>
                {term.closesTooLate && (
                  <Notice intent="warning">{t('calendar.closesTooLate', { days: calendar.announcementDaysBeforeNomination })}</Notice>
                )}
                {edited?.code === term.code ? (
                  <TermForm
                    term={edited}
                    today={today}
                    close={(done) => {
                      setEdited(null);
                      setSaved(done);
                    }}
                  />
                ) : (
                  <>
                    <TermDayList days={term} />
                    <Button
                      className={styles.button}
                      onClick={() => {
                        setEdited(term);
                        setSaved(false);
                      }}
                    >
                      {t('calendar.edit', { term: term.code })}
                    </Button>
                  </>
                )}
              </div>
            ))}
        </section>
      ))}
    </>
  );
}
