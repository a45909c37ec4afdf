import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { FilterDismissRegular } from '@fluentui/react-icons/svg/filter-dismiss';
import { useMemo } from 'react';
import { useAgreements, useMe } from '../api/queries.ts';
import type { AgreementList } from '../api/types.ts';
import { AgreementCharts } from '../charts/AgreementCharts.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { TakeAlong } from '../files/TakeAlong.tsx';
import { useNarrow } from '../shell/narrow.ts';
import { isFor } from '../shell/audience.ts';
import { NewLink } from '../shell/NewLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { NEW_AGREEMENT_LINK, PATHS } from '../shell/paths.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { dateText } from '../time/stockholm.ts';
import { AgreementCards } from './AgreementCards.tsx';
import { AgreementFilterBar } from './AgreementFilterBar.tsx';
import { AgreementTable } from './AgreementTable.tsx';
import { agreementsCsv } from './agreementsCsv.ts';
import type { CsvWords } from './agreementsCsv.ts';
import { ColumnMenu } from './ColumnMenu.tsx';
import { CountryList } from './CountryList.tsx';
import { countriesOf, departmentsIn, isLeft, overviewOf, sortAgreements } from './overview.ts';
import { useCountryNames } from './useCountryName.ts';
import { usePlacesText } from './usePlacesText.ts';
import { useAgreementFilter } from './useAgreementFilter.ts';

const useStyles = makeStyles({
  term: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalM, marginTop: tokens.spacingVerticalL },
  count: { margin: 0, color: tokens.colorNeutralForeground2 },
  found: { marginTop: tokens.spacingVerticalS },
  along: { marginTop: tokens.spacingVerticalL },
});

/** The agreements of this person's departments, and what is the matter with them. */
export function AgreementListPage() {
  const styles = useStyles();
  const { t, language } = useTexts();
  const query = useAgreements();
  const me = useMe();
  useDocumentTitle(t('tab.agreements'));
  const term = query.data?.nominationTerm;
  return (
    <>
      <PageTitle>{t('tab.agreements')}</PageTitle>
      {query.data && (
        <p className={styles.term}>
          {term
            ? t('agreements.term', {
                term: term.code,
                year: term.academicYear,
                deadline: dateText(term.nominationDeadline, language),
              })
            : t('agreements.noTerm')}
        </p>
      )}
      {me.data && isFor(me.data, 'contact') && (
        <NewLink id={NEW_AGREEMENT_LINK} to={PATHS.newAgreement}>
          {t('agreementWork.new.link')}
        </NewLink>
      )}
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <Found list={query.data} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Found({ list }: { readonly list: AgreementList }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const narrow = useNarrow();
  const filter = useAgreementFilter();
  const { words, onlyNeedy, soon, kind, department, country, sort, descending } = filter;
  const overviews = useMemo(() => list.agreements.map(overviewOf), [list.agreements]);
  const departments = useMemo(() => departmentsIn(overviews, language), [overviews, language]);
  // A country that the other filters leave nothing of stays in sight while it is chosen.
  const matching = useMemo(
    () => overviews.filter((one) => isLeft(one, { words, onlyNeedy, soon, kind, department })),
    [overviews, words, onlyNeedy, soon, kind, department],
  );
  const counts = useMemo(() => {
    const found = countriesOf(matching);
    return country === '' || found.some((one) => one.country === country) ? found : [...found, { country, count: 0 }];
  }, [matching, country]);
  const shown = useMemo(() => {
    const there = matching.filter(({ agreement }) => country === '' || agreement.partnerCountry === country);
    return sortAgreements(there, sort, descending, language);
  }, [matching, country, sort, descending, language]);
  const csvWords = useCsvWords(list.nominationTerm?.code ?? null);
  useFocusFromTrail(true);

  if (overviews.length === 0) {
    return (
      <Panel
        icon={<DocumentSearchRegular />}
        level={2}
        title={t('agreements.none.title')}
        text={t('agreements.none.text')}
      />
    );
  }
  const term = list.nominationTerm?.code ?? null;
  const View = narrow ? AgreementCards : AgreementTable;
  return (
    <>
      <AgreementFilterBar filter={filter} departments={departments} withSort={narrow} />
      <CountryList counts={counts} chosen={country} choose={(chosen) => filter.choose({ country: chosen })} />
      <div className={styles.head}>
        <p role="status" className={styles.count}>
          {t('agreements.count', { count: shown.length })}
        </p>
        {!narrow && <ColumnMenu filter={filter} />}
      </div>
      <div className={styles.found}>
        {shown.length > 0 ? (
          <View overviews={shown} term={term} filter={filter} />
        ) : (
          <Panel
            icon={<FilterDismissRegular />}
            level={2}
            title={t('agreements.noMatch.title')}
            text={t('agreements.noMatch.text')}
            actions={<Button onClick={filter.clear}>{t('agreements.noMatch.clear')}</Button>}
          />
        )}
      </div>
      {shown.length > 0 && (
        <div className={styles.along}>
          <TakeAlong fileName="agreements.csv" csv={() => agreementsCsv(shown, csvWords)} />
        </div>
      )}
      <AgreementCharts overviews={shown} />
    </>
  );
}

function useCsvWords(term: string | null): CsvWords {
  const { t } = useTexts();
  const country = useCountryNames();
  const places = usePlacesText();
  return {
    columns: t('agreements.csvColumns').split('; '),
    country,
    places,
    kinds: ({ kinds }) => kinds.map((kind) => t(`agreements.kinds.${kind}`)).join(', '),
    state: ({ agreement, cannotBeApproved }) =>
      [
        t(`agreements.coverage.${agreement.coverage}`, { term: term ?? t('agreements.nextTerm') }),
        ...(agreement.inEffect === false ? [t('agreements.draft')] : []),
        ...(cannotBeApproved ? [t('agreements.cannotBeApproved')] : []),
      ].join(', '),
  };
}
