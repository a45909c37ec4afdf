import type { MeetingCall } from '../../bot/duties/meetings.ts';

/** The id of a meeting that was called. */
export function called(call: MeetingCall): string {
  if (call.kind !== 'called') throw new Error(`The meeting was not called: ${JSON.stringify(call)}`);
  return call.meetingId;
}
