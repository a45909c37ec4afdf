import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { Link } from 'wouter';
import { ProblemError } from '../api/failures.ts';
import { useCancelMeeting, useImportSignUps, useParticipantsFile, useShareMinutes } from '../api/meetingsQueries.ts';
import type { MeetingDetail } from '../api/meetingsQueries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { downloadFile } from '../files/downloadFile.ts';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { FormFrame } from '../forms/FormFrame.tsx';
import { SubmitButton } from '../forms/SubmitButton.tsx';
import { useForm } from '../forms/useForm.ts';
import { changeMeetingPath } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ParticipantTable } from './ParticipantTable.tsx';
import { readAsBase64, SIGN_UPS_LIMIT } from './files.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  field: { gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: '640px' },
});

interface OfficePartProps {
  readonly meeting: MeetingDetail;
  readonly participants: NonNullable<MeetingDetail['participants']>;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
}

/** What the International Office does with a meeting: changes and cancels it, sees who comes, shares the minutes. */
export function OfficePart({ meeting, participants, titleRef }: OfficePartProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const cancel = useCancelMeeting(meeting.id);
  const file = useParticipantsFile(meeting.id);
  const [asks, setAsks] = useState(false);

  async function callOff(): Promise<void> {
    try {
      await cancel.mutateAsync();
      titleRef.current?.focus();
    } catch {
      // Shown from the mutation.
    }
  }

  async function takeAlong(): Promise<void> {
    try {
      const { fileName, content } = await file.mutateAsync();
      downloadFile(fileName, content);
    } catch {
      // Shown from the mutation.
    }
  }

  const failure = cancel.error ?? file.error;
  return (
    <section className={styles.section} aria-labelledby="office-part">
      <h2 id="office-part" className={styles.heading}>
        {t('meetings.office.title')}
      </h2>
      {failure && <FailureNotice failure={failure} />}
      <div className={styles.row}>
        {meeting.phase === 'open' && (
          <>
            <Link href={changeMeetingPath(meeting.id)} asChild>
              <Button as="a">{t('meetings.office.change')}</Button>
            </Link>
            <Button disabledFocusable={cancel.isPending} onClick={() => setAsks(true)}>
              {t('meetings.office.cancel')}
            </Button>
          </>
        )}
        <Button disabledFocusable={file.isPending} onClick={() => void takeAlong()}>
          {t('meetings.office.file')}
        </Button>
      </div>
      {meeting.phase === 'over' && <MinutesForm meeting={meeting} titleRef={titleRef} />}
      {meeting.phase !== 'cancelled' && <SignUps meetingId={meeting.id} />}
      <ParticipantTable participants={participants} />
      <ConfirmDialog
        open={asks}
        title={t('meetings.office.cancelTitle')}
        text={t('meetings.office.cancelText')}
        action={t('meetings.office.cancel')}
        confirm={() => void callOff()}
        close={() => setAsks(false)}
      />
    </section>
  );
}

/** Goes once the minutes are shared; what has been typed stays, with the word that somebody else has shared them. */
function MinutesForm({ meeting, titleRef }: Pick<OfficePartProps, 'meeting' | 'titleRef'>) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const share = useShareMinutes(meeting.id);
  const formRef = useRef<HTMLFormElement>(null);
  const form = useForm(formRef);

  async function submit(): Promise<void> {
    try {
      await share.mutateAsync(form.text('minutesLink'));
      messages.success(t('meetings.office.minutesAreShared'));
      titleRef.current?.focus();
    } catch (error) {
      if (error instanceof ProblemError) form.showErrors(error.problem.errors ?? []);
    }
  }

  const isShared = meeting.minutesLink !== null;
  if (isShared && (share.isSuccess || form.text('minutesLink') === '')) return null;
  return (
    <FormFrame formRef={formRef} className={styles.section} submit={submit}>
      <Field className={styles.field} label={t('meetings.office.minutesLink')} required {...form.problem('minutesLink')}>
        <Input type="url" autoComplete="off" {...form.control('minutesLink')} />
      </Field>
      {share.error && <FailureNotice failure={share.error} />}
      {isShared && !share.error && !share.isPending && (
        <div role="alert">
          <Notice intent="warning">{t('meetings.office.minutesSharedMeanwhile')}</Notice>
        </div>
      )}
      <div>
        <SubmitButton label={t('meetings.office.minutesShare')} pending={share.isPending} />
      </div>
    </FormFrame>
  );
}

function SignUps({ meetingId }: { readonly meetingId: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const take = useImportSignUps(meetingId);
  const [problem, setProblem] = useState<string | null>(null);

  async function read(chosen: File): Promise<void> {
    setProblem(null);
    if (chosen.size > SIGN_UPS_LIMIT) return setProblem(t('meetings.office.fileTooBig'));
    try {
      await take.mutateAsync({ fileName: chosen.name, content: await readAsBase64(chosen) });
    } catch (error) {
      const reason = error instanceof ProblemError ? error.problem.errors?.[0]?.message : undefined;
      setProblem(reason ?? null);
    }
  }

  return (
    <>
      <Field className={styles.field} label={t('meetings.office.signUps')} hint={t('meetings.office.signUpsHelp')} {...(problem ? { validationMessage: problem } : {})}>
        {/* The browser's own control does not take its label from the field by itself. */}
        {(labelled) => (
          <input
            {...labelled}
            type="file"
            accept=".xlsx,.csv"
            onChange={({ target }) => {
              const [chosen] = target.files ?? [];
              if (chosen) void read(chosen);
            }}
          />
        )}
      </Field>
      {take.error && problem === null && <FailureNotice failure={take.error} />}
      {take.data && (
        <div role="status" className={styles.section}>
          <Notice intent="success">{t('meetings.office.marked', { count: take.data.marked })}</Notice>
          {take.data.unknown.length > 0 && (
            <Notice intent="warning">{t('meetings.office.unknown', { emails: take.data.unknown.join(', ') })}</Notice>
          )}
        </div>
      )}
    </>
  );
}
