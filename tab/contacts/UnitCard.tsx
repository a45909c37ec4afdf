import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { Unit } from '../api/peopleQueries.ts';
import { StateMark } from '../feedback/StateMark.tsx';
import { NARROW } from '../shell/narrow.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
    [`@media ${NARROW}`]: { padding: tokens.spacingHorizontalM },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  faculty: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  line: { margin: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  about: { color: tokens.colorNeutralForeground2 },
  away: { marginTop: tokens.spacingVerticalXXS },
});

/** One department with who stands behind it. */
export function UnitCard({ unit }: { readonly unit: Unit }) {
  const styles = useStyles();
  return (
    <li className={styles.card}>
      <div>
        <h2 className={styles.title}>{unit.name}</h2>
        <p className={styles.faculty}>
          {unit.facultyName === unit.name ? unit.code : `${unit.facultyName} · ${unit.code}`}
        </p>
      </div>
      {unit.gapText && (
        <div>
          <StateMark appearance="tint" color="warning" icon={<WarningRegular />}>
            {unit.gapText}
          </StateMark>
        </div>
      )}
      {unit.contacts.length > 0 && (
        <ul className={styles.people}>
          {unit.contacts.map(({ personId, name, email, capacity, capacityText, awayText }) => (
            <li key={`${personId} ${capacity}`}>
              <p className={styles.line}>
                <span className={styles.name}>{name}</span> <span className={styles.about}>{capacityText}</span>
              </p>
              <p className={styles.line}>
                <Link href={`mailto:${email}`}>{email}</Link>
              </p>
              {awayText && (
                <div className={styles.away}>
                  <StateMark appearance="tint" color="informative">
                    {awayText}
                  </StateMark>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
