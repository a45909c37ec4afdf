import { Link } from 'wouter';
import type { DepartmentDetail } from '../api/agreementWorkQueries.ts';
import { agreementLinkId } from '../agreements/AgreementLink.tsx';
import { CoverageBadge } from '../agreements/CoverageBadge.tsx';
import { agreementPath, departmentPath } from '../shell/paths.ts';
import { useHeadingStyles } from '../shell/useHeadingStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { useListStyles } from './useListStyles.ts';

type Agreements = DepartmentDetail['agreements'];

/** The department's agreements: those that end or miss the nominations, and folded up the others. */
export function DepartmentAgreements({ department }: { readonly department: DepartmentDetail }) {
  const styles = useListStyles();
  const headings = useHeadingStyles();
  const { t } = useTexts();
  const { agreements } = department;
  const ending = agreements.filter(({ coverage, expiresWithinAYear }) => coverage !== 'covers' || expiresWithinAYear);
  const others = agreements.filter((one) => !ending.includes(one));
  return (
    <section>
      <h2 className={headings.part}>{t('department.agreements.title')}</h2>
      {ending.length > 0 ? (
        <AgreementLines agreements={ending} department={department} />
      ) : (
        <p className={styles.none}>{t(agreements.length > 0 ? 'department.agreements.noneEnding' : 'department.agreements.none')}</p>
      )}
      {others.length > 0 && (
        <details className={styles.others}>
          <summary className={styles.summary}>{t('department.agreements.others', { count: others.length })}</summary>
          <AgreementLines agreements={others} department={department} />
        </details>
      )}
    </section>
  );
}

function AgreementLines({ agreements, department: { id, nominationTerm } }: { readonly agreements: Agreements; readonly department: DepartmentDetail }) {
  const styles = useListStyles();
  const { t } = useTexts();
  return (
    <ul className={styles.list}>
      {agreements.map((one) => (
        <li key={one.id} className={styles.item}>
          <Link id={agreementLinkId(one.id)} href={agreementPath(one.id)} state={{ from: departmentPath(id) }} className={styles.link}>
            {one.partnerName}
          </Link>
          <span className={styles.about}>{one.iiaCode}</span>
          {one.expiresWith && <span className={styles.about}>{t('department.agreements.ends', { year: one.expiresWith })}</span>}
          <CoverageBadge coverage={one.coverage} term={nominationTerm?.code ?? null} />
        </li>
      ))}
    </ul>
  );
}
