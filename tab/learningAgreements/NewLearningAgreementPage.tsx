import { makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { useEnterLearningAgreement, useLearningAgreementForm, type LearningAgreementForm, type NewLearningAgreement } from '../api/learningAgreementsQueries.ts';
import { Fetched } from '../feedback/Fetched.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { learningAgreementPath, NEW_LEARNING_AGREEMENT_LINK, PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { EntryForm } from './EntryForm.tsx';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 0`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
});

/** A contact person enters a learning agreement that no file has brought. */
export function NewLearningAgreementPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useLearningAgreementForm();
  useDocumentTitle(t('learningAgreements.entry.title'));
  return (
    <>
      <BackLink to={PATHS.learningAgreements} label={t('learningAgreements.back')} focus={NEW_LEARNING_AGREEMENT_LINK} />
      <PageTitle>{t('learningAgreements.entry.title')}</PageTitle>
      <p className={styles.intro}>{t('learningAgreements.entry.intro')}</p>
      <Fetched query={query}>{(offer) => <Fresh offer={offer} />}</Fetched>
    </>
  );
}

function Fresh({ offer }: { readonly offer: LearningAgreementForm }) {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const messages = useMessages();
  const enter = useEnterLearningAgreement();

  async function submit(body: NewLearningAgreement, idempotencyKey: string): Promise<void> {
    const { learningAgreementId } = await enter.mutateAsync({ body, idempotencyKey });
    messages.success(t('learningAgreements.entry.saved'));
    navigate(learningAgreementPath(learningAgreementId));
  }

  return <EntryForm offer={offer} entry={null} label={t('learningAgreements.entry.save')} pending={enter.isPending} error={enter.error} submit={submit} />;
}
