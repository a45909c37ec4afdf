import { createFocusOutlineStyle, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { AuditLine } from '../api/administrationQueries.ts';
import { PATHS } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Moment } from '../time/Moment.tsx';

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalM} 0`, padding: 0, listStyleType: 'none' },
  line: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    ...createFocusOutlineStyle({ selector: 'focus' }),
  },
  what: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, margin: 0, color: tokens.colorNeutralForeground2 },
  // As high as a finger needs.
  link: { minHeight: '24px', color: tokens.colorBrandForegroundLink },
});

interface AuditLinesProps {
  readonly lines: readonly AuditLine[];
  /** The filter as it stands in the address. */
  readonly address: string;
  /** The first act of the page that was asked for, on which reading goes on. */
  readonly readFrom: number | null;
}

/** The acts, each with the ways to what the same person did and to all about the same task. */
export function AuditLines({ lines, address, readFrom }: AuditLinesProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const from = useRef<HTMLLIElement>(null);
  useEffect(() => from.current?.focus(), [readFrom]);
  return (
    <ol className={styles.list}>
      {lines.map(({ id, at, atText, actor, actorText, actionText, taskId, departmentText }) => (
        <li key={id} className={styles.line} {...(id === readFrom ? { ref: from, tabIndex: -1 } : {})}>
          <p className={styles.what}>{actionText}</p>
          <p className={styles.facts}>
            <Moment at={at} text={atText} />
            <Link href={narrowed(address, 'actor', actor)} className={styles.link} aria-label={t('audit.byActor', { name: actorText })}>
              {actorText}
            </Link>
            {departmentText !== null && <span>{departmentText}</span>}
            {taskId !== null && (
              <Link href={narrowed(address, 'taskId', taskId)} className={styles.link}>
                {t('audit.byTask')}
              </Link>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

function narrowed(address: string, name: 'actor' | 'taskId', value: string): string {
  const search = new URLSearchParams(address);
  search.set(name, value);
  return `${PATHS.audit}?${search.toString()}`;
}
