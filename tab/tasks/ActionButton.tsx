import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { TaskAction } from '../api/types.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { Acting } from './useActing.ts';

const useStyles = makeStyles({
  destructive: {
    color: tokens.colorStatusDangerForeground3,
    ':hover': { color: tokens.colorStatusDangerForeground3 },
    ':hover:active': { color: tokens.colorStatusDangerForeground3 },
  },
});

interface ActionButtonProps {
  readonly action: TaskAction;
  readonly acting: Acting;
  /** Left out, the button sends the form that it stands in. */
  readonly onClick?: () => void;
}

export function ActionButton({ action, acting, onClick }: ActionButtonProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const inForm = !onClick;
  const isPrimary = action.style === 'positive' || (inForm && action.style === 'default');
  const sending = acting.pending && acting.verb === action.verb;
  return (
    <Button
      size="large"
      appearance={isPrimary ? 'primary' : 'secondary'}
      {...(action.style === 'destructive' ? { className: styles.destructive } : {})}
      {...(sending ? { icon: <Spinner size="extra-tiny" aria-label={t('task.sending')} /> } : {})}
      disabledFocusable={acting.pending}
      {...(onClick ? { onClick } : { type: 'submit' })}
    >
      {action.label}
    </Button>
  );
}
