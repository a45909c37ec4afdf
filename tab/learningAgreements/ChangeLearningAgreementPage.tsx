import { useState } from 'react';
import { useLocation } from 'wouter';
import { isGone, ProblemError } from '../api/failures.ts';
import {
  useChangeLearningAgreement,
  useLearningAgreement,
  useLearningAgreementForm,
  type Entry,
  type LearningAgreementForm,
  type NewLearningAgreement,
} from '../api/learningAgreementsQueries.ts';
import { Fetched } from '../feedback/Fetched.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { OvertakenNotice } from '../feedback/OvertakenNotice.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { CHANGE_LEARNING_AGREEMENT_LINK, learningAgreementPath } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { EntryForm } from './EntryForm.tsx';
import { NoLearningAgreement } from './NoLearningAgreement.tsx';

/** Puts right what a contact person has entered: another day, or one more who has signed. */
export function ChangeLearningAgreementPage({ learningAgreementId }: { readonly learningAgreementId: string }) {
  const { t } = useTexts();
  const offer = useLearningAgreementForm();
  const query = useLearningAgreement(learningAgreementId);
  useDocumentTitle(t('learningAgreements.entry.changeTitle'));
  // One that a file has brought meanwhile is no longer the department's to change.
  if (isGone(query.error) || query.data?.entry === null) return <NoLearningAgreement />;
  return (
    <>
      <BackLink to={learningAgreementPath(learningAgreementId)} label={query.data?.studentName ?? t('tab.learningAgreements')} focus={CHANGE_LEARNING_AGREEMENT_LINK} />
      <PageTitle>{t('learningAgreements.entry.changeTitle')}</PageTitle>
      <Fetched query={offer}>
        {(choices) => <Fetched query={query}>{({ entry }) => entry && <Filled id={learningAgreementId} offer={choices} entry={entry} />}</Fetched>}
      </Fetched>
    </>
  );
}

function Filled({ id, offer, entry }: { readonly id: string; readonly offer: LearningAgreementForm; readonly entry: Entry }) {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const messages = useMessages();
  const change = useChangeLearningAgreement(id);
  // What is typed stays while others change it; whoever was told of that saves over what holds now.
  const [opened] = useState(entry);
  const isOvertaken = change.error instanceof ProblemError && change.error.problem.status === 409;

  async function submit(agreement: NewLearningAgreement): Promise<void> {
    await change.mutateAsync({ ...agreement, read: (isOvertaken ? entry : opened).fingerprint });
    messages.success(t('learningAgreements.entry.changed'));
    navigate(learningAgreementPath(id));
  }

  return (
    <EntryForm offer={offer} entry={opened} label={t('learningAgreements.entry.saveChange')} pending={change.isPending} error={change.error} submit={submit}>
      {isOvertaken && <OvertakenNotice failure={change.error}>{t('learningAgreements.entry.overtaken')}</OvertakenNotice>}
    </EntryForm>
  );
}
