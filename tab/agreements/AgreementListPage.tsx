import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { FilterDismissRegular } from '@fluentui/react-icons/svg/filter-dismiss';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { useAgreements, useMe } from '../api/queries.ts';
import type { AgreementList } from '../api/types.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { ShownCount } from '../feedback/ShownCount.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { useNarrow } from '../shell/narrow.ts';
import { isFor } from '../shell/audience.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { NEW_AGREEMENT_LINK, PATHS } from '../shell/paths.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { dateText } from '../time/stockholm.ts';
import { AgreementCards } from './AgreementCards.tsx';
import { AgreementFilterBar } from './AgreementFilterBar.tsx';
import { AgreementTable } from './AgreementTable.tsx';
import { matchesAgreement, needsSomething, overviewOf, sortAgreements } from './overview.ts';
import { useAgreementFilter } from './useAgreementFilter.ts';

const useStyles = makeStyles({
  term: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
  link: { display: 'inline-block', marginTop: tokens.spacingVerticalS, color: tokens.colorBrandForegroundLink },
  found: { marginTop: tokens.spacingVerticalL },
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
        <Link id={NEW_AGREEMENT_LINK} href={PATHS.newAgreement} className={styles.link}>
          {t('agreementWork.new.link')}
        </Link>
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
  const { words, onlyNeedy, sort, descending } = filter;
  const overviews = useMemo(() => list.agreements.map(overviewOf), [list.agreements]);
  const shown = useMemo(() => {
    const matching = overviews.filter((one) => matchesAgreement(one, words) && (!onlyNeedy || needsSomething(one)));
    return sortAgreements(matching, sort, descending, language);
  }, [overviews, words, onlyNeedy, sort, descending, language]);
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
      <AgreementFilterBar filter={filter} withSort={narrow} />
      <ShownCount text={t('agreements.count', { count: shown.length })} />
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
    </>
  );
}
