import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { Unit } from '../api/peopleQueries.ts';
import { StateMark } from '../feedback/StateMark.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  people: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    overflowWrap: 'anywhere',
  },
  line: { margin: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  about: { color: tokens.colorNeutralForeground2 },
  mark: { marginTop: tokens.spacingVerticalXXS },
});

interface ContactListProps {
  readonly contacts: readonly (Unit['contacts'][number] & { readonly onlyUrgent?: boolean })[];
  /** What happens to questions when there is no contact person. */
  readonly gapText: string | null;
}

/** Who stands behind a department, who is away, and what happens when nobody does. */
export function ContactList({ contacts, gapText }: ContactListProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <>
      {gapText && (
        <div>
          <StateMark appearance="tint" color="warning" icon={<WarningRegular />}>
            {gapText}
          </StateMark>
        </div>
      )}
      {contacts.length > 0 && (
        <ul className={styles.people}>
          {contacts.map(({ personId, name, email, capacity, capacityText, awayText, onlyUrgent }) => (
            <li key={`${personId} ${capacity}`}>
              <p className={styles.line}>
                <span className={styles.name}>{name}</span> <span className={styles.about}>{capacityText}</span>
              </p>
              <p className={styles.line}>
                <Link href={`mailto:${email}`}>{email}</Link>
              </p>
              {awayText && (
                <div className={styles.mark}>
                  <StateMark appearance="tint" color="informative">
                    {awayText}
                  </StateMark>
                </div>
              )}
              {onlyUrgent && <p className={styles.line}>{t('department.onlyUrgent')}</p>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
