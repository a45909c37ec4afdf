import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import type { LearningAgreement } from '../api/learningAgreementsQueries.ts';
import { StateMark } from '../feedback/StateMark.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { sideOf, type Side } from './parties.ts';

/** What others have to do needs no colour that calls for an act. */
function colourOf(side: Side | 'refused'): 'warning' | 'informative' {
  return side === 'department' ? 'warning' : 'informative';
}

/** Where an agreement stands, in one sign. */
export function StandingMark({ agreement: { signatures, direction } }: { readonly agreement: LearningAgreement }) {
  const { t } = useTexts();
  if (signatures.some(({ state }) => state === 'refused')) {
    return (
      <StateMark appearance="tint" color="danger" icon={<DismissRegular />}>
        {t('learningAgreements.standing.refused')}
      </StateMark>
    );
  }
  const awaited = signatures.find(({ state }) => state === 'awaited');
  if (!awaited) {
    return (
      <StateMark appearance="tint" color="success" icon={<CheckmarkRegular />}>
        {t('learningAgreements.standing.signed')}
      </StateMark>
    );
  }
  const side = sideOf(awaited.party, direction);
  return (
    <StateMark appearance="tint" color={colourOf(side)} icon={<HourglassRegular />}>
      {t(`learningAgreements.standing.awaited.${side}`)}
    </StateMark>
  );
}

/** What became of a change that is proposed; nothing where none is. */
export function ChangeMark({ agreement: { change, direction } }: { readonly agreement: LearningAgreement }) {
  const { t } = useTexts();
  if (change === null) return null;
  const side = change === 'refused' ? change : sideOf(change, direction);
  return (
    <StateMark appearance="tint" color={colourOf(side)} icon={<EditRegular />}>
      {t(`learningAgreements.change.${side}`)}
    </StateMark>
  );
}
