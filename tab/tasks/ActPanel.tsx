import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useState } from 'react';
import type { TaskAction, TaskDetail } from '../api/types.ts';
import { lazyPart } from '../shell/lazyPart.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ActionButton } from './ActionButton.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import type { Acting } from './useActing.ts';

const fetchDialog = () => import('./ActDialog.tsx');
const ActDialog = lazyPart(async () => (await fetchDialog()).ActDialog);

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

interface ActPanelProps {
  readonly task: TaskDetail;
  readonly acting: Acting;
}

/** Why this person is asked, and what they can do now. */
export function ActPanel({ task, acting }: ActPanelProps) {
  const styles = useStyles();
  const { t } = useTexts();
  // As it was opened: what somebody else does meanwhile takes nothing away that is being written.
  const [asked, setAsked] = useState<{ readonly action: TaskAction; readonly version: number } | null>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const why = whyOf(task);
  useEffect(() => {
    // On its way before it is needed. Should that fail, opening the dialog asks again and says so.
    fetchDialog().catch(reportError);
  }, []);

  async function choose(action: TaskAction): Promise<void> {
    acting.forgetFailure();
    // What cannot be undone and asks for nothing gets a question of its own.
    if (action.fields.length > 0 || action.style === 'destructive') {
      setWasOpened(true);
      setAsked({ action, version: task.version });
    } else await settle(action, {}, task.version);
  }

  async function settle(action: TaskAction, input: Readonly<Record<string, string>>, version: number) {
    const result = await acting.act(action, input, version);
    if (result.kind === 'settled') {
      setAsked(null);
      acting.titleRef.current?.focus();
    }
    return result;
  }

  function close(): void {
    acting.forgetFailure();
    setAsked(null);
  }

  return (
    <section aria-labelledby="act" className={styles.panel}>
      <h2 id="act" className={styles.heading}>
        {task.actions.length > 0 ? t('task.act') : task.stateText}
      </h2>
      {why && <p className={styles.why}>{why}</p>}
      {acting.failure && !asked && <FailureNotice failure={acting.failure} />}
      {task.actions.length > 0 && (
        <div className={styles.buttons}>
          {task.actions.map((action) => (
            <ActionButton key={action.verb} action={action} acting={acting} onClick={() => void choose(action)} />
          ))}
        </div>
      )}
      {wasOpened && (
        <Suspense>
          <ActDialog
            action={asked?.action ?? null}
            // What changes while an act is on its way is likely its own doing.
            stateNow={asked && !acting.pending && asked.version !== task.version ? task.stateText : null}
            acting={acting}
            act={(action, input) => settle(action, input, asked?.version ?? task.version)}
            close={close}
          />
        </Suspense>
      )}
    </section>
  );

  function whyOf({ turn, when, whyYou }: TaskDetail): string | null {
    if (when === 'closed') return t('task.isClosed');
    return turn === 'others' ? t('task.waitsForOthers') : whyYou;
  }
}
