import { useState } from 'react';
import { useLocation } from 'wouter';
import { ProblemError } from '../api/failures.ts';
import {
  useChangeLearningAgreement,
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
import { LossNotice } from './LossNotice.tsx';
import { NoLearningAgreement } from './NoLearningAgreement.tsx';
import { useOpened, type Loss } from './useOpened.ts';

/** Puts right what a contact person has entered: another day, or one more who has signed. */
export function ChangeLearningAgreementPage({ learningAgreementId }: { readonly learningAgreementId: string }) {
  const { t } = useTexts();
  const offer = useLearningAgreementForm();
  const { isNothing, loss, query } = useOpened(learningAgreementId);
  useDocumentTitle(t('learningAgreements.entry.changeTitle'));
  // One that a file has brought is not the department's to change.
  if (isNothing) return <NoLearningAgreement />;
  return (
    <>
      <BackLink to={learningAgreementPath(learningAgreementId)} label={query.data?.studentName ?? t('tab.learningAgreements')} focus={CHANGE_LEARNING_AGREEMENT_LINK} />
      <PageTitle>{t('learningAgreements.entry.changeTitle')}</PageTitle>
      <Fetched query={offer}>
        {(choices) => <Fetched query={query}>{({ entry }) => <Filled id={learningAgreementId} offer={choices} entry={entry} loss={loss} />}</Fetched>}
      </Fetched>
    </>
  );
}

interface FilledProps {
  readonly id: string;
  readonly offer: LearningAgreementForm;
  readonly entry: Entry;
  readonly loss: Loss | null;
}

function Filled({ id, offer, entry, loss }: FilledProps) {
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
    <EntryForm offer={offer} entry={opened} label={t('learningAgreements.entry.saveChange')} pending={change.isPending} closed={loss !== null} error={change.error} submit={submit}>
      {loss ? <LossNotice loss={loss} /> : isOvertaken && <OvertakenNotice failure={change.error}>{t('learningAgreements.entry.overtaken')}</OvertakenNotice>}
    </EntryForm>
  );
}
