import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { useLocation } from 'wouter';
import { useAgreements } from '../api/queries.ts';
import type { Agreement } from '../api/types.ts';
import { Facts } from '../feedback/FactList.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { ItemTitle } from '../shell/PageTitle.tsx';
import { PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { agreementLinkId } from './AgreementLink.tsx';
import { ConditionCard } from './ConditionCard.tsx';
import { useCountryName } from './useCountryName.ts';
import { WorkOnAgreement } from './WorkOnAgreement.tsx';

const useStyles = makeStyles({
  about: { margin: `${tokens.spacingVerticalM} 0` },
  direction: {
    margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalM}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  conditions: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 400px), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
});

/** One agreement with its conditions, those of each direction together. */
export function AgreementPage({ agreementId }: { readonly agreementId: string }) {
  const { t } = useTexts();
  const query = useAgreements();
  const agreement = query.data?.agreements.find((one) => one.id === agreementId);
  useDocumentTitle(agreement?.partnerName ?? t('tab.agreements'));
  return (
    <>
      <BackLink to={PATHS.agreements} label={t('agreement.back')} focus={agreementLinkId(agreementId)} />
      {query.data ? (
        <>
          <StaleNotice query={query} />
          {agreement ? <Shown agreement={agreement} term={query.data.nominationTerm?.code ?? null} /> : <NotFound />}
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={1} />
      ) : (
        <Loading />
      )}
    </>
  );
}

interface ShownProps {
  readonly agreement: Agreement;
  readonly term: string | null;
}

function Shown({ agreement, term }: ShownProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const country = useCountryName(agreement.partnerCountry);
  const facts = [
    { label: t('agreement.code'), value: agreement.iiaCode },
    ...(country ? [{ label: t('agreement.country'), value: country }] : []),
    { label: t('agreement.partnerId'), value: agreement.partnerHeiId },
    ...(agreement.inEffect === null
      ? []
      : [
          {
            label: t('agreement.status'),
            value: t(agreement.inEffect ? 'agreement.inEffect' : 'agreement.notInEffect'),
          },
        ]),
  ];
  return (
    <article>
      <ItemTitle>{agreement.partnerName}</ItemTitle>
      <div className={styles.about}>
        <Facts facts={facts} />
      </div>
      <Warning agreement={agreement} term={term ?? t('agreements.nextTerm')} />
      <WorkOnAgreement agreementId={agreement.id} />
      {(['outgoing', 'incoming'] as const).map((direction) => {
        const conditions = agreement.conditions.filter((condition) => condition.direction === direction);
        if (conditions.length === 0) return null;
        return (
          <section key={direction} aria-labelledby={direction}>
            <h2 id={direction} className={styles.direction}>
              {t(`agreement.direction.${direction}`)}
            </h2>
            <div className={styles.conditions}>
              {conditions.map((condition) => (
                <ConditionCard key={condition.id} condition={condition} term={term} />
              ))}
            </div>
          </section>
        );
      })}
    </article>
  );
}

function Warning({ agreement, term }: { readonly agreement: Agreement; readonly term: string }) {
  const { t } = useTexts();
  if (agreement.coverage === 'covers') return null;
  const ended = agreement.coverage === 'ended';
  return (
    <Notice
      intent={ended ? 'error' : 'warning'}
      title={ended ? t('agreement.ended.title') : t('agreement.notCovering.title', { term })}
    >
      {ended ? t('agreement.ended.text') : t('agreement.notCovering.text', { term })}
    </Notice>
  );
}

function NotFound() {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  return (
    <Panel
      icon={<DocumentSearchRegular />}
      level={1}
      title={t('agreement.notFound.title')}
      text={t('agreement.notFound.text')}
      actions={<Button onClick={() => navigate(PATHS.agreements)}>{t('agreement.notFound.all')}</Button>}
    />
  );
}
