import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useUnreached } from '../api/queries.ts';
import type { UnreachedPerson } from '../api/types.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { unreachedCsv } from './unreachedCsv.ts';

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: `${tokens.spacingVerticalM} 0 0`, padding: 0, listStyleType: 'none' },
  byHand: { marginTop: tokens.spacingVerticalM },
  person: { paddingBottom: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: 'anywhere' },
  mail: { color: tokens.colorNeutralForeground2 },
});

/** Whom a broadcast did not reach, why, and what to do about it. */
export function UnreachedList({ broadcastId, count }: { readonly broadcastId: string; readonly count: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const query = useUnreached(broadcastId, count);
  return (
    <section aria-labelledby="unreached">
      <h2 id="unreached" className={styles.heading}>
        {t('broadcasts.unreached.title')}
      </h2>
      {query.data ? (
        <Found people={query.data.people} />
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

function Found({ people }: { readonly people: readonly UnreachedPerson[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const [byHand, setByHand] = useState(false);
  const csv = () => unreachedCsv(t('broadcasts.unreached.columns').split(', '), people);

  /** Where the host refuses downloads, as some versions of Teams do, there is the clipboard; where it refuses that too, a text to select. */
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(csv());
      messages.success(t('broadcasts.unreached.copied'));
    } catch {
      setByHand(true);
    }
  }

  return (
    <>
      <div className={styles.buttons}>
        <Button onClick={() => download(csv())}>{t('broadcasts.unreached.download')}</Button>
        <Button onClick={() => void copy()}>{t('broadcasts.unreached.copy')}</Button>
      </div>
      {byHand && (
        <Field label={t('broadcasts.unreached.byHand')} className={styles.byHand}>
          <Textarea readOnly rows={6} value={csv()} onFocus={(event) => event.currentTarget.select()} />
        </Field>
      )}
      <ul className={styles.list}>
        {people.map(({ name, email, reasonText, whatToDo }) => (
          <li key={email} className={styles.person}>
            <strong>{name}</strong> <span className={styles.mail}>{email}</span>
            <br />
            {reasonText} {whatToDo}
          </li>
        ))}
      </ul>
    </>
  );
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: 'unreached.csv' });
  link.click();
  URL.revokeObjectURL(url);
}
