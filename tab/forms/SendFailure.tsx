import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useRouter } from 'wouter';
import { ProblemError } from '../api/failures.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  ways: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL, marginTop: tokens.spacingVerticalS },
});

interface SendFailureProps {
  readonly failure: Error;
  /** Where one sees what the form made. */
  readonly pathOf: (id: string) => string;
  readonly sendAnother: () => void;
}

/** Above the button of a form that makes something: it was not sent, and why. */
export function SendFailure({ failure, pathOf, sendAnother }: SendFailureProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { base } = useRouter();
  const problem = failure instanceof ProblemError ? failure.problem : null;
  if (!problem?.received) return <FailureNotice failure={failure} />;
  const { id, text } = problem.received;
  return (
    <div role="alert">
      <Notice intent="warning" title={problem.title}>
        {text} {problem.detail}
        <div className={styles.ways}>
          {/* In a window of its own, since what stands in the form is nowhere else; as its child, it knows who has signed in. */}
          <Link href={`${base}${pathOf(id)}`} target="_blank" rel="opener">
            {`${t('failure.received.show')} ${t('footer.newWindow')}`}
          </Link>
          <Button onClick={sendAnother}>{t('failure.received.another')}</Button>
        </div>
      </Notice>
    </div>
  );
}
