import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { Unit } from '../api/peopleQueries.ts';
import { NARROW } from '../shell/narrow.ts';
import { departmentLinkId, departmentPath } from '../shell/paths.ts';
import { surface } from '../shell/surface.ts';
import { BETWEEN } from '../texts/between.ts';
import { ContactList } from './ContactList.tsx';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    ...surface,
    overflowWrap: 'anywhere',
    [`@media ${NARROW}`]: { padding: tokens.spacingHorizontalM },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  faculty: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  link: { color: tokens.colorBrandForegroundLink },
});

interface UnitCardProps {
  readonly unit: Unit;
  /** The list's filter, as it stands in the address, for those who may see the department's own page; null for others. */
  readonly opensWith: string | null;
}

/** One department with who stands behind it. */
export function UnitCard({ unit, opensWith }: UnitCardProps) {
  const styles = useStyles();
  return (
    <li className={styles.card}>
      <div>
        <h2 className={styles.title}>
          {opensWith === null ? (
            unit.name
          ) : (
            <Link id={departmentLinkId(unit.id)} href={departmentPath(unit.id)} state={{ from: 'contacts', filter: opensWith }} className={styles.link}>
              {unit.name}
            </Link>
          )}
        </h2>
        <p className={styles.faculty}>
          {unit.facultyName === unit.name ? unit.code : `${unit.facultyName}${BETWEEN}${unit.code}`}
        </p>
      </div>
      <ContactList contacts={unit.contacts} gapText={unit.gapText} />
    </li>
  );
}
