import { makeStyles, tokens } from '@fluentui/react-components';
import { useAgreementDetails } from '../api/agreementWorkQueries.ts';
import type { Agreement, AgreementDetails } from '../api/types.ts';
import { isGone } from '../api/failures.ts';
import { Facts } from '../feedback/FactList.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { NoSuchItem } from '../shell/NoSuchItem.tsx';
import { ItemTitle } from '../shell/PageTitle.tsx';
import { agreementPath, PATHS } from '../shell/paths.ts';
import { useTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useHeadingStyles } from '../shell/useHeadingStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { AgreementHistory } from './AgreementHistory.tsx';
import { agreementLinkId } from './AgreementLink.tsx';
import { AgreementLoans } from './AgreementLoans.tsx';
import { ConditionCard } from './ConditionCard.tsx';
import { PlacesByYear } from './PlacesByYear.tsx';
import { useCountryName } from './useCountryName.ts';
import { WorkOnAgreement } from './WorkOnAgreement.tsx';

const useStyles = makeStyles({
  about: { margin: `${tokens.spacingVerticalM} 0` },
  conditions: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 400px), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
});

/** One agreement: its conditions, those of each direction together, its places, and what has happened to it. */
export function AgreementPage({ agreementId }: { readonly agreementId: string }) {
  const { t } = useTexts();
  const { from } = useTrail();
  const query = useAgreementDetails(agreementId);
  const gone = isGone(query.error);
  useDocumentTitle(gone ? t('agreement.notFound.title') : (query.data?.agreement.partnerName ?? t('tab.agreements')));
  const list = from?.startsWith('/departments/') ? { to: from, label: t('agreement.backToDepartment') } : { to: PATHS.agreements, label: t('agreement.back') };
  return (
    <>
      <BackLink {...list} focus={agreementLinkId(agreementId)} share={query.data && !gone ? agreementPath(agreementId) : null} />
      {gone ? (
        <NoSuchItem title={t('agreement.notFound.title')} text={t('agreement.notFound.text')} to={PATHS.agreements} label={t('agreement.notFound.all')} />
      ) : query.data ? (
        <>
          <StaleNotice query={query} />
          <Shown details={query.data} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={1} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Shown({ details }: { readonly details: AgreementDetails }) {
  const styles = useStyles();
  const headings = useHeadingStyles();
  const { t } = useTexts();
  const { agreement } = details;
  const term = details.nominationTerm?.code ?? null;
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
            <h2 id={direction} className={headings.part}>
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
      <PlacesByYear details={details} conditions={agreement.conditions} />
      <AgreementLoans loans={details.loans} />
      <AgreementHistory history={details.history} historyGoesOn={details.historyGoesOn} />
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
