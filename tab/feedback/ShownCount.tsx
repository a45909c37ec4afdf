import { useHiddenStyle } from './hidden.ts';

/** Tells a screen reader how many a filter leaves; those who see count the rows. */
export function ShownCount({ text }: { readonly text: string }) {
  const styles = useHiddenStyle();
  return (
    <div role="status" className={styles.hidden}>
      {text}
    </div>
  );
}
