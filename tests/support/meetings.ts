import type { MeetingPlan } from '../../bot/domain/meeting.ts';
import type { Actor, House } from '../../bot/duties/duty.ts';
import { changeMeeting, fingerprintOfPlan, type MeetingCall, type PlanChange } from '../../bot/duties/meetings.ts';
import { findMeeting } from '../../bot/store/meetings.ts';

/** The id of a meeting that was called. */
export function called(call: MeetingCall): string {
  if (call.kind !== 'called') throw new Error(`The meeting was not called: ${JSON.stringify(call)}`);
  return call.meetingId;
}

/** Changes a meeting as somebody does who has it before them as it is now. */
export async function changeAsItIs(house: House, actor: Actor, meetingId: string, plan: MeetingPlan): Promise<PlanChange> {
  const meeting = await findMeeting(house.db, meetingId);
  if (!meeting) throw new Error(`There is no meeting ${meetingId}.`);
  return changeMeeting(house, actor, meetingId, plan, fingerprintOfPlan(meeting));
}
