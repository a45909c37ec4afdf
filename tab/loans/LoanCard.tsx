import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useLoanAct } from '../api/peopleQueries.ts';
import type { Loan } from '../api/peopleQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { StateMark } from '../feedback/StateMark.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { NARROW } from '../shell/narrow.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

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

/** One lent place, from the person's side of it. */
export function LoanCard({ loan }: { readonly loan: Loan }) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const act = useLoanAct();
  const { withdrawalToday } = loan;
  const [asks, setAsks] = useState<'withdraw' | 'remove' | null>(null);
  /** What the dialog has asked for; it stays as it is while the dialog closes. */
  const [withdrawal, setWithdrawal] = useState(withdrawalToday);

  function ask(today: NonNullable<Loan['withdrawalToday']>): void {
    setWithdrawal(today);
    setAsks('withdraw');
  }

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
            onClick={() => (withdrawalToday ? ask(withdrawalToday) : void go('undoWithdrawal', t('people.loans.undone')))}
          >
            {withdrawalToday ? t(`people.loans.withdraw.${withdrawalToday}`) : t('people.loans.undo')}
          </Button>
        )}
        {loan.canRemove && (
          <Button appearance="subtle" disabledFocusable={act.isPending} onClick={() => setAsks('remove')}>
            {t('people.loans.remove')}
          </Button>
        )}
      </div>
      {act.error && (
        <div className={styles.failure}>
          <FailureNotice failure={act.error} />
        </div>
      )}
      {/* Closed and not taken away: the page would stay hidden from screen readers. */}
      {withdrawal && <WithdrawDialog loan={loan} withdrawal={withdrawal} open={asks === 'withdraw'} close={() => setAsks(null)} />}
      <ConfirmDialog
        open={asks === 'remove'}
        title={t('people.loans.removeTitle')}
        text={t('people.loans.removeText', { student: loan.studentName })}
        action={t('people.loans.remove')}
        confirm={() => void go('removeLoan', t('people.loans.removed'))}
        close={() => setAsks(null)}
      />
    </li>
  );
}
