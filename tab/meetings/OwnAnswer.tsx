import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { ProblemError } from '../api/failures.ts';
import { useAnswerMeeting } from '../api/meetingsQueries.ts';
import type { MeetingAnswer, MeetingDetail } from '../api/meetingsQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { useForm } from '../forms/useForm.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ownAnswerText } from './ownAnswerText.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '640px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const ANSWERS = ['yes', 'maybe', 'no'] as const satisfies readonly MeetingAnswer[];

/** What this person says to the invitation. The answer that stands is pressed; another one takes its place. */
export function OwnAnswer({ meeting }: { readonly meeting: MeetingDetail }) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const answer = useAnswerMeeting(meeting.id);
  const formRef = useRef<HTMLFormElement>(null);
  const { own } = meeting;
  // What was there when the page opened: what has been written elsewhere since is not overwritten by it.
  const [said, setSaid] = useState(own?.note ?? '');
  const form = useForm(formRef, { note: said });

  async function say(word: MeetingAnswer): Promise<void> {
    const note = form.values['note'] ?? '';
    try {
      await answer.mutateAsync({ answer: word, note: note === said ? null : note });
      setSaid(note);
      messages.success(t('meetings.own.saved'));
    } catch (error) {
      // Everything else is shown from the mutation.
      if (error instanceof ProblemError) form.showErrors(error.problem.errors ?? []);
    }
  }

  return (
    <section className={styles.section} aria-labelledby="own-answer">
      <h2 id="own-answer" className={styles.heading}>
        {t('meetings.own.title')}
      </h2>
      {own ? (
        <form ref={formRef} noValidate className={styles.section} onSubmit={(event) => event.preventDefault()}>
          <p role="status" className={styles.text}>
            {ownAnswerText(meeting, t)}
          </p>
          <Field className={styles.field} label={t('meetings.own.note')} {...form.problem('note')}>
            <Textarea resize="vertical" {...form.control('note')} />
          </Field>
          {answer.error && <FailureNotice failure={answer.error} />}
          <div className={styles.buttons}>
            {ANSWERS.map((word) => (
              <Button
                key={word}
                appearance={own.answer === word ? 'primary' : 'secondary'}
                aria-pressed={own.answer === word}
                disabledFocusable={answer.isPending}
                onClick={() => void say(word)}
              >
                {t(`meetings.own.${word}`)}
              </Button>
            ))}
          </div>
        </form>
      ) : (
        <p className={styles.text}>{t('meetings.own.notInvited')}</p>
      )}
    </section>
  );
}
