import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { TaskAction } from '../api/types.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { useFocusBack } from '../forms/useFocusBack.ts';
import { useForm } from '../forms/useForm.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ActionButton } from './ActionButton.tsx';
import { ActionInput } from './ActionInput.tsx';
import type { Acting, ActResult } from './useActing.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface ActDialogProps {
  /** What is asked for; null while nothing is. */
  readonly action: TaskAction | null;
  /** What the task has become since it was asked; null while it stands as it was. */
  readonly stateNow: string | null;
  readonly acting: Acting;
  readonly act: (action: TaskAction, input: Readonly<Record<string, string>>) => Promise<ActResult>;
  readonly close: () => void;
}

/**
 * Asks for what an act needs. Closes when the act is settled; until then what was typed stays. It is
 * closed rather than taken away, which would leave the page hidden from screen readers (fluentui #35139).
 */
export function ActDialog({ action, stateNow, acting, act, close }: ActDialogProps) {
  // While it closes it still shows what it asked for.
  const [shown, setShown] = useState(action);
  if (action && action !== shown) setShown(action);
  useFocusBack(action !== null);
  return (
    <Dialog
      open={action !== null}
      onOpenChange={(_, { type }) => {
        // A click beside the dialog must not throw away what was typed.
        if (type !== 'backdropClick') close();
      }}
    >
      <DialogSurface>
        {shown && <ActForm key={shown.verb} action={shown} stateNow={stateNow} acting={acting} act={(input) => act(shown, input)} close={close} />}
      </DialogSurface>
    </Dialog>
  );
}

interface ActFormProps {
  readonly action: TaskAction;
  readonly stateNow: string | null;
  readonly acting: Acting;
  readonly act: (input: Readonly<Record<string, string>>) => Promise<ActResult>;
  readonly close: () => void;
}

function ActForm({ action, stateNow, acting, act, close }: ActFormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef, Object.fromEntries(action.fields.map((field) => [field.name, field.value ?? ''])));

  async function submit(): Promise<void> {
    const missing = action.fields
      .filter((field) => field.required && (form.values[field.name] ?? '').trim() === '')
      .map((field) => ({ field: field.name, message: t('form.required') }));
    form.showErrors(missing);
    if (missing.length > 0) return;
    const result = await act(form.values);
    if (result.kind === 'refused') form.showErrors(result.errors);
  }

  return (
    <FormFrame formRef={formRef} submit={submit}>
      <DialogBody>
        <DialogTitle>{action.fields.length > 0 ? action.label : t('task.confirm', { action: action.label })}</DialogTitle>
        <DialogContent className={styles.content}>
          {action.fields.length === 0 && t('task.cannotUndo')}
          {stateNow && (
            <div role="alert">
              <Notice intent="warning" title={t('task.changedMeanwhile')}>
                {t('task.stateNow', { state: stateNow })}
              </Notice>
            </div>
          )}
          {acting.failure && <FailureNotice failure={acting.failure} />}
          {action.fields.map((field) => (
            <ActionInput
              key={field.name}
              field={field}
              value={form.values[field.name] ?? ''}
              error={form.errors[field.name]}
              onChange={(value) => form.set(field.name, value)}
            />
          ))}
        </DialogContent>
        <DialogActions fluid>
          <ActionButton action={action} acting={acting} />
          <Button size="large" onClick={close}>
            {t('task.cancel')}
          </Button>
        </DialogActions>
      </DialogBody>
    </FormFrame>
  );
}
