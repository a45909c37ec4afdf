import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Spinner,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useRef } from 'react';
import { ProblemError } from '../api/failures.ts';
import { useLoanAct } from '../api/peopleQueries.ts';
import type { Loan, Withdrawal } from '../api/peopleQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { useFocusBack } from '../forms/useFocusBack.ts';
import { useForm } from '../forms/useForm.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { dateText } from '../time/stockholm.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { margin: 0 },
});

interface WithdrawDialogProps {
  readonly loan: Loan;
  readonly withdrawal: Withdrawal;
  readonly open: boolean;
  readonly close: () => void;
}

/** Says what the withdrawal counts as and what it leads to, before it is reported. What was typed stays until it is. */
export function WithdrawDialog({ loan, withdrawal, open, close }: WithdrawDialogProps) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const messages = useMessages();
  useFocusBack(open);
  const act = useLoanAct();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef);
  const department = loan.side === 'owner' ? loan.studyText : loan.ownerText;

  async function submit(): Promise<void> {
    if (act.isPending) return;
    try {
      await act.mutateAsync({ act: 'withdrawLoan', loanId: loan.id, note: form.values['note'] ?? '' });
      messages.success(t('people.loans.withdrawn', { department }));
      form.set('note', '');
      close();
    } catch (error) {
      // Everything else is shown from the mutation.
      if (error instanceof ProblemError) form.showErrors(error.problem.errors ?? []);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(_, { type }) => {
        // A click beside the dialog must not throw away what was typed.
        if (type !== 'backdropClick') close();
      }}
    >
      <DialogSurface>
        <FormFrame formRef={formRef} submit={submit}>
          <DialogBody>
            <DialogTitle>{t(`people.loans.withdrawTitle.${withdrawal}`, { student: loan.studentName })}</DialogTitle>
            <DialogContent className={styles.content}>
              {loan.termStartsOn && (
                <p className={styles.line}>
                  {t(`people.loans.withdrawText.${withdrawal}`, { term: loan.termCode, day: dateText(loan.termStartsOn, language) })}
                </p>
              )}
              <p className={styles.line}>{t('people.loans.withdrawEffect', { department })}</p>
              <Field label={t('people.loans.withdrawNote')} hint={t('people.loans.noteHint')} {...form.problem('note')}>
                <Textarea rows={3} resize="vertical" {...form.control('note')} />
              </Field>
              {act.error && <FailureNotice failure={act.error} />}
            </DialogContent>
            <DialogActions fluid>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={act.isPending}
                {...(act.isPending ? { icon: <Spinner size="extra-tiny" aria-label={t('task.sending')} /> } : {})}
              >
                {t(`people.loans.withdraw.${withdrawal}`)}
              </Button>
              <Button onClick={close}>{t('task.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </FormFrame>
      </DialogSurface>
    </Dialog>
  );
}
