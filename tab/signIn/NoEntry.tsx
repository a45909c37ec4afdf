import { Button } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited';
import type { SignInTrouble } from '../api/failures.ts';
import type { Problem } from '../api/types.ts';
import { Panel } from '../feedback/Panel.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { Account } from './account.ts';

interface NoEntryProps {
  /** What the server says, or what is known here. */
  readonly reason: Problem | SignInTrouble | 'signedOut' | 'noRole';
  readonly account: Account;
  /** Asks once more with the account that one has; for where the host signs in. */
  readonly retry: () => void;
}

/** The whole page, for whom it does not open: why, and what to do. */
export function NoEntry({ reason, account: { name, signIn }, retry }: NoEntryProps) {
  const { t, language } = useTexts();
  const isOfAccount = reason === 'noRole' || (typeof reason === 'object' && reason.status === 403);
  const { title, text } =
    typeof reason === 'object' ? { title: reason.title, text: reason.detail } : { title: t(`signIn.${reason}.title`), text: t(`signIn.${reason}.text`) };
  useDocumentTitle(title);

  function action(): { readonly label: string; readonly act: () => void } {
    if (!signIn) return { label: t('failure.retry'), act: retry };
    if (isOfAccount) return { label: t('signIn.otherAccount'), act: () => void signIn('otherAccount') };
    return { label: t('signIn.signIn'), act: () => void signIn('again') };
  }

  const { label, act } = action();
  return (
    <div role="alert">
      <Panel
        icon={isOfAccount ? <PersonProhibitedRegular /> : <LockClosedRegular />}
        level={1}
        title={title}
        text={name === null || !isOfAccount ? text : `${text} ${t('signIn.account', { name })}`}
        actions={
          <>
            <Button appearance="primary" onClick={act}>
              {label}
            </Button>
            <Button as="a" href={`/help?lang=${language}`} target="_blank" rel="noreferrer">
              {t('signIn.help')}
            </Button>
          </>
        }
      />
    </div>
  );
}
