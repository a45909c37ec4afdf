import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { NARROW } from './narrow.ts';

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
    // A heading never touches what stands under it, whatever that is.
    '& + div': { marginTop: tokens.spacingVerticalM },
    [`@media ${NARROW}`]: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  },
});

interface TitleProps {
  readonly children: ReactNode;
  readonly titleRef?: RefObject<HTMLHeadingElement | null>;
}

/** The heading of a page that stands in the section bar; its tab has the focus, and the heading takes it only where it is given a reference. */
export function PageTitle({ children, titleRef }: TitleProps) {
  const styles = useStyles();
  return (
    <h1 className={styles.title} {...(titleRef ? { ref: titleRef, tabIndex: -1 } : {})}>
      {children}
    </h1>
  );
}

/** The heading of a page that one came to by a link: it takes the focus, so that reading starts there. */
export function ItemTitle({ children, titleRef }: TitleProps) {
  const styles = useStyles();
  const own = useRef<HTMLHeadingElement>(null);
  const ref = titleRef ?? own;
  useEffect(() => ref.current?.focus(), [ref]);
  return (
    <h1 ref={ref} tabIndex={-1} className={styles.title}>
      {children}
    </h1>
  );
}
