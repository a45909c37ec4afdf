import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { CoverageBadge } from './CoverageBadge.tsx';
import type { AgreementOverview } from './overview.ts';

const useStyles = makeStyles({
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

interface AgreementStateProps {
  readonly overview: AgreementOverview;
  readonly term: string | null;
}

/** All that is the matter with an agreement. */
export function AgreementState({ overview, term }: AgreementStateProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { agreement, cannotBeApproved } = overview;
  return (
    <div className={styles.badges}>
      <CoverageBadge coverage={agreement.coverage} term={term} />
      {agreement.inEffect === false && (
        <Badge appearance="outline" color="informative" size="large" icon={<EditRegular />}>
          {t('agreements.draft')}
        </Badge>
      )}
      {cannotBeApproved && (
        <Badge appearance="outline" color="warning" size="large" icon={<WarningRegular />}>
          {t('agreements.cannotBeApproved')}
        </Badge>
      )}
    </div>
  );
}
