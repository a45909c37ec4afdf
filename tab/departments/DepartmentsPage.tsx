import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { FilterDismissRegular } from '@fluentui/react-icons/svg/filter-dismiss';
import { useMemo } from 'react';
import { useDepartmentOverview } from '../api/agreementWorkQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { ShownCount } from '../feedback/ShownCount.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { useNarrow } from '../shell/narrow.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { DepartmentCards } from './DepartmentCards.tsx';
import { DepartmentFilterBar } from './DepartmentFilterBar.tsx';
import { DepartmentTable } from './DepartmentTable.tsx';
import { matchesDepartment, needsAttention, sortDepartments } from './standing.ts';
import type { DepartmentStanding } from './standing.ts';
import { useDepartmentFilter } from './useDepartmentFilter.ts';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '720px', color: tokens.colorNeutralForeground2 },
  found: { marginTop: tokens.spacingVerticalL },
});

/** How each department stands, for the International Office: those with work and nobody to do it come first. */
export function DepartmentsPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useDepartmentOverview();
  useDocumentTitle(t('tab.departments'));
  const term = query.data?.nominationTerm;
  return (
    <>
      <PageTitle>{t('tab.departments')}</PageTitle>
      <p className={styles.intro}>{term ? t('agreementWork.departments.introWithTerm', { term }) : t('agreementWork.departments.intro')}</p>
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <Found departments={query.data.departments} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Found({ departments }: { readonly departments: readonly DepartmentStanding[] }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const narrow = useNarrow();
  const filter = useDepartmentFilter();
  useFocusFromTrail(true);
  const { words, onlyNeedy, sort, reversed } = filter;
  const shown = useMemo(() => {
    const matching = departments.filter((one) => matchesDepartment(one, words) && (!onlyNeedy || needsAttention(one)));
    return sortDepartments(matching, sort, reversed, language);
  }, [departments, words, onlyNeedy, sort, reversed, language]);

  if (departments.length === 0) {
    return (
      <Panel icon={<BuildingRegular />} level={2} title={t('agreementWork.departments.none.title')} text={t('agreementWork.departments.none.text')} />
    );
  }
  const withoutAnybody = departments.filter((one) => one.hasNobody).length;
  const View = narrow ? DepartmentCards : DepartmentTable;
  return (
    <>
      {withoutAnybody > 0 && (
        <Notice intent="warning" title={t('agreementWork.departments.withoutAnybody', { count: withoutAnybody })}>
          {t('agreementWork.departments.withoutAnybodyText')}
        </Notice>
      )}
      <DepartmentFilterBar filter={filter} />
      <ShownCount text={t('agreementWork.departments.count', { count: shown.length })} />
      <div className={styles.found}>
        {shown.length > 0 ? (
          <View departments={shown} filter={filter} />
        ) : (
          <Panel
            icon={<FilterDismissRegular />}
            level={2}
            title={t('agreementWork.departments.noMatch.title')}
            text={t('agreementWork.departments.noMatch.text')}
            actions={<Button onClick={filter.clear}>{t('agreementWork.departments.noMatch.clear')}</Button>}
          />
        )}
      </div>
    </>
  );
}
