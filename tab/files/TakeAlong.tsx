import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useMessages } from '../feedback/Messages.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  byHand: { marginTop: tokens.spacingVerticalM },
});

interface TakeAlongProps {
  readonly fileName: string;
  /** The file as it is now. */
  readonly csv: () => string;
}

/** A list to take along: as a file, by the clipboard where the host refuses downloads, and where it refuses that too as a text to select. */
export function TakeAlong({ fileName, csv }: TakeAlongProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const [byHand, setByHand] = useState(false);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(csv());
      messages.success(t('files.copied'));
    } catch {
      setByHand(true);
    }
  }
  return (
    <>
      <div className={styles.buttons}>
        <Button onClick={() => download(fileName, csv())}>{t('files.download')}</Button>
        <Button onClick={() => void copy()}>{t('files.copy')}</Button>
      </div>
      {byHand && (
        <Field label={t('files.byHand')} className={styles.byHand}>
          <Textarea readOnly rows={6} value={csv()} onFocus={(event) => event.currentTarget.select()} />
        </Field>
      )}
    </>
  );
}

/** Hands a text to the browser as a file. */
export function download(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
  URL.revokeObjectURL(url);
}
