import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { ShareRegular } from '@fluentui/react-icons/svg/share';
import { useEffect, useState } from 'react';
import { useShareLink } from '../api/sharingQueries.ts';
import { useMessages } from '../feedback/Messages.tsx';
import { isHosted } from '../host/host.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  place: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  byHand: { flexBasis: '100%' },
});

/** The host's way of sharing; null until it is known, and where it has none. */
type ShareToChat = ((url: string) => Promise<void>) | null;

/** Points somebody else to this page: by the host's own dialog where there is one, and by a link. */
export function ShareLink({ page }: { readonly page: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const link = useShareLink(page);
  const shareToChat = useShareToChat();
  const [byHand, setByHand] = useState<string | null>(null);

  async function withUrl(pass: (url: string) => Promise<void>): Promise<void> {
    const url = link.data?.url ?? (await link.refetch()).data?.url;
    if (url) await pass(url);
    else messages.failure(t('share.failed'));
  }

  async function copy(url: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(url);
      messages.success(t('share.copied'));
    } catch {
      setByHand(url);
    }
  }

  async function share(url: string): Promise<void> {
    try {
      await shareToChat?.(url);
    } catch (error) {
      if (!closedByPerson(error)) messages.failure(t('share.failed'));
    }
  }

  return (
    <div className={styles.place}>
      {shareToChat && (
        <Button appearance="subtle" size="small" icon={<ShareRegular />} onClick={() => void withUrl(share)}>
          {t('share.chat')}
        </Button>
      )}
      <Button appearance="subtle" size="small" icon={<LinkRegular />} onClick={() => void withUrl(copy)}>
        {t('share.copy')}
      </Button>
      {byHand && (
        <Field label={t('share.byHand')} className={styles.byHand}>
          <Input readOnly autoFocus value={byHand} onFocus={(event) => event.currentTarget.select()} />
        </Field>
      )}
    </div>
  );
}

function useShareToChat(): ShareToChat {
  const [way, setWay] = useState<ShareToChat>(null);
  useEffect(() => {
    if (!isHosted()) return;
    // Without the library there is still the link.
    import('../host/shareToChat.ts').then(
      ({ canShareToChat, shareToChat }) => {
        if (canShareToChat()) setWay(() => shareToChat);
      },
      () => undefined,
    );
  }, []);
  return way;
}

/** Of the SDK's error codes: 8000, the person has ended it. */
function closedByPerson(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errorCode' in error && error.errorCode === 8000;
}
