import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useRemoveLearningAgreement, type Entry } from '../api/learningAgreementsQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { AMENDMENT_LINK, amendmentPath, CHANGE_LEARNING_AGREEMENT_LINK, changeLearningAgreementPath, PATHS } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  text: { margin: `0 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalL },
});

interface EntryActionsProps {
  readonly learningAgreementId: string;
  readonly studentName: string;
  readonly entry: Entry;
}

/** What the department can do with a learning agreement that it has entered itself. */
export function EntryActions({ learningAgreementId, studentName, entry }: EntryActionsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const messages = useMessages();
  const remove = useRemoveLearningAgreement(learningAgreementId);
  const [asks, setAsks] = useState(false);

  function confirmed(): void {
    remove.mutate(undefined, {
      onSuccess: () => {
        messages.success(t('learningAgreements.entry.removed'));
        navigate(PATHS.learningAgreements);
      },
    });
  }

  return (
    <>
      <p className={styles.text}>{t('learningAgreements.entry.byHand')}</p>
      <div className={styles.actions}>
        <Link href={changeLearningAgreementPath(learningAgreementId)} asChild>
          <Button as="a" id={CHANGE_LEARNING_AGREEMENT_LINK} icon={<EditRegular />}>
            {t('learningAgreements.entry.change')}
          </Button>
        </Link>
        {entry.mayChange && (
          <Link href={amendmentPath(learningAgreementId)} asChild>
            <Button as="a" id={AMENDMENT_LINK}>
              {t(entry.change ? 'learningAgreements.amendment.edit' : 'learningAgreements.amendment.enter')}
            </Button>
          </Link>
        )}
        <Button appearance="subtle" disabledFocusable={remove.isPending} onClick={() => setAsks(true)}>
          {t('learningAgreements.entry.remove')}
        </Button>
      </div>
      {remove.error && <FailureNotice failure={remove.error} />}
      <ConfirmDialog
        open={asks}
        title={t('learningAgreements.entry.removeTitle')}
        text={t('learningAgreements.entry.removeText', { student: studentName })}
        action={t('learningAgreements.entry.remove')}
        confirm={confirmed}
        close={() => setAsks(false)}
      />
    </>
  );
}
