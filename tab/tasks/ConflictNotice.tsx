import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { Acting } from './useActing.ts';

const useStyles = makeStyles({
  typed: { margin: `${tokens.spacingVerticalXS} 0 0`, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** Somebody was faster. The task is shown as it now is; what was typed is given back, to be used elsewhere. */
export function ConflictNotice({ acting }: { readonly acting: Acting }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { conflict } = acting;
  if (!conflict) return null;
  return (
    <div role="alert">
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{conflict.title}</MessageBarTitle> {conflict.detail}
          {conflict.typed.length > 0 && (
            <>
              {' '}
              {t('task.youWrote')}
              {conflict.typed.map((text) => (
                <blockquote key={text} className={styles.typed}>
                  {text}
                </blockquote>
              ))}
            </>
          )}
        </MessageBarBody>
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              aria-label={t('failure.close')}
              icon={<DismissRegular />}
              onClick={acting.forgetConflict}
            />
          }
        />
      </MessageBar>
    </div>
  );
}
