import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Notice } from './Notice.tsx';

/** How long a message stays when nobody points at it, in milliseconds; with something to do about it, until it can be read, reached and pressed. */
const STAYS = 8_000;
const STAYS_WITH_ACTION = 20_000;

const useStyles = makeStyles({
  place: {
    position: 'fixed',
    zIndex: 2_000_000,
    right: tokens.spacingHorizontalL,
    bottom: tokens.spacingVerticalL,
    left: tokens.spacingHorizontalL,
    display: 'flex',
    justifyContent: 'flex-end',
    pointerEvents: 'none',
  },
  message: {
    maxWidth: '400px',
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
    pointerEvents: 'auto',
  },
});

/** What can be done about what has just happened, such as taking it back or trying it again. */
export interface MessageAction {
  readonly label: string;
  readonly run: () => void;
}

interface Message {
  readonly text: string;
  readonly intent: 'success' | 'error';
  readonly action?: MessageAction;
}

interface Messages {
  success(text: string, action?: MessageAction): void;
  failure(text: string, action?: MessageAction): void;
}

const MessagesContext = createContext<Messages | null>(null);

/** Short messages in the corner: each takes the place of the one before, is read aloud, and goes away by itself. */
export function MessagesProvider({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [message, setMessage] = useState<Message | null>(null);
  const [held, setHeld] = useState(false);
  const close = useCallback(() => {
    setMessage(null);
    setHeld(false);
  }, []);
  useEffect(() => {
    if (!message || held) return undefined;
    const timer = setTimeout(close, message.action ? STAYS_WITH_ACTION : STAYS);
    return () => clearTimeout(timer);
  }, [message, held, close]);
  function act(action: MessageAction | undefined): void {
    close();
    action?.run();
  }
  const messages = useMemo(
    () => ({
      success: (text: string, action?: MessageAction) => setMessage({ text, intent: 'success', ...(action ? { action } : {}) }),
      failure: (text: string, action?: MessageAction) => setMessage({ text, intent: 'error', ...(action ? { action } : {}) }),
    }),
    [],
  );
  return (
    <MessagesContext value={messages}>
      {children}
      <div role="status" className={styles.place}>
        {message && (
          <div
            className={styles.message}
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <Notice
              intent={message.intent}
              actions={
                <>
                  {message.action && (
                    <Button size="small" onClick={() => act(message.action)}>
                      {message.action.label}
                    </Button>
                  )}
                  <Button
                    appearance="transparent"
                    size="small"
                    icon={<DismissRegular />}
                    aria-label={t('failure.close')}
                    onClick={close}
                  />
                </>
              }
            >
              {message.text}
            </Notice>
          </div>
        )}
      </div>
    </MessagesContext>
  );
}

export function useMessages(): Messages {
  const messages = useContext(MessagesContext);
  if (!messages) throw new Error('useMessages needs a MessagesProvider above it.');
  return messages;
}
