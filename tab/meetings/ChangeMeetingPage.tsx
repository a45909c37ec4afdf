import { useState } from 'react';
import { useLocation } from 'wouter';
import { isOvertaken } from '../api/failures.ts';
import { useChangeMeeting, useMeeting } from '../api/meetingsQueries.ts';
import type { MeetingDetail, MeetingPlan, StoredPlan } from '../api/meetingsQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { OvertakenNotice } from '../feedback/OvertakenNotice.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { meetingLinkId, meetingPath } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { MeetingForm } from './MeetingForm.tsx';

/** Another time, place or agenda of a meeting that has been called. */
export function ChangeMeetingPage({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTexts();
  const query = useMeeting(meetingId);
  useDocumentTitle(t('meetings.form.changeTitle'));
  return (
    <>
      <BackLink to={meetingPath(meetingId)} label={query.data?.title ?? t('tab.meetings')} focus={meetingLinkId(meetingId)} />
      <PageTitle>{t('meetings.form.changeTitle')}</PageTitle>
      {query.data?.plan ? (
        <Filled meeting={query.data} plan={query.data.plan} />
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Filled({ meeting, plan }: { readonly meeting: MeetingDetail; readonly plan: StoredPlan }) {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const messages = useMessages();
  const change = useChangeMeeting(meeting.id);
  // What is typed stays while others change it; whoever was told of that saves over what holds now.
  const [opened] = useState(plan);
  const mayChange = meeting.phase === 'open' || meeting.phase === 'begun';
  const overtaken = isOvertaken(change.error) && mayChange && plan.fingerprint !== opened.fingerprint;

  async function submit(written: MeetingPlan): Promise<void> {
    await change.mutateAsync({ ...written, read: (overtaken ? plan : opened).fingerprint });
    messages.success(t('meetings.form.changed'));
    navigate(meetingPath(meeting.id));
  }

  return (
    <MeetingForm
      initial={opened}
      now={overtaken ? plan : null}
      faculties={null}
      label={t('meetings.form.save')}
      pending={change.isPending}
      error={overtaken ? null : change.error}
      submit={submit}
    >
      {overtaken && <OvertakenNotice failure={change.error}>{t('meetings.form.overtaken')}</OvertakenNotice>}
    </MeetingForm>
  );
}
