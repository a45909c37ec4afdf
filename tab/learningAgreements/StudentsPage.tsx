import { makeStyles, tokens } from '@fluentui/react-components';
import type { LearningAgreement } from '../api/learningAgreementsQueries.ts';
import { LongRows } from '../feedback/LongRows.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { OpenTasks } from './OpenTasks.tsx';
import { ChangeMark, StandingMark } from './StandingMark.tsx';
import { StudentLists } from './StudentLists.tsx';
import { StudentRow } from './StudentRow.tsx';
import { useRowsStyles } from './useRowsStyles.ts';
import { DIRECTIONS } from './useStudentFilter.ts';

const useStyles = makeStyles({
  term: { margin: `${tokens.spacingVerticalXL} 0 0`, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  direction: { margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  side: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
});

/** Students who go out and come in, term by term. */
export function StudentsPage() {
  const { t } = useTexts();
  return (
    <StudentLists
      title={t('tab.students')}
      intro={t('learningAgreements.studentsIntro')}
      show={(shown, filter) =>
        [...new Set(shown.map(({ termCode }) => termCode))].map((termCode) => (
          <TermGroup key={termCode ?? ''} termCode={termCode} students={shown.filter((one) => one.termCode === termCode)} filter={filter} />
        ))
      }
    />
  );
}

interface TermGroupProps {
  readonly termCode: string | null;
  readonly students: readonly LearningAgreement[];
  readonly filter: string;
}

function TermGroup({ termCode, students, filter }: TermGroupProps) {
  const rows = useRowsStyles();
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <section>
      <h2 className={styles.term}>{termCode ?? t('learningAgreements.terms.none')}</h2>
      {DIRECTIONS.map((direction) => {
        const those = students.filter((one) => one.direction === direction);
        if (those.length === 0) return null;
        return (
          <section key={direction}>
            <h3 className={styles.direction}>{t(`learningAgreements.group.${direction}`, { count: those.length })}</h3>
            <LongRows
              items={those}
              keyOf={({ id }) => id}
              className={rows.list}
              row={(agreement) => (
                <StudentRow
                  agreement={agreement}
                  from="students"
                  filter={filter}
                  side={
                    <div className={styles.side}>
                      <StandingMark agreement={agreement} />
                      <ChangeMark agreement={agreement} />
                      <OpenTasks tasks={agreement.tasks} />
                    </div>
                  }
                />
              )}
            />
          </section>
        );
      })}
    </section>
  );
}
