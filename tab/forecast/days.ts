import type { Forecast, ForecastMessage } from '../api/calmQueries.ts';

export interface Day {
  /** 'YYYY-MM-DD', in Stockholm. */
  readonly day: string;
  readonly messages: readonly ForecastMessage[];
  readonly calendar: Forecast['calendar'];
}

/** The days on which something is sent or the term calendar has a date, the nearest first. */
export function daysOf({ messages, calendar }: Pick<Forecast, 'messages' | 'calendar'>): Day[] {
  const days = [...new Set([...messages, ...calendar].map(({ day }) => day))].sort();
  return days.map((day) => ({
    day,
    messages: messages.filter((message) => message.day === day),
    calendar: calendar.filter((date) => date.day === day),
  }));
}
