import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { Link } from 'wouter';
import { useTrail } from './trail.ts';

const useStyles = makeStyles({
  back: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalXS} 0`,
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
});

interface BackLinkProps {
  readonly to: string;
  readonly label: string;
  /** The list's row to stand on again. */
  readonly focus: string;
}

/** From an item back to its list, with the filter that the list had. */
export function BackLink({ to, label, focus }: BackLinkProps) {
  const styles = useStyles();
  const { filter } = useTrail();
  return (
    <nav>
      <Link href={filter ? `${to}?${filter}` : to} state={{ focus }} className={styles.back}>
        <ChevronLeftRegular aria-hidden />
        {label}
      </Link>
    </nav>
  );
}
