import { makeStyles, tokens } from '@fluentui/react-components';
import type { MeetingDetail } from '../api/meetingsQueries.ts';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  // A phone scrolls the table, never the page; the region can be reached by keyboard to do so.
  frame: { overflowX: 'auto', ...surface },
  table: { width: '100%', borderCollapse: 'collapse', textAlign: 'left' },
  cell: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, verticalAlign: 'top', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, fontWeight: tokens.fontWeightSemibold },
  caption: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, textAlign: 'left', fontWeight: tokens.fontWeightSemibold },
});

const COLUMNS = ['name', 'answer', 'note', 'signedUp'] as const;

/** Everybody who is invited, with what they said. */
export function ParticipantTable({ participants }: { readonly participants: NonNullable<MeetingDetail['participants']> }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.frame} role="region" aria-label={t('meetings.office.participants')} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('meetings.office.participants')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={styles.head}>
                {t(`meetings.office.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {participants.map(({ name, email, answerText, note, signedUp }) => (
            <tr key={email}>
              <td className={styles.cell}>{name}</td>
              <td className={styles.cell}>{answerText}</td>
              <td className={styles.cell}>{note}</td>
              <td className={styles.cell}>{t(signedUp ? 'meetings.office.yes' : 'meetings.office.no')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
