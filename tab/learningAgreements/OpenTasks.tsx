import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { LearningAgreement } from '../api/learningAgreementsQueries.ts';
import { taskPath } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, margin: 0, padding: 0, listStyleType: 'none', overflowWrap: 'anywhere' },
  link: { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' },
  others: { color: tokens.colorNeutralForeground2 },
});

/** What is open about a student; only one's own tasks can be opened. */
export function OpenTasks({ tasks }: { readonly tasks: LearningAgreement['tasks'] }) {
  const styles = useStyles();
  const { t } = useTexts();
  if (tasks.length === 0) return <span className={styles.others}>{t('learningAgreements.noTasks')}</span>;
  return (
    <ul className={styles.list}>
      {tasks.map(({ id, text, dueText, overdue, isYours }) => {
        const about = { task: text, when: dueText };
        return (
          <li key={id}>
            {isYours ? (
              <Link href={taskPath(id)} className={styles.link}>
                {t(overdue ? 'learningAgreements.taskLate' : 'learningAgreements.task', about)}
              </Link>
            ) : (
              <span className={styles.others}>{t('learningAgreements.othersTask', about)}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
