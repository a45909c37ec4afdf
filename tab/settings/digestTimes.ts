/** The half hours of a working day, 'HH:MM', and the time that is chosen already, whatever it is. */
export function digestTimes(from: string, until: string, chosen: string | null): string[] {
  const times: string[] = [];
  for (let minute = Math.ceil(minuteOf(from) / 30) * 30; minute < minuteOf(until); minute += 30) times.push(timeOf(minute));
  return chosen === null || times.includes(chosen) ? times : [...times, chosen].sort();
}

function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return hour * 60 + minute;
}

function timeOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
