import type { WorkOnAgreement } from '../api/agreementWorkQueries.ts';
import type { Fact } from '../feedback/FactList.tsx';
import type { Language } from '../texts/language.ts';
import type { Translate } from '../texts/translate.ts';
import { dateText } from '../time/stockholm.ts';

/** What is being done about an agreement, as facts of it. */
export function workFacts(work: WorkOnAgreement, t: Translate, language: Language): Fact[] {
  const { account, solemoveState } = work;
  const contact = [account.contactName, account.contactEmail].filter((text) => text !== null).join(', ');
  return [
    ...renewalFacts(work.renewal, t, language),
    { label: t('agreementWork.solemove'), value: t(`agreementWork.solemoveState.${solemoveState ?? 'unknown'}`) },
    {
      label: t('agreementWork.account'),
      value: t(`agreementWork.accountState.${account.state}`) + (contact ? `\n${contact}` : ''),
    },
  ];
}

function renewalFacts(renewal: WorkOnAgreement['renewal'], t: Translate, language: Language): Fact[] {
  if (!renewal) return [];
  const { state, dueOn, text, by, decidedOn } = renewal;
  const when = dueOn ? dateText(dueOn, language) : '';
  const said = [
    state === 'toDecide' || state === 'underWay' ? t(`agreementWork.renewalState.${state}`, { when }) : t(`agreementWork.renewalState.${state}`),
    text,
    by && (decidedOn ? t('agreementWork.saidOn', { by, when: dateText(decidedOn, language) }) : by),
  ];
  return [{ label: t('agreementWork.renewal'), value: said.filter((line) => line !== null).join('\n') }];
}
