import { makeStyles, tokens } from '@fluentui/react-components';
import { LongRows } from '../feedback/LongRows.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Signatures } from './Signatures.tsx';
import { ChangeMark } from './StandingMark.tsx';
import { StudentLists } from './StudentLists.tsx';
import { StudentRow } from './StudentRow.tsx';
import { useRowsStyles } from './useRowsStyles.ts';

const useStyles = makeStyles({ change: { marginTop: tokens.spacingVerticalXS } });

/** The learning agreements of the person's departments: who has signed, and whose turn it is. */
export function LearningAgreementsPage() {
  const rows = useRowsStyles();
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <StudentLists
      title={t('tab.learningAgreements')}
      intro={t('learningAgreements.intro')}
      show={(shown, filter) => (
        <LongRows
          items={shown}
          keyOf={({ id }) => id}
          className={rows.list}
          row={(agreement) => (
            <StudentRow
              agreement={agreement}
              from="learningAgreements"
              filter={filter}
              below={
                agreement.change && (
                  <div className={styles.change}>
                    <ChangeMark agreement={agreement} />
                  </div>
                )
              }
              side={<Signatures signatures={agreement.signatures} direction={agreement.direction} />}
            />
          )}
        />
      )}
    />
  );
}
