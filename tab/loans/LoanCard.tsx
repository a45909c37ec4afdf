import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useLoanAct } from '../api/peopleQueries.ts';
import type { Loan, Withdrawal } from '../api/peopleQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { StateMark } from '../feedback/StateMark.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { NARROW } from '../shell/narrow.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
    [`@media ${NARROW}`]: { gridTemplateColumns: 'minmax(0, 1fr)', padding: tokens.spacingHorizontalM },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  line: { margin: 0 },
  about: { margin: 0, color: tokens.colorNeutralForeground2 },
  state: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  failure: { gridColumn: '1 / -1' },
});

const COLOURS = { inUse: 'brand', withdrawnBeforeStart: 'success', withdrawnAfterStart: 'success', ended: 'informative' } as const;

interface LoanCardProps {
  readonly loan: Loan;
  /** Asks the page for the dialog: the card may go, by a filter or by somebody else, while it is open. */
  readonly withdraw: (loan: Loan, withdrawal: Withdrawal) => void;
}

/** One lent place, from the person's side of it. */
export function LoanCard({ loan, withdraw }: LoanCardProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const act = useLoanAct();
  const { withdrawalToday } = loan;
  const [removes, setRemoves] = useState(false);

  async function go(name: 'undoWithdrawal' | 'removeLoan', done: string): Promise<void> {
    try {
      await act.mutateAsync({ act: name, loanId: loan.id, note: '' });
      messages.success(done);
      if (name === 'removeLoan') document.getElementById('content')?.focus();
    } catch {
      // Shown from the mutation.
    }
  }

  return (
    <li className={styles.card}>
      <div>
        <h3 className={styles.title}>{loan.studentName}</h3>
        <p className={styles.line}>
          {loan.partnerName}, {loan.termCode}
        </p>
        <p className={styles.about}>
          {loan.side === 'owner' ? t('people.loans.to', { department: loan.studyText }) : t('people.loans.from', { department: loan.ownerText })}
        </p>
        <div className={styles.state}>
          <StateMark appearance="tint" color={COLOURS[loan.state]}>
            {loan.stateText}
          </StateMark>
          {loan.withdrawnText && <span>{loan.withdrawnText}</span>}
        </div>
        {loan.receiptText && <p className={styles.about}>{loan.receiptText}</p>}
        {loan.note && <p className={styles.about}>{t('people.loans.note', { note: loan.note })}</p>}
      </div>
      <div className={styles.actions}>
        {/* One button that changes its name: the focus comes back to it from the dialog. */}
        {(withdrawalToday || loan.canUndo) && (
          <Button
            disabledFocusable={act.isPending}
            onClick={() => (withdrawalToday ? withdraw(loan, withdrawalToday) : void go('undoWithdrawal', t('people.loans.undone')))}
          >
            {withdrawalToday ? t(`people.loans.withdraw.${withdrawalToday}`) : t('people.loans.undo')}
          </Button>
        )}
        {loan.canRemove && (
          <Button appearance="subtle" disabledFocusable={act.isPending} onClick={() => setRemoves(true)}>
            {t('people.loans.remove')}
          </Button>
        )}
      </div>
      {act.error && (
        <div className={styles.failure}>
          <FailureNotice failure={act.error} />
        </div>
      )}
      <ConfirmDialog
        open={removes}
        title={t('people.loans.removeTitle')}
        text={t('people.loans.removeText', { student: loan.studentName })}
        action={t('people.loans.remove')}
        confirm={() => void go('removeLoan', t('people.loans.removed'))}
        close={() => setRemoves(false)}
      />
    </li>
  );
}
