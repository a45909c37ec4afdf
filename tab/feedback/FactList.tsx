import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { NARROW } from '../shell/narrow.ts';
import { surface } from '../shell/surface.ts';

const useStyles = makeStyles({
  card: {
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    ...surface,
  },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    [`@media ${NARROW}`]: { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 0 },
  },
  label: { color: tokens.colorNeutralForeground2 },
  value: {
    margin: 0,
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
    [`@media ${NARROW}`]: { marginBottom: tokens.spacingVerticalS },
  },
});

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

export function FactList({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  const styles = useStyles();
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={styles.card}>
      <h2 id={headingId} className={styles.heading}>
        {title}
      </h2>
      <Facts facts={facts} />
    </section>
  );
}

/** Labels and their values; line breaks in a value stay. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => [
        <dt key={`${label} label`} className={styles.label}>
          {label}
        </dt>,
        <dd key={`${label} value`} className={styles.value}>
          {value}
        </dd>,
      ])}
    </dl>
  );
}
