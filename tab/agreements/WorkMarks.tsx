import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useAgreementWork } from '../api/agreementWorkQueries.ts';
import { StateMark } from '../feedback/StateMark.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

const LOOKS = {
  toDecide: { color: 'severe', icon: <QuestionCircleRegular /> },
  underWay: { color: 'brand', icon: <ArrowSyncRegular /> },
  renewed: { color: 'success', icon: <CheckmarkCircleRegular /> },
  replaced: { color: 'success', icon: <CheckmarkCircleRegular /> },
  lapse: { color: 'informative', icon: <SubtractCircleRegular /> },
} as const;

/** What has been said of an agreement's end, and what is missing around it, in few words. */
export function WorkMarks({ agreementId }: { readonly agreementId: string }) {
  const { t } = useTexts();
  const work = useAgreementWork().data?.get(agreementId);
  if (!work) return null;
  const { renewal, solemoveState, account } = work;
  return (
    <>
      {renewal && (
        <StateMark appearance="outline" {...LOOKS[renewal.state]}>
          {t(`agreementWork.mark.${renewal.state}`)}
        </StateMark>
      )}
      {solemoveState === 'notEntered' && (
        <StateMark appearance="outline" color="severe" icon={<WarningRegular />}>
          {t('agreementWork.mark.notEntered')}
        </StateMark>
      )}
      {account.state === 'missing' && (
        <StateMark appearance="outline" color="severe" icon={<WarningRegular />}>
          {t('agreementWork.mark.accountMissing')}
        </StateMark>
      )}
    </>
  );
}
