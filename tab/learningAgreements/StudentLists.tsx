import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { FilterDismissRegular } from '@fluentui/react-icons/svg/filter-dismiss';
import type { ReactNode } from 'react';
import { useLearningAgreements, type LearningAgreement, type LearningAgreements } from '../api/learningAgreementsQueries.ts';
import { Fetched } from '../feedback/Fetched.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { ShownCount } from '../feedback/ShownCount.tsx';
import { NewLink } from '../shell/NewLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { NEW_LEARNING_AGREEMENT_LINK, PATHS } from '../shell/paths.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { StayCounts } from './StayCounts.tsx';
import { StudentFilterBar } from './StudentFilterBar.tsx';
import { useStudentFilter } from './useStudentFilter.ts';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  new: { marginBottom: tokens.spacingVerticalL },
  heading: { margin: `${tokens.spacingVerticalXL} 0 0`, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
});

interface StudentListsProps {
  readonly title: string;
  readonly intro: string;
  /** The students that the filter leaves; the filter stands in the address. */
  readonly show: (shown: readonly LearningAgreement[], filter: string) => ReactNode;
}

/** What the pages of learning agreements and of students have in common: one list, one filter, and the International Office's numbers. */
export function StudentLists({ title, intro, show }: StudentListsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useLearningAgreements();
  useDocumentTitle(title);
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <p className={styles.intro}>{query.data?.counts ? t('learningAgreements.officeIntro') : intro}</p>
      <Fetched query={query}>
        {(list) => (
          <>
            {list.mayEnter && (
              <div className={styles.new}>
                <NewLink id={NEW_LEARNING_AGREEMENT_LINK} to={PATHS.newLearningAgreement}>
                  {t('learningAgreements.entry.title')}
                </NewLink>
              </div>
            )}
            {list.counts && <StayCounts counts={list.counts} />}
            {list.counts && <h2 className={styles.heading}>{t('learningAgreements.asked')}</h2>}
            {list.learningAgreements.length > 0 ? <Filtered list={list} show={show} /> : list.counts ? <p className={styles.intro}>{t('learningAgreements.noneAsked')}</p> : <None />}
          </>
        )}
      </Fetched>
    </>
  );
}

function None() {
  const { t } = useTexts();
  return <Panel icon={<DocumentSearchRegular />} level={2} title={t('learningAgreements.none.title')} text={t('learningAgreements.none.text')} />;
}

function Filtered({ list, show }: { readonly list: LearningAgreements; readonly show: StudentListsProps['show'] }) {
  const { t } = useTexts();
  const filter = useStudentFilter();
  const shown = list.learningAgreements.filter(filter.shows);
  useFocusFromTrail(true);
  return (
    <>
      <StudentFilterBar list={list} filter={filter} />
      <ShownCount text={t('learningAgreements.count', { count: shown.length })} />
      {shown.length > 0 ? (
        show(shown, filter.address)
      ) : (
        <Panel
          icon={<FilterDismissRegular />}
          level={2}
          title={t('learningAgreements.noMatch.title')}
          text={t('learningAgreements.noMatch.text')}
          actions={<Button onClick={filter.showAll}>{t('learningAgreements.noMatch.clear')}</Button>}
        />
      )}
    </>
  );
}
