import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFocusBack } from './useFocusBack.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly text: ReactNode;
  readonly action: string;
  readonly confirm: () => void;
  readonly close: () => void;
}

/** Asks once more before what cannot be taken back. Closed rather than taken away, which would leave the page hidden from screen readers (fluentui #35139). */
export function ConfirmDialog({ open, title, text, action, confirm, close }: ConfirmDialogProps) {
  const { t } = useTexts();
  useFocusBack(open);
  return (
    <Dialog open={open} onOpenChange={close}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{text}</DialogContent>
          <DialogActions fluid>
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
