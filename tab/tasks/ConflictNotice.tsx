import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { Notice } from '../feedback/Notice.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { Acting } from './useActing.ts';

const useStyles = makeStyles({
  place: { marginBottom: tokens.spacingVerticalL },
  typed: { margin: `${tokens.spacingVerticalXS} 0 0`, whiteSpace: 'pre-line' },
});

/** Somebody was faster. The task is shown as it now is; what was typed is given back, to be used elsewhere. */
export function ConflictNotice({ acting }: { readonly acting: Acting }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { conflict } = acting;
  if (!conflict) return null;
  return (
    <div role="alert" className={styles.place}>
      <Notice
        intent="warning"
        title={conflict.title}
        actions={
          <Button
            appearance="transparent"
            size="small"
            aria-label={t('failure.close')}
            icon={<DismissRegular />}
            onClick={acting.forgetConflict}
          />
        }
      >
        {conflict.detail}
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
      </Notice>
    </div>
  );
}
