import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
});

/** The heading of a page that stands in the section bar; its tab has the focus. */
export function PageTitle({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  const styles = useStyles();
  return <h1 className={mergeClasses(styles.title, className)}>{children}</h1>;
}

interface ItemTitleProps {
  readonly children: ReactNode;
  readonly titleRef?: RefObject<HTMLHeadingElement | null>;
}

/** The heading of a page that one came to by a link: it takes the focus, so that reading starts there. */
export function ItemTitle({ children, titleRef }: ItemTitleProps) {
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
