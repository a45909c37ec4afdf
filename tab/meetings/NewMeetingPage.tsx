import { useLocation } from 'wouter';
import { useCallMeeting, useMeetingForm } from '../api/meetingsQueries.ts';
import type { MeetingPlan } from '../api/meetingsQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { meetingPath, NEW_MEETING_LINK, PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { MeetingForm } from './MeetingForm.tsx';

/** The International Office calls a meeting; the form begins as a copy of the last one, with days that are proposed. */
export function NewMeetingPage() {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const form = useMeetingForm();
  const call = useCallMeeting();
  useDocumentTitle(t('meetings.new'));

  async function submit(body: MeetingPlan, idempotencyKey: string): Promise<void> {
    const { meetingId } = await call.mutateAsync({ body, idempotencyKey });
    navigate(meetingPath(meetingId));
  }

  const { data, error } = form;
  return (
    <>
      <BackLink to={PATHS.meetings} label={t('tab.meetings')} focus={NEW_MEETING_LINK} />
      <PageTitle>{t('meetings.new')}</PageTitle>
      {data ? (
        <>
          {data.next && <Notice intent="info">{t('meetings.form.copied')}</Notice>}
          <MeetingForm
            initial={data.next ?? {}}
            faculties={data.faculties}
            label={t('meetings.form.send')}
            pending={call.isPending}
            error={call.error}
            submit={submit}
          >
            <Notice intent="info">{t('meetings.form.sendText')}</Notice>
          </MeetingForm>
        </>
      ) : error ? (
        <FailurePanel error={error} retry={() => void form.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}
