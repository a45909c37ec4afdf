import type { CalendarEvent, EventChange, MeetingCalendar, NotKept } from '../../bot/reminders/meetingCalendar.ts';

export const JOIN_URL = 'https://teams.example.com/l/meetup-join/1';

/** What a calendar was asked. */
export type Asked =
  | { readonly act: 'add'; readonly event: CalendarEvent }
  | { readonly act: 'change'; readonly eventId: string; readonly change: EventChange }
  | { readonly act: 'cancel'; readonly eventId: string | null };

/** A calendar that writes down what it is asked, and answers as the test says. */
export function recordingCalendar() {
  const asked: Asked[] = [];
  const answers: { refusal: NotKept | null; joinUrl: string | null } = { refusal: null, joinUrl: JOIN_URL };
  const kept = () => answers.refusal ?? ({ ok: true, eventId: 'event', joinUrl: answers.joinUrl } as const);
  const calendar: MeetingCalendar = {
    async add(event) {
      asked.push({ act: 'add', event });
      return kept();
    },
    async change(eventId, change) {
      asked.push({ act: 'change', eventId, change });
      return kept();
    },
    async cancel(_meetingId, eventId) {
      asked.push({ act: 'cancel', eventId });
      return answers.refusal ?? { ok: true };
    },
  };
  return { calendar, asked, answers, clear: () => asked.splice(0) };
}
