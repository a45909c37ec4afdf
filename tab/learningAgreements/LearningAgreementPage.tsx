import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { ProblemError } from '../api/failures.ts';
import { useLearningAgreement, type LearningAgreementDetail } from '../api/learningAgreementsQueries.ts';
import { Facts } from '../feedback/FactList.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { ItemTitle } from '../shell/PageTitle.tsx';
import { PATHS, taskPath } from '../shell/paths.ts';
import { surface } from '../shell/surface.ts';
import { useTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Courses } from './Courses.tsx';
import { EntryActions } from './EntryActions.tsx';
import { History } from './History.tsx';
import { NoLearningAgreement } from './NoLearningAgreement.tsx';
import { OpenTasks } from './OpenTasks.tsx';
import { awaitedSide } from './parties.ts';
import { Signatures } from './Signatures.tsx';
import { ChangeMark, StandingMark } from './StandingMark.tsx';
import { studentLinkId } from './StudentRow.tsx';

const useStyles = makeStyles({
  marks: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}` },
  columns: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))', gap: tokens.spacingHorizontalL, alignItems: 'start' },
  card: {
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    ...surface,
    overflowWrap: 'anywhere',
  },
  heading: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  where: { margin: `${tokens.spacingVerticalM} 0 0`, color: tokens.colorNeutralForeground2 },
  change: { margin: `${tokens.spacingVerticalM} 0 0`, fontWeight: tokens.fontWeightSemibold },
  whereOfChange: { margin: 0, color: tokens.colorNeutralForeground2 },
  sign: { marginTop: tokens.spacingVerticalM },
  below: { marginTop: tokens.spacingVerticalL },
});

/** One learning agreement: where it stands, where it is signed, its courses, and what became of each version. */
export function LearningAgreementPage({ learningAgreementId }: { readonly learningAgreementId: string }) {
  const { t } = useTexts();
  const { from } = useTrail();
  const query = useLearningAgreement(learningAgreementId);
  const list = from === 'students' ? ({ to: PATHS.students, label: t('learningAgreements.backToStudents') } as const) : ({ to: PATHS.learningAgreements, label: t('learningAgreements.back') } as const);
  useDocumentTitle(query.data?.studentName ?? t('tab.learningAgreements'));
  const isUnknown = query.error instanceof ProblemError && query.error.problem.status === 404;
  return (
    <>
      <BackLink {...list} focus={studentLinkId(learningAgreementId)} />
      {isUnknown ? (
        <NoLearningAgreement />
      ) : query.data ? (
        <>
          <StaleNotice query={query} />
          <Shown agreement={query.data} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={1} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Shown({ agreement }: { readonly agreement: LearningAgreementDetail }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { studentName, direction, partnerName, departmentText, stayText, termCode, academicYear, signatures, tasks } = agreement;
  const facts = [
    { label: t('learningAgreements.fact.direction'), value: t(direction === 'outgoing' ? 'learningAgreements.out' : 'learningAgreements.in') },
    { label: t('learningAgreements.fact.partner'), value: partnerName },
    { label: t('learningAgreements.fact.department'), value: departmentText },
    { label: t('learningAgreements.fact.stay'), value: stayText },
    ...(termCode ? [{ label: t('learningAgreements.fact.term'), value: termCode }] : []),
    ...(academicYear ? [{ label: t('learningAgreements.fact.academicYear'), value: academicYear }] : []),
  ];
  return (
    <article>
      <ItemTitle>{studentName}</ItemTitle>
      <div className={styles.marks}>
        <StandingMark agreement={agreement} />
        <ChangeMark agreement={agreement} />
      </div>
      {agreement.entry && <EntryActions learningAgreementId={agreement.id} studentName={studentName} entry={agreement.entry} />}
      <div className={styles.columns}>
        <div className={styles.card}>
          <Facts facts={facts} />
        </div>
        <section className={styles.card} aria-labelledby="signatures">
          <h2 id="signatures" className={styles.heading}>
            {t('learningAgreements.signatures')}
          </h2>
          <Signatures signatures={signatures} direction={direction} />
          <Where agreement={agreement} />
        </section>
        {tasks.length > 0 && (
          <section className={styles.card} aria-labelledby="open">
            <h2 id="open" className={styles.heading}>
              {t('learningAgreements.tasksTitle')}
            </h2>
            <OpenTasks tasks={tasks} />
          </section>
        )}
      </div>
      <div className={styles.below}>
        <History entries={agreement.history} direction={direction} />
        <Courses components={agreement.components} />
      </div>
    </article>
  );
}

/** Where whoever is awaited signs; nothing when nobody is. */
function Where({ agreement }: { readonly agreement: LearningAgreementDetail }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const side = awaitedSide(agreement);
  const { signingTaskId } = agreement;
  if (side === null) return null;
  const where = side === 'department' ? (signingTaskId === null ? 'colleague' : 'yours') : side;
  const isChange = agreement.signatures.every(({ state }) => state === 'signed');
  return (
    <>
      {/* The three have signed what was agreed: who is next is so for the change. */}
      {isChange && <p className={styles.change}>{t(`learningAgreements.change.${side}`)}</p>}
      <p className={isChange ? styles.whereOfChange : styles.where}>
        {agreement.entry && (where === 'student' || where === 'partner') ? t('learningAgreements.entry.where') : t(`learningAgreements.where.${where}`)}
      </p>
      {where === 'yours' && signingTaskId !== null && (
        <Button appearance="primary" className={styles.sign} onClick={() => navigate(taskPath(signingTaskId))}>
          {t('learningAgreements.where.sign')}
        </Button>
      )}
    </>
  );
}
