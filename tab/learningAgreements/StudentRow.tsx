import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { LearningAgreement } from '../api/learningAgreementsQueries.ts';
import { useMe } from '../api/queries.ts';
import { NARROW } from '../shell/narrow.ts';
import { learningAgreementPath } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 340px)',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
    [`@media ${NARROW}`]: { gridTemplateColumns: 'minmax(0, 1fr)', padding: tokens.spacingHorizontalM },
  },
  link: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
  line: { margin: 0 },
  about: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface StudentRowProps {
  readonly agreement: LearningAgreement;
  /** The list in which it stands, with its filter as it stands in the address. */
  readonly from: 'learningAgreements' | 'students';
  readonly filter: string;
  /** Under the student's own lines. */
  readonly below?: ReactNode;
  readonly side: ReactNode;
}

/** A student with partner and stay; what else is told of them stands beside, on a phone under it. */
export function StudentRow({ agreement, from, filter, below, side }: StudentRowProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const me = useMe();
  const { id, studentName, direction, partnerName, stayText, termCode, departmentText } = agreement;
  // Whoever has one department knows which it is.
  const department = me.data?.departments.length === 1 ? [] : [departmentText];
  const term = termCode && from === 'learningAgreements' ? [termCode] : [];
  return (
    <div className={styles.row}>
      <div>
        <Link href={learningAgreementPath(id)} state={{ filter, from }} id={studentLinkId(id)} className={styles.link}>
          {studentName}
        </Link>
        <p className={styles.line}>{t(direction === 'outgoing' ? 'learningAgreements.outTo' : 'learningAgreements.inFrom', { partner: partnerName })}</p>
        <p className={styles.about}>{[stayText, ...term, ...department].join(BETWEEN)}</p>
        {below}
      </div>
      <div>{side}</div>
    </div>
  );
}

export function studentLinkId(learningAgreementId: string): string {
  return `student-${learningAgreementId}`;
}
