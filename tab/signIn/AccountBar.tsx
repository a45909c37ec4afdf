import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { useSyncExternalStore } from 'react';
import { Notice } from '../feedback/Notice.tsx';
import { NARROW } from '../shell/narrow.ts';
import { useTopBarStyles } from '../shell/useTopBarStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { EntraSession } from './entra.ts';

const useStyles = makeStyles({
  over: {
    boxSizing: 'border-box',
    maxWidth: '1040px',
    margin: '0 auto',
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`,
    [`@media ${NARROW}`]: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
    ':empty': { display: 'none' },
  },
});

/** Outside Teams: with which account one is signed in, the way out, and that one has to sign in anew. */
export function AccountBar({ session }: { readonly session: EntraSession }) {
  const styles = useStyles();
  const bar = useTopBarStyles();
  const { t } = useTexts();
  const isOver = useSyncExternalStore(session.onChange, session.isOver);
  return (
    <aside aria-label={t('signIn.bar')} className={bar.bar}>
      <div className={bar.inner}>
        <span>{session.account.name}</span>
        <Button appearance="subtle" size="small" icon={<SignOutRegular />} onClick={() => void session.signOut()}>
          {t('signIn.signOut')}
        </Button>
      </div>
      <div role="status" className={styles.over}>
        {isOver && (
          <Notice
            intent="warning"
            title={`${t('signIn.expired.title')}.`}
            actions={
              <Button size="small" onClick={() => void session.account.signIn?.('again')}>
                {t('signIn.again')}
              </Button>
            }
          >
            {t('signIn.expired.text')} {t('signIn.copyFirst')}
          </Notice>
        )}
      </div>
    </aside>
  );
}
