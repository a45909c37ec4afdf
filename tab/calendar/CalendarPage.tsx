import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useCalendar, type Calendar, type CalendarTerm, type Proposal } from '../api/calendarQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { PATHS, SETTINGS_LINK } from '../shell/paths.ts';
import { surface } from '../shell/surface.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
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
    ...surface,
  },
  term: { margin: 0, fontSize: tokens.fontSizeBase300 },
  button: { marginTop: tokens.spacingVerticalS },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalL },
  new: { marginTop: tokens.spacingVerticalL },
  newTitle: { margin: 0, fontSize: tokens.fontSizeBase400 },
  link: { color: tokens.colorBrandForegroundLink },
});

/** The days that drive the duties, year by year. */
export function CalendarPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useCalendar();
  useDocumentTitle(t('tab.calendar'));
  useFocusFromTrail(query.data !== undefined);
  return (
    <>
      <PageTitle>{t('tab.calendar')}</PageTitle>
      <p className={styles.intro}>
        {t('calendar.intro')}{' '}
        <Link id={SETTINGS_LINK} href={PATHS.departmentSettings} className={styles.link}>
          {t('calendar.toSettings')}
        </Link>
      </p>
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

/**
 * What is open on the page: a term's form, that of a new one, or the proposed year. Only one at a time,
 * and as it was when it was opened: once somebody else has saved a year, the next is proposed.
 */
type Opened =
  | { readonly kind: 'term'; readonly term: CalendarTerm }
  | { readonly kind: 'proposal'; readonly proposal: Proposal }
  | { readonly kind: 'new' }
  | null;

const PROPOSE = 'propose-year';
const NEW_TERM = 'new-term';

function Years({ calendar }: { readonly calendar: Calendar }) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const [opened, setOpened] = useState<Opened>(null);
  /** The button to stand on again when a form has been closed. */
  const [left, setLeft] = useState<string | null>(null);
  useEffect(() => {
    if (left) document.getElementById(left)?.focus();
  }, [left]);
  const { terms, today, proposal, announcementWorkingDaysBeforeNomination: days } = calendar;
  const years = [...new Set(terms.map((term) => term.academicYear))];
  const last = years.at(-1);
  const lacking = terms.flatMap((term) => {
    const names = term.endsOn < today ? [] : TERM_DAYS.filter((name) => term[name] === null);
    return names.length > 0 ? [{ term: term.code, days: names.map((name) => t(`calendar.${name}`)).join(', ') }] : [];
  });

  function open(what: Opened): void {
    setOpened(what);
    setLeft(null);
  }

  function close(savedCode: string | null, button: string): void {
    setOpened(null);
    setLeft(savedCode ? changeId(savedCode) : button);
    if (savedCode) messages.success(t('calendar.saved'));
  }

  return (
    <>
      <div className={styles.notices}>
        {lacking.map((lack) => (
          <Notice key={lack.term} intent="warning">
            {t('calendar.missing', lack)}
          </Notice>
        ))}
        <Notice intent="info">{last ? t('calendar.noLaterYear', { year: last }) : t('calendar.none')}</Notice>
      </div>
      <div className={styles.actions}>
        {proposal && opened?.kind !== 'proposal' && (
          <Button id={PROPOSE} onClick={() => open({ kind: 'proposal', proposal })}>
            {t('calendar.propose', { year: proposal.academicYear })}
          </Button>
        )}
        {opened?.kind !== 'new' && (
          <Button id={NEW_TERM} onClick={() => open({ kind: 'new' })}>
            {terms.length === 0 ? t('calendar.firstTerm') : t('calendar.newTerm')}
          </Button>
        )}
      </div>
      {opened?.kind === 'proposal' && (
        <ProposedYear proposal={opened.proposal} workingDaysBefore={days} close={(code) => close(code, PROPOSE)} />
      )}
      {opened?.kind === 'new' && (
        <section className={styles.new}>
          <h2 className={styles.newTitle}>{terms.length === 0 ? t('calendar.firstTerm') : t('calendar.newTerm')}</h2>
          <TermForm term={null} terms={terms} today={today} close={(code) => close(code, NEW_TERM)} />
        </section>
      )}
      {years.map((year) => (
        <section key={year}>
          <h2 className={styles.year}>{t('calendar.year', { year })}</h2>
          {terms
            .filter((term) => term.academicYear === year)
            .map((term) => (
              <div key={term.code} className={styles.card}>
                <h3 className={styles.term}>{term.code}</h3>
                {term.closesTooLate && <Notice intent="warning">{t('calendar.closesTooLate', { days })}</Notice>}
                {opened?.kind === 'term' && opened.term.code === term.code ? (
                  <TermForm term={opened.term} terms={terms} today={today} close={(code) => close(code, changeId(term.code))} />
                ) : (
                  <>
                    <TermDayList days={term} />
                    <Button id={changeId(term.code)} className={styles.button} onClick={() => open({ kind: 'term', term })}>
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

function changeId(code: string): string {
  return `change-${code}`;
}
