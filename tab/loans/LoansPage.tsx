import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { FilterDismissRegular } from '@fluentui/react-icons/svg/filter-dismiss';
import { useRef, useState } from 'react';
import { useLoans } from '../api/peopleQueries.ts';
import type { Loan, Loans, Withdrawal } from '../api/peopleQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { matchesWords } from '../forms/matchesWords.ts';
import { SearchInput } from '../forms/SearchInput.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useFilter } from '../shell/useFilter.ts';
import { useFocusOnTitle } from '../shell/useFocusOnTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { LoanCard } from './LoanCard.tsx';
import { LoanCounts } from './LoanCounts.tsx';
import { NewLoanForm } from './NewLoanForm.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalL,
  },
  search: { flex: '1 1 240px', maxWidth: 'none' },
  select: { flex: '0 1 180px', gridTemplateColumns: 'minmax(0, 1fr)' },
  heading: {
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
});

/** The element's id of the button that opens the form. */
const NEW_LOAN = 'new-loan';

type FilterName = 'q' | 'term' | 'state' | 'new';

/** Places that the person's departments lend to others and borrow from them. */
export function LoansPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useLoans();
  const titleRef = useRef<HTMLHeadingElement>(null);
  const keepsFocus = useFocusOnTitle(titleRef, query.dataUpdatedAt);
  useDocumentTitle(t('tab.loans'));
  return (
    <>
      <PageTitle titleRef={titleRef}>{t('tab.loans')}</PageTitle>
      <p className={styles.intro}>{t('people.loans.intro')}</p>
      {query.data ? (
        <div {...keepsFocus}>
          <StaleNotice query={query} />
          <Found data={query.data} />
        </div>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Found({ data }: { readonly data: Loans }) {
  const { t } = useTexts();
  const filter = useFilter<FilterName>();
  const enters = filter.get('new') === '1';
  const [asks, setAsks] = useState(false);
  /** What the dialog asks about; it stays as it is while the dialog closes, and whatever the list shows by then. */
  const [asked, setAsked] = useState<{ readonly loan: Loan; readonly withdrawal: Withdrawal } | null>(null);

  function withdraw(loan: Loan, withdrawal: Withdrawal): void {
    setAsked({ loan, withdrawal });
    setAsks(true);
  }

  function entered(): void {
    filter.set({ new: '' });
    // The form had the focus and goes.
    document.getElementById(NEW_LOAN)?.focus();
  }

  return (
    <>
      {data.canEnter && (
        <Button
          id={NEW_LOAN}
          appearance={enters ? 'secondary' : 'primary'}
          aria-expanded={enters}
          {...(enters ? {} : { icon: <AddRegular /> })}
          onClick={() => filter.set({ new: enters ? '' : '1' })}
        >
          {enters ? t('people.loans.hideNew') : t('people.loans.new')}
        </Button>
      )}
      {data.canEnter && enters && <NewLoanForm done={entered} />}
      {data.loans.length > 0 ? <OwnLoans loans={data.loans} withdraw={withdraw} /> : !data.counts && <NoLoans canEnter={data.canEnter} />}
      {data.counts && <LoanCounts counts={data.counts} />}
      {/* Closed and not taken away: the page would stay hidden from screen readers. */}
      {asked && <WithdrawDialog key={asked.loan.id} loan={asked.loan} withdrawal={asked.withdrawal} open={asks} close={() => setAsks(false)} />}
    </>
  );
}

function NoLoans({ canEnter }: { readonly canEnter: boolean }) {
  const { t } = useTexts();
  const key = canEnter ? 'none' : 'noneToShow';
  return <Panel icon={<ArrowSwapRegular />} level={2} title={t(`people.loans.${key}.title`)} text={t(`people.loans.${key}.text`)} />;
}

const STATES = ['inUse', 'free', 'ended'] as const;

function groupOf({ state }: Loan): (typeof STATES)[number] {
  return state === 'inUse' || state === 'ended' ? state : 'free';
}

interface OwnLoansProps {
  readonly loans: readonly Loan[];
  readonly withdraw: (loan: Loan, withdrawal: Withdrawal) => void;
}

function OwnLoans({ loans, withdraw }: OwnLoansProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const filter = useFilter<FilterName>();
  const [words, term, state] = [filter.get('q'), filter.get('term'), filter.get('state')];
  const terms = [...new Set(loans.map(({ termCode }) => termCode))];
  const shown = loans.filter(
    (loan) =>
      matchesWords(words, [loan.studentName, loan.partnerName, loan.ownerText, loan.studyText]) &&
      (term === '' || loan.termCode === term) &&
      (state === '' || groupOf(loan) === state),
  );
  const sides = [
    { title: 'people.loans.lent', loans: shown.filter(({ side }) => side === 'owner') },
    { title: 'people.loans.borrowed', loans: shown.filter(({ side }) => side === 'study') },
  ] as const;
  return (
    <>
      <div role="search" className={styles.bar}>
        <SearchInput className={styles.search} label={t('people.loans.search')} value={words} onChange={(q) => filter.set({ q })} />
        <Field label={t('people.loans.term')} className={styles.select}>
          <Select value={term} onChange={(_, { value }) => filter.set({ term: value })}>
            <option value="">{t('people.loans.everyTerm')}</option>
            {terms.map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('people.loans.state')} className={styles.select}>
          <Select value={state} onChange={(_, { value }) => filter.set({ state: value })}>
            <option value="">{t('people.loans.everyState')}</option>
            {STATES.map((one) => (
              <option key={one} value={one}>
                {t(`people.loans.states.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {shown.length === 0 && (
        <Panel
          icon={<FilterDismissRegular />}
          level={2}
          title={t('people.loans.noMatch.title')}
          text={t('people.loans.noMatch.text')}
          actions={<Button onClick={() => filter.set({ q: '', term: '', state: '' })}>{t('people.loans.noMatch.clear')}</Button>}
        />
      )}
      {sides
        .filter((side) => side.loans.length > 0)
        .map((side) => (
          <section key={side.title}>
            <h2 className={styles.heading}>{t(side.title, { count: side.loans.length })}</h2>
            <ul className={styles.list}>
              {side.loans.map((loan) => (
                <LoanCard key={loan.id} loan={loan} withdraw={withdraw} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
