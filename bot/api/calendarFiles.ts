import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { calendarFeed, meetingFile, type CalendarEntry } from '../domain/calendarFile.ts';
import type { NetworkMeeting } from '../domain/meeting.ts';
import type { Language } from '../domain/person.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { findFeedOwner } from '../store/calendarFeeds.ts';
import { findMeeting, listMeetingsOf } from '../store/meetings.ts';
import { readSettings } from '../store/settings.ts';
import { translate } from '../texts/translate.ts';
import { RequestProblem, sendProblem } from './problem.ts';
import { preferredLanguage } from './routes.ts';

const uuid = z.uuid();

/**
 * Calendar files open without signing in, since calendar programs cannot. They hold what stands on
 * the channel's card, never who comes; ids and keys are random, and a person can renew their key.
 */
export function addCalendarFiles(server: Server, house: DeliveryHouse): void {
  server.get('/calendar/meetings/:file', async (request: Request, response: Response) => {
    const id = idOf(request);
    const meeting = id && (await findMeeting(house.db, id));
    if (!meeting) return sendProblem(response, new RequestProblem('notFound'), preferredLanguage(request), '');
    const { channelLanguage } = await readSettings(house.db);
    send(response, meetingFile(entryOf(house, meeting, channelLanguage), house.clock.now()), 'moete.ics');
  });

  server.get('/calendar/feeds/:file', async (request: Request, response: Response) => {
    const key = idOf(request);
    const owner = key && (await findFeedOwner(house.db, key));
    if (!owner) return sendProblem(response, new RequestProblem('notFound'), preferredLanguage(request), '');
    const entries = (await listMeetingsOf(house.db, owner.id)).map((meeting) => entryOf(house, meeting, owner.language));
    send(response, calendarFeed('IKP-forum', entries, house.clock.now()), 'ikp-forum.ics');
  });
}

function idOf(request: Request): string | null {
  const { file } = z.object({ file: z.string() }).parse(request.params);
  const id = uuid.safeParse(file.replace(/\.ics$/, ''));
  return id.success ? id.data : null;
}

function entryOf({ links }: DeliveryHouse, meeting: NetworkMeeting, language: Language): CalendarEntry {
  const t = translate(language);
  const lines = [
    meeting.agenda,
    ...(meeting.onlineLink ? [`${t('meeting.joinOnline')}: ${meeting.onlineLink}`] : []),
    ...(meeting.eduadminLink ? [`${t('meeting.signUp')}: ${meeting.eduadminLink}`] : []),
    ...(meeting.minutesLink ? [`${t('meeting.minutes')}: ${meeting.minutesLink}`] : []),
  ];
  return { meeting, description: lines.join('\n\n'), url: links.meeting(meeting.id) };
}

function send(response: Response, file: string, name: string): void {
  response.header('Content-Type', 'text/calendar; charset=utf-8');
  response.header('Content-Disposition', `attachment; filename="${name}"`);
  response.header('Cache-Control', 'no-cache');
  response.sendRaw(200, file);
}
