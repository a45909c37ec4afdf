import { Toast, ToastTitle, useToastController } from '@fluentui/react-components';
import { useCallback, useMemo } from 'react';

export const TOASTER = 'ikp-toaster';

/** A short message that goes away by itself and is read aloud. */
export function useToast() {
  const { dispatchToast } = useToastController(TOASTER);
  const show = useCallback(
    (text: string, intent: 'success' | 'error') =>
      dispatchToast(
        <Toast>
          <ToastTitle>{text}</ToastTitle>
        </Toast>,
        { intent, timeout: 6_000, pauseOnHover: true, pauseOnWindowBlur: true },
      ),
    [dispatchToast],
  );
  return useMemo(
    () => ({ success: (text: string) => show(text, 'success'), failure: (text: string) => show(text, 'error') }),
    [show],
  );
}
