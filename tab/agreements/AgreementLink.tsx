import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { Agreement } from '../api/types.ts';
import { agreementPath } from '../shell/paths.ts';
import { useCountryName } from './useCountryName.ts';

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    ':hover': { textDecorationLine: 'underline' },
  },
  country: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface AgreementLinkProps {
  readonly agreement: Agreement;
  /** The list's filter, as it stands in the address. */
  readonly filter: string;
}

export function AgreementLink({ agreement, filter }: AgreementLinkProps) {
  const styles = useStyles();
  const country = useCountryName(agreement.partnerCountry);
  return (
    <div>
      <Link
        href={agreementPath(agreement.id)}
        state={{ filter }}
        id={agreementLinkId(agreement.id)}
        className={styles.link}
      >
        {agreement.partnerName}
      </Link>
      {country && <div className={styles.country}>{country}</div>}
    </div>
  );
}

export function agreementLinkId(agreementId: string): string {
  return `agreement-${agreementId}`;
}
