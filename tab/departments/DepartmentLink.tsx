import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { departmentLinkId, departmentPath } from '../shell/paths.ts';
import type { DepartmentStanding } from './standing.ts';

const useStyles = makeStyles({
  link: { color: tokens.colorBrandForegroundLink, fontWeight: tokens.fontWeightSemibold, textDecorationLine: 'none', ':hover': { textDecorationLine: 'underline' } },
});

interface DepartmentLinkProps {
  readonly department: DepartmentStanding;
  /** The list's filter, as it stands in the address. */
  readonly filter: string;
}

/** From the list to the department's own page. */
export function DepartmentLink({ department: { id, name }, filter }: DepartmentLinkProps) {
  const styles = useStyles();
  return (
    <Link id={departmentLinkId(id)} href={departmentPath(id)} state={{ filter }} className={styles.link}>
      {name}
    </Link>
  );
}
