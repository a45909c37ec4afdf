import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer, Ask } from './types.ts';

/** Network meetings, as the tab fetches and changes them. */

export type Meeting = Answer<'meetings'>['meetings'][number];
export type MeetingDetail = Answer<'meeting'>;
export type MeetingPlan = Ask<'callMeeting'>['body'];
/** What stands of a meeting, and what says whether that has changed since. */
export type StoredPlan = NonNullable<MeetingDetail['plan']>;
export type MeetingAnswer = Ask<'answerMeeting'>['body']['answer'];

const MEETINGS = ['meetings'] as const;
const keyOf = (meetingId: string) => [...MEETINGS, meetingId] as const;

export function useMeetings() {
  const client = useClient();
  return useQuery({
    queryKey: [...MEETINGS, 'all'],
    queryFn: ({ signal }) => client.call('meetings', {}, { signal }),
  });
}

export function useMeeting(meetingId: string) {
  const client = useClient();
  return useQuery({
    queryKey: keyOf(meetingId),
    queryFn: ({ signal }) => client.call('meeting', { params: { meetingId } }, { signal }),
  });
}

export function useMeetingForm() {
  const client = useClient();
  return useQuery({ queryKey: [...MEETINGS, 'form'], queryFn: ({ signal }) => client.call('meetingForm', {}, { signal }) });
}

export function useCallMeeting() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { readonly body: MeetingPlan; readonly idempotencyKey: string }) =>
      client.call('callMeeting', { body }, { idempotencyKey }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: MEETINGS }),
  });
}

/** What the server says the meeting now is, the page shows at once; when somebody was faster, it is fetched. */
function useChange<Variables>(meetingId: string, change: (variables: Variables) => Promise<MeetingDetail>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (meeting) => {
      cache.setQueryData(keyOf(meetingId), meeting);
      void cache.invalidateQueries({ queryKey: [...MEETINGS, 'all'] });
    },
    onError: () => void cache.invalidateQueries({ queryKey: keyOf(meetingId) }),
  });
}

export function useAnswerMeeting(meetingId: string) {
  const client = useClient();
  return useChange(meetingId, (body: Ask<'answerMeeting'>['body']) => client.call('answerMeeting', { params: { meetingId }, body }));
}

export function useChangeMeeting(meetingId: string) {
  const client = useClient();
  return useChange(meetingId, (body: Ask<'changeMeeting'>['body']) => client.call('changeMeeting', { params: { meetingId }, body }));
}

export function useCancelMeeting(meetingId: string) {
  const client = useClient();
  return useChange(meetingId, (_: void) => client.call('cancelMeeting', { params: { meetingId }, body: {} }));
}

export function useShareMinutes(meetingId: string) {
  const client = useClient();
  return useChange(meetingId, (minutesLink: string) => client.call('shareMinutes', { params: { meetingId }, body: { minutesLink } }));
}

export function useImportSignUps(meetingId: string) {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Ask<'importSignUps'>['body']) => client.call('importSignUps', { params: { meetingId }, body }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: keyOf(meetingId) }),
  });
}

export function useParticipantsFile(meetingId: string) {
  const client = useClient();
  return useMutation({ mutationFn: (_: void) => client.call('participantsFile', { params: { meetingId } }) });
}

export function useCalendarFeed() {
  const client = useClient();
  return useQuery({ queryKey: ['calendarFeed'], queryFn: ({ signal }) => client.call('calendarFeed', {}, { signal }) });
}

export function useRenewCalendarFeed() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (_: void) => client.call('renewCalendarFeed', { body: {} }),
    onSuccess: (feed) => cache.setQueryData(['calendarFeed'], feed),
  });
}
