import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { Link } from 'wouter';
import { ShareLink } from '../share/ShareLink.tsx';
import { useTrail } from './trail.ts';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM },
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
  /** The item's own path, where others may be pointed to it; null while it is not there. */
  readonly share?: string | null;
}

/** From an item back to its list, with the filter that the list had. */
export function BackLink({ to, label, focus, share = null }: BackLinkProps) {
  const styles = useStyles();
  const { filter } = useTrail();
  return (
    <div className={styles.head}>
      <nav>
        <Link href={filter ? `${to}?${filter}` : to} state={{ focus }} className={styles.back}>
          <ChevronLeftRegular aria-hidden />
          {label}
        </Link>
      </nav>
      {share && <ShareLink page={share.slice(1)} />}
    </div>
  );
}
