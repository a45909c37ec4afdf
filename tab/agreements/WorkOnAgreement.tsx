import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { useAgreementWork } from '../api/agreementWorkQueries.ts';
import { FactList } from '../feedback/FactList.tsx';
import { taskPath } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { workFacts } from './workTexts.ts';

const useStyles = makeStyles({
  work: { margin: `${tokens.spacingVerticalL} 0` },
  tasks: { margin: `${tokens.spacingVerticalM} 0 0`, padding: 0, listStyleType: 'none' },
  link: { color: tokens.colorBrandForegroundLink },
});

/** What is being done about an agreement. The page stands without it: nothing is said where it cannot be fetched. */
export function WorkOnAgreement({ agreementId }: { readonly agreementId: string }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const work = useAgreementWork().data?.get(agreementId);
  if (!work) return null;
  return (
    <div className={styles.work}>
      <FactList title={t('agreementWork.title')} facts={workFacts(work, t, language)} />
      {work.tasks.length > 0 && (
        <ul className={styles.tasks} aria-label={t('agreementWork.tasks')}>
          {work.tasks.map(({ id, title }) => (
            <li key={id}>
              <Link href={taskPath(id)} className={styles.link}>
                {t('agreementWork.toTask', { title })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
