import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { Coverage } from '../api/types.ts';
import { StateMark } from '../feedback/StateMark.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

const LOOKS = {
  covers: { color: 'success', icon: <CheckmarkCircleRegular /> },
  notCovering: { color: 'severe', icon: <WarningRegular /> },
  ended: { color: 'danger', icon: <DismissCircleRegular /> },
} as const;

interface CoverageBadgeProps {
  readonly coverage: Coverage;
  /** The coming nomination term, or null when none is known. */
  readonly term: string | null;
}

/** Whether partners can nominate to the coming term: in words, with a sign and a colour. */
export function CoverageBadge({ coverage, term }: CoverageBadgeProps) {
  const { t } = useTexts();
  return (
    <StateMark appearance="tint" {...LOOKS[coverage]}>
      {t(`agreements.coverage.${coverage}`, { term: term ?? t('agreements.nextTerm') })}
    </StateMark>
  );
}
