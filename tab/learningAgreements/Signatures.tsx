import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import type { LearningAgreement } from '../api/learningAgreementsQueries.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { sideOf } from './parties.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, margin: 0, padding: 0, listStyleType: 'none' },
  one: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalXS, overflowWrap: 'anywhere' },
  icon: { flexShrink: 0, alignSelf: 'flex-start', fontSize: '16px', lineHeight: tokens.lineHeightBase300, height: tokens.lineHeightBase300, display: 'flex', alignItems: 'center' },
  signed: { color: tokens.colorStatusSuccessForeground1 },
  awaited: { color: tokens.colorStatusWarningForeground3 },
  refused: { color: tokens.colorStatusDangerForeground1 },
  notYet: { color: tokens.colorNeutralForeground3 },
  turn: { fontWeight: tokens.fontWeightSemibold },
});

const ICONS = { signed: CheckmarkCircleFilled, awaited: HourglassRegular, notYet: CircleRegular, refused: DismissCircleFilled } as const;

interface SignaturesProps {
  readonly signatures: readonly (LearningAgreement['signatures'][number] & { readonly detailsText?: string | null })[];
  readonly direction: LearningAgreement['direction'];
}

/** The three signatures in the order in which they are given, each with its sign and in words. */
export function Signatures({ signatures, direction }: SignaturesProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <ul className={styles.list} aria-label={t('learningAgreements.signatures')}>
      {signatures.map(({ party, state, detailsText }) => {
        const Icon = ICONS[state];
        const name = t(`learningAgreements.party.${sideOf(party, direction)}`);
        return (
          <li key={party} className={styles.one}>
            <span className={mergeClasses(styles.icon, styles[state])} aria-hidden>
              <Icon />
            </span>
            <span className={mergeClasses(state === 'awaited' && styles.turn)}>
              {detailsText
                ? t('learningAgreements.signatureDetails', { party: name, details: detailsText })
                : t('learningAgreements.signature', { party: name, state: t(`learningAgreements.state.${state}`) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
