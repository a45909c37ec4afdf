import { makeStyles, mergeClasses, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useAnnouncements } from '../api/publicationsQueries.ts';
import type { Announcement } from '../api/publicationTypes.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { StateMark } from '../feedback/StateMark.tsx';
import { useNarrow } from '../shell/narrow.ts';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  section: { marginTop: tokens.spacingVerticalXXL },
  heading: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  frame: {
    overflow: 'hidden',
    ...surface,
  },
  table: { tableLayout: 'auto' },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, overflowWrap: 'break-word' },
  state: { '@media (min-width: 900px)': { minWidth: '170px' } },
  day: { '@media (min-width: 900px)': { minWidth: '120px' } },
  note: { '@media (min-width: 900px)': { minWidth: '180px' } },
  row: { ':last-child': { borderBottomStyle: 'none' } },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    ...surface,
    overflowWrap: 'anywhere',
  },
  line: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const COLUMNS = ['department', 'standing', 'opened', 'closed', 'places', 'note'] as const;

/** Which departments have announced the places of their own agreements, term by term. Not there before a term has begun to. */
export function Announcements() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useAnnouncements();
  const narrow = useNarrow();
  if (query.error && !query.data) return <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />;
  return query.data?.terms.map(({ code, departments }) => (
    <section key={code} className={styles.section} aria-labelledby={`announcing-${code}`}>
      <h2 id={`announcing-${code}`} className={styles.heading}>
        {t('publications.announcing.title', { term: code })}
      </h2>
      {narrow ? <AnnouncementCards departments={departments} /> : <AnnouncementTable departments={departments} label={t('publications.announcing.title', { term: code })} />}
    </section>
  ));
}

function AnnouncementTable({ departments, label }: { readonly departments: readonly Announcement[]; readonly label: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.frame}>
      <Table className={styles.table} aria-label={label}>
        <TableHeader>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableHeaderCell key={column}>{t(`publications.announcing.${column}`)}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {departments.map((one) => (
            <TableRow key={one.department} className={styles.row}>
              <TableCell className={styles.cell}>{one.department}</TableCell>
              <TableCell className={mergeClasses(styles.cell, styles.state)}>
                <Standing announcement={one} />
              </TableCell>
              <TableCell className={mergeClasses(styles.cell, styles.day)}>{one.openedText}</TableCell>
              <TableCell className={mergeClasses(styles.cell, styles.day)}>{one.closedText}</TableCell>
              <TableCell className={styles.cell}>{one.places}</TableCell>
              <TableCell className={mergeClasses(styles.cell, styles.note)}>{one.note}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function AnnouncementCards({ departments }: { readonly departments: readonly Announcement[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <ul className={styles.list}>
      {departments.map((one) => (
        <li key={one.department} className={styles.card}>
          <strong>{one.department}</strong>
          <div>
            <Standing announcement={one} />
          </div>
          {(['openedText', 'closedText', 'places', 'note'] as const).map((key) =>
            one[key] === null ? null : (
              <p key={key} className={styles.line}>
                {t(`publications.announcing.${key === 'openedText' ? 'opened' : key === 'closedText' ? 'closed' : key}`)}: {one[key]}
              </p>
            ),
          )}
        </li>
      ))}
    </ul>
  );
}

/** How far it has come, in words and with a sign of its own: the colour only helps. */
function Standing({ announcement: { standing, standingText, overdue } }: { readonly announcement: Announcement }) {
  const { t } = useTexts();
  if (overdue) {
    return (
      <StateMark appearance="tint" color="warning" icon={<WarningRegular />}>
        {t('publications.announcing.late', { standing: standingText })}
      </StateMark>
    );
  }
  const isOver = standing === 'reported' || standing === 'noPlaces';
  return (
    <StateMark appearance={isOver ? 'tint' : 'outline'} color={isOver ? 'success' : 'informative'} icon={isOver ? <CheckmarkRegular /> : <HourglassRegular />}>
      {standingText}
    </StateMark>
  );
}
