import { Button, makeStyles, mergeClasses, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { TaskAction, TaskDetail } from '../api/types.ts';
import { sendFailureTexts } from '../feedback/failureTexts.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ActDialog } from './ActDialog.tsx';
import type { Acting, Conflict } from './useActing.ts';

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
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  typed: { margin: `${tokens.spacingVerticalXS} 0 0`, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

interface ActPanelProps {
  readonly task: TaskDetail;
  readonly acting: Acting;
}

/** Why this person is asked, and what they can do now. */
export function ActPanel({ task, acting }: ActPanelProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const [opened, setOpened] = useState<string | null>(null);
  const action = task.actions.find((candidate) => candidate.verb === opened);

  function choose(chosen: TaskAction): void {
    acting.forgetFailure();
    // What cannot be undone and asks for nothing gets a question of its own.
    if (chosen.fields.length > 0 || chosen.style === 'destructive') setOpened(chosen.verb);
    else void acting.act(chosen, {});
  }

  return (
    <section aria-labelledby="act" className={styles.panel}>
      {acting.conflict && <ConflictNotice conflict={acting.conflict} close={acting.forgetConflict} />}
      <h2 id="act" className={styles.heading}>
        {task.actions.length > 0 ? t('task.act') : task.stateText}
      </h2>
      <p className={styles.why}>{task.actions.length > 0 ? task.whyYou : <NothingToDo task={task} />}</p>
      {acting.failure && !action && <FailureNotice failure={acting.failure} />}
      <div className={styles.buttons}>
        {task.actions.map((one) => (
          <ActionButton key={one.verb} action={one} acting={acting} onClick={() => choose(one)} />
        ))}
      </div>
      {action && (
        <ActDialog
          key={action.verb}
          action={action}
          acting={acting}
          close={() => {
            acting.forgetFailure();
            setOpened(null);
          }}
        />
      )}
    </section>
  );
}

function NothingToDo({ task }: { readonly task: TaskDetail }) {
  const { t } = useTexts();
  return t(task.when === 'closed' ? 'task.isClosed' : 'task.waitsForOthers');
}
