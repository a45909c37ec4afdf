import { Button } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useRef, useState } from 'react';
import { ProblemError } from '../api/failures.ts';
import { useUndoImport, type ImportBatch } from '../api/importsQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { StateMark } from '../feedback/StateMark.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { useImportStyles } from './importStyles.ts';

/** Who has imported what, the latest first, and the way to take it back. */
export function ImportHistory({ history }: { readonly history: readonly ImportBatch[] }) {
  const styles = useImportStyles();
  const { t } = useTexts();
  const undo = useUndoImport();
  const [asked, setAsked] = useState<ImportBatch | null>(null);
  const busy = useRef(false);

  async function takeBack({ id }: ImportBatch): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    try {
      await undo.mutateAsync(id);
      focusOn(id);
    } catch (error) {
      // Shown from the mutation. Whatever the server says, the button that was pressed goes.
      if (error instanceof ProblemError) focusOn(id);
    } finally {
      busy.current = false;
    }
  }

  return (
    <section className={styles.section} aria-labelledby="earlier-imports">
      <h2 id="earlier-imports" className={styles.heading}>
        {t('imports.history.title')}
      </h2>
      {history.length === 0 && <p className={styles.quiet}>{t('imports.history.none')}</p>}
      <ul className={styles.list}>
        {history.map((batch) => (
          <li key={batch.id} className={styles.card}>
            <Batch batch={batch} ask={() => setAsked(batch)} />
            {undo.error && undo.variables === batch.id && <FailureNotice failure={undo.error} />}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        title={t('imports.history.askTitle', { name: asked?.fileName ?? '' })}
        text={t('imports.history.askText')}
        action={t('imports.history.undo')}
        confirm={() => {
          if (asked) void takeBack(asked);
        }}
        close={() => setAsked(null)}
      />
    </section>
  );
}

const titleId = (importId: string) => `imported-${importId}`;

function focusOn(importId: string): void {
  document.getElementById(titleId(importId))?.focus();
}

function Batch({ batch, ask }: { readonly batch: ImportBatch; readonly ask: () => void }) {
  const styles = useImportStyles();
  const { t } = useTexts();
  const { fileName, kindText, whenText, byText, rows, counts, state, undone, undoableUntilText } = batch;
  return (
    <>
      <h3 id={titleId(batch.id)} tabIndex={-1} className={styles.title}>
        {fileName}
      </h3>
      <p className={styles.quiet}>{t('imports.history.by', { kind: kindText, when: whenText, name: byText })}</p>
      <p className={styles.quiet}>{counts ? t('imports.history.counts', counts) : t('imports.history.rows', { count: rows })}</p>
      {/* Read out when it ends. */}
      <div role="status">
        {state === 'undoing' && t('imports.history.undoing')}
        {undone && (
          <>
            <StateMark appearance="outline" icon={<CheckmarkCircleRegular />}>
              {t('imports.history.undone')}
            </StateMark>{' '}
            {undone.byText} {undone.restoredText}
          </>
        )}
      </div>
      {undone && undone.left.length > 0 && (
        <div>
          {t('imports.history.left')}
          <ul className={styles.inner}>
            {undone.left.map(({ label, reasonText }, index) => (
              <li key={index}>{t('imports.history.leftItem', { label, reason: reasonText })}</li>
            ))}
          </ul>
        </div>
      )}
      {state === 'undoable' && (
        <div className={styles.buttons}>
          <Button aria-label={t('imports.history.undoOf', { name: fileName })} onClick={ask}>
            {t('imports.history.undo')}
          </Button>
          <span className={styles.quiet}>{t('imports.history.until', { when: undoableUntilText })}</span>
        </div>
      )}
      {state === 'past' && <p className={styles.quiet}>{t('imports.history.past', { when: undoableUntilText })}</p>}
    </>
  );
}
