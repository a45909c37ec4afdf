import type { EventFacts } from '../reminders/meetingCalendar.ts';

/**
 * The text of a calendar event. Ours comes first and ends in a link that bears the product's name;
 * below it Teams writes how to join, and the office what it likes. Without Teams' part Exchange takes
 * the online meeting off the event, so a change replaces our part alone.
 */
export function bodyOf({ agenda, otherLink, pageUrl }: EventFacts): string {
  const lines = agenda.split(/\r?\n/).map((line) => escaped(line));
  const link = otherLink === null ? '' : `<p>${linkTo(otherLink, otherLink)}</p>`;
  return `<p>${lines.join('<br>')}</p>${link}<p>${linkTo(pageUrl, NAME)}</p>`;
}

/** A body as it stands in the calendar with our part made new; null where somebody has taken it out. */
export function withOurPart(body: string, facts: EventFacts): string | null {
  const end = END_OF_OURS.exec(body);
  return end ? `<html><body>${bodyOf(facts)}${body.slice(end.index + end[0].length)}` : null;
}

const NAME = 'IKP-forum';

/** Exchange may put tags and line ends of its own between the name and the end of its paragraph. */
const END_OF_OURS = /IKP-forum\s*(?:<\/\w+>\s*)*?<\/a>\s*(?:<\/\w+>\s*)*?<\/(?:p|div)>/;

function linkTo(url: string, text: string): string {
  return `<a href="${escaped(url)}">${escaped(text)}</a>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
