import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useCalendarFeed, useRenewCalendarFeed } from '../api/meetingsQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '640px', marginTop: tokens.spacingVerticalXXL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  control: { minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The address under which a person's own calendar program finds their meetings. */
export function CalendarFeed() {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const feed = useCalendarFeed();
  const renew = useRenewCalendarFeed();
  const url = feed.data?.url ?? '';

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(url);
      messages.success(t('meetings.feed.copied'));
    } catch {
      messages.failure(t('meetings.feed.byHand'));
    }
  }

  async function change(): Promise<void> {
    try {
      await renew.mutateAsync();
      messages.success(t('meetings.feed.renewed'));
    } catch {
      // Shown from the mutation.
    }
  }

  const failure = feed.error ?? renew.error;
  return (
    <section className={styles.section} aria-labelledby="calendar-feed">
      <h2 id="calendar-feed" className={styles.heading}>
        {t('meetings.feed.title')}
      </h2>
      <p className={styles.text}>{t('meetings.feed.text')}</p>
      {failure && <FailureNotice failure={failure} />}
      <Field className={styles.field} label={t('meetings.feed.address')}>
        <Input className={styles.control} readOnly value={url} />
      </Field>
      <div className={styles.buttons}>
        <Button disabledFocusable={url === ''} onClick={() => void copy()}>
          {t('meetings.feed.copy')}
        </Button>
        <Button disabledFocusable={url === '' || renew.isPending} onClick={() => void change()}>
          {t('meetings.feed.renew')}
        </Button>
      </div>
    </section>
  );
}
