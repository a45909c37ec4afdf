import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useTexts } from '../texts/LanguageProvider.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly confirm: () => void;
  readonly close: () => void;
}

/** Asks once more before what cannot be taken back. */
export function ConfirmDialog({ title, text, action, confirm, close }: ConfirmDialogProps) {
  const { t } = useTexts();
  return (
    <Dialog open onOpenChange={close}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{text}</DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              onClick={() => {
                close();
                confirm();
              }}
            >
              {action}
            </Button>
            <Button onClick={close}>{t('task.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
