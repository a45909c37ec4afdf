import { makeStyles, mergeClasses, Switch, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import type { PublicationDetail, PublishedDepartment } from '../api/publicationTypes.ts';
import { ShownCount } from '../feedback/ShownCount.tsx';
import { StateMark } from '../feedback/StateMark.tsx';
import { TakeAlong } from '../files/TakeAlong.tsx';
import { useNarrow } from '../shell/narrow.ts';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { dateText } from '../time/stockholm.ts';
import { publicationCsv } from './publicationCsv.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalXL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  frame: {
    overflow: 'hidden',
    ...surface,
  },
  table: { tableLayout: 'auto' },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, overflowWrap: 'break-word', verticalAlign: 'top' },
  state: { '@media (min-width: 900px)': { minWidth: '150px' } },
  answer: { '@media (min-width: 900px)': { minWidth: '200px' } },
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
  asked: { margin: 0, color: tokens.colorNeutralForeground2 },
  lines: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
});

/** Where each department stands with a publication, those who are not done on wish alone, and the list to take along. */
export function PublishedDepartments({ publication }: { readonly publication: PublicationDetail }) {
  const styles = useStyles();
  const { t } = useTexts();
  const narrow = useNarrow();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const shown = publication.departments.filter(({ state }) => !onlyOpen || state === 'open' || state === 'overdue');
  const columns = t(publication.kind === 'notice' ? 'publications.csv.notice' : 'publications.csv.instruction').split(', ');
  return (
    <section className={styles.section} aria-labelledby="published-departments">
      <h2 id="published-departments" className={styles.heading}>
        {t('publications.table.title')}
      </h2>
      <TakeAlong fileName="departments.csv" csv={() => publicationCsv(columns, publication)} />
      <Switch label={t('publications.table.onlyOpen')} checked={onlyOpen} onChange={(_, { checked }) => setOnlyOpen(checked)} />
      <ShownCount text={t('publications.table.count', { count: shown.length })} />
      {shown.length === 0 ? <p className={styles.asked}>{t('publications.table.allDone')}</p> : narrow ? <Cards departments={shown} /> : <Wide departments={shown} />}
    </section>
  );
}

function Wide({ departments }: { readonly departments: readonly PublishedDepartment[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.frame}>
      <Table className={styles.table} aria-label={t('publications.table.title')}>
        <TableHeader>
          <TableRow>
            {(['department', 'state', 'answer', 'askedOf'] as const).map((column) => (
              <TableHeaderCell key={column}>{t(`publications.table.${column}`)}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {departments.map((one) => (
            <TableRow key={one.id} className={styles.row}>
              <TableCell className={styles.cell}>{one.name}</TableCell>
              <TableCell className={mergeClasses(styles.cell, styles.state)}>
                <State department={one} />
              </TableCell>
              <TableCell className={mergeClasses(styles.cell, styles.answer)}>
                {one.answerText}
                <Partners department={one} />
              </TableCell>
              <TableCell className={styles.cell}>
                <Asked department={one} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Cards({ departments }: { readonly departments: readonly PublishedDepartment[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {departments.map((one) => (
        <li key={one.id} className={styles.card}>
          <strong>{one.name}</strong>
          <div>
            <State department={one} />
          </div>
          {one.answerText && <p className={styles.asked}>{one.answerText}</p>}
          <Partners department={one} />
          <p className={styles.asked}>
            <Asked department={one} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Whom the department waits for; that it has nobody of its own is said. */
function Asked({ department: { askedOf, hasContact } }: { readonly department: PublishedDepartment }) {
  const { t } = useTexts();
  const names = askedOf.join(', ');
  return <>{hasContact ? names : t('publications.table.noContact', { names })}</>;
}

function Partners({ department: { partners } }: { readonly department: PublishedDepartment }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  if (partners.length === 0) return null;
  return (
    <details>
      <summary>{t('publications.table.partners', { count: partners.length })}</summary>
      <ul className={styles.lines}>
        {partners.map(({ name, email, stateText, on, by }) => (
          <li key={name}>
            {email === null ? name : `${name} (${email})`}: {stateText}
            {on !== null && `, ${dateText(on, language)}`}
            {by !== null && `, ${by}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** In words and with a sign of its own: the colour only helps. */
function State({ department: { state, stateText } }: { readonly department: PublishedDepartment }) {
  switch (state) {
    case 'done':
    case 'notRelevant':
      return (
        <StateMark appearance="tint" color="success" icon={<CheckmarkRegular />}>
          {stateText}
        </StateMark>
      );
    case 'overdue':
      return (
        <StateMark appearance="tint" color="warning" icon={<WarningRegular />}>
          {stateText}
        </StateMark>
      );
    case 'open':
    case 'withdrawn':
      return (
        <StateMark appearance="outline" color="informative" icon={state === 'open' ? <HourglassRegular /> : <DismissRegular />}>
          {stateText}
        </StateMark>
      );
  }
}
