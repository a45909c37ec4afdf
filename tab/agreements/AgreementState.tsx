import { makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { StateMark } from '../feedback/StateMark.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { CoverageBadge } from './CoverageBadge.tsx';
import type { AgreementOverview } from './overview.ts';
import { WorkMarks } from './WorkMarks.tsx';

const useStyles = makeStyles({
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

interface AgreementStateProps {
  readonly overview: AgreementOverview;
  readonly term: string | null;
}

/** All that is the matter with an agreement, and what is being done about it. */
export function AgreementState({ overview, term }: AgreementStateProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { agreement, cannotBeApproved } = overview;
  return (
    <div className={styles.badges}>
      <CoverageBadge coverage={agreement.coverage} term={term} />
      {agreement.inEffect === false && (
        <StateMark appearance="outline" color="informative" icon={<EditRegular />}>
          {t('agreements.draft')}
        </StateMark>
      )}
      {cannotBeApproved && (
        <StateMark appearance="outline" color="severe" icon={<WarningRegular />}>
          {t('agreements.cannotBeApproved')}
        </StateMark>
      )}
      <WorkMarks agreementId={agreement.id} />
    </div>
  );
}
