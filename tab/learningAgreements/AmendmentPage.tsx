import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { ProblemError } from '../api/failures.ts';
import { useEnterChange, useRemoveChange } from '../api/learningAgreementsQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Fetched } from '../feedback/Fetched.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { OvertakenNotice } from '../feedback/OvertakenNotice.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { useFormStyles } from '../forms/formStyles.ts';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { BackLink } from '../shell/BackLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { AMENDMENT_LINK, learningAgreementPath } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { LossNotice } from './LossNotice.tsx';
import { NoLearningAgreement } from './NoLearningAgreement.tsx';
import { SignedFields, signedIn, signedValues } from './SignedFields.tsx';
import { useOpened, type Changeable, type Loss } from './useOpened.ts';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 0`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** A change to what was agreed, of a learning agreement that was entered by hand: who has signed it, and when. */
export function AmendmentPage({ learningAgreementId }: { readonly learningAgreementId: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { isNothing, loss, query } = useOpened(learningAgreementId);
  useDocumentTitle(t('learningAgreements.amendment.title'));
  if (isNothing) return <NoLearningAgreement />;
  return (
    <>
      <BackLink to={learningAgreementPath(learningAgreementId)} label={query.data?.studentName ?? t('tab.learningAgreements')} focus={AMENDMENT_LINK} />
      <PageTitle>{t('learningAgreements.amendment.title')}</PageTitle>
      <p className={styles.intro}>{t('learningAgreements.amendment.intro')}</p>
      <Fetched query={query}>
        {(agreement) =>
          agreement.entry.mayChange ? <Filled agreement={agreement} loss={loss} /> : <Notice intent="info">{t('learningAgreements.amendment.notYet')}</Notice>
        }
      </Fetched>
    </>
  );
}

function Filled({ agreement: { id, direction, entry }, loss }: { readonly agreement: Changeable; readonly loss: Loss | null }) {
  const styles = useFormStyles();
  const { actions } = useStyles();
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const messages = useMessages();
  const formRef = useRef<HTMLFormElement>(null);
  // What is typed stays while others change it; whoever was told of that saves over what holds now.
  const [opened] = useState(entry);
  const form = useForm(formRef, opened.change ? signedValues(opened.change.signed) : {});
  const enter = useEnterChange(id);
  const remove = useRemoveChange(id);
  const [asks, setAsks] = useState(false);
  const error = enter.error ?? remove.error;
  const isOvertaken = error instanceof ProblemError && error.problem.status === 409;
  const read = (isOvertaken ? entry : opened).fingerprint;

  function done(text: string): void {
    messages.success(text);
    navigate(learningAgreementPath(id));
  }

  async function send(): Promise<void> {
    if (loss) return;
    remove.reset();
    await enter.mutateAsync({ signed: signedIn(form), read });
    done(t('learningAgreements.amendment.saved'));
  }

  function removeIt(): void {
    enter.reset();
    remove.mutate(read, { onSuccess: () => done(t('learningAgreements.amendment.removed')) });
  }

  return (
    <FormFrame formRef={formRef} className={styles.form} submit={() => form.send(send)}>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('learningAgreements.signatures')}</legend>
        <SignedFields form={form} direction={direction} />
      </fieldset>
      {loss ? <LossNotice loss={loss} /> : isOvertaken ? <OvertakenNotice failure={error}>{t('learningAgreements.entry.overtaken')}</OvertakenNotice> : error && <FailureNotice failure={error} />}
      <div className={actions}>
        <SubmitButton label={t('learningAgreements.amendment.save')} pending={enter.isPending} disabled={loss !== null} />
        {entry.change && (
          <Button disabledFocusable={remove.isPending || loss !== null} onClick={() => setAsks(true)}>
            {t('learningAgreements.amendment.remove')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asks && loss === null}
        title={t('learningAgreements.amendment.removeTitle')}
        text={t('learningAgreements.amendment.removeText')}
        action={t('learningAgreements.amendment.remove')}
        confirm={removeIt}
        close={() => setAsks(false)}
      />
    </FormFrame>
  );
}
