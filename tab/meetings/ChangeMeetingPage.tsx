import { useLocation } from 'wouter';
import { useChangeMeeting, useMeeting } from '../api/meetingsQueries.ts';
import type { MeetingPlan } from '../api/meetingsQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { useMessages } from '../feedback/Messages.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { meetingLinkId, meetingPath } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { MeetingForm } from './MeetingForm.tsx';

/** Another time, place or agenda of a meeting that has been called. */
export function ChangeMeetingPage({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const query = useMeeting(meetingId);
  const change = useChangeMeeting(meetingId);
  const messages = useMessages();
  useDocumentTitle(t('meetings.form.changeTitle'));

  async function submit(plan: MeetingPlan): Promise<void> {
    await change.mutateAsync(plan);
    messages.success(t('meetings.form.changed'));
    navigate(meetingPath(meetingId));
  }

  const plan = query.data?.plan;
  return (
    <>
      <BackLink to={meetingPath(meetingId)} label={query.data?.title ?? t('tab.meetings')} focus={meetingLinkId(meetingId)} />
      <PageTitle>{t('meetings.form.changeTitle')}</PageTitle>
      {plan ? (
        <MeetingForm
          initial={plan}
          faculties={null}
          label={t('meetings.form.save')}
          pending={change.isPending}
          error={change.error}
          submit={submit}
        />
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}
