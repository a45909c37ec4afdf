import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Footer } from './Footer.tsx';
import { NARROW } from './narrow.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    // Pushes the footer to the end of the window where there is little to see.
    flexGrow: 1,
    width: '100%',
    maxWidth: '1040px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXXL}`,
    outlineStyle: 'none',
    [`@media ${NARROW}`]: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}` },
  },
});

/** The page's main part, as wide as lines can be read, and what stands under every page. */
export function Page({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <main id="content" tabIndex={-1} className={styles.page}>
        {children}
      </main>
      <Footer />
    </>
  );
}
