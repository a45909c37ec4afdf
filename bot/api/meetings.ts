import writeXlsxFile from 'write-excel-file/node';
import { z } from 'zod';
import { isLateToAnswer, phaseOf, type PlanProblem } from '../domain/meeting.ts';
import type { Person } from '../domain/person.ts';
import { whoChanged } from '../duties/firstActs.ts';
import { answerInvitation, callMeeting, cancelMeeting, changeMeeting, fingerprintOfPlan, importSignUps, planOf, proposedPlan, shareMinutes, type PlanChange } from '../duties/meetings.ts';
import { ImportFileError } from '../importers/preview.ts';
import { readParticipants } from '../importers/participants.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { feedKeyOf, renewFeedKey } from '../store/calendarFeeds.ts';
import { listFaculties } from '../store/directory.ts';
import { countAnswers, findInvitation, findMeeting, listInvitations, listMeetings, type Invitation, type Meeting } from '../store/meetings.ts';
import { importFileErrorText } from '../texts/errors.ts';
import { dayText, periodText, translate } from '../texts/translate.ts';
import type { meetingsContract } from './contracts/meetings.ts';
import { overtaken, RequestProblem } from './problem.ts';
import { isOffice, requireOffice } from './roles.ts';
import type { Handlers } from './routes.ts';
import { takeIn } from './takeIn.ts';

type Contract = typeof meetingsContract;
type Item = z.input<Contract['meetings']['response']>['meetings'][number];
type Detail = z.input<Contract['meeting']['response']>;

const uuid = z.uuid();

/** Network meetings: everybody sees them and answers for themselves; the office calls, changes and cancels them. */
export function createMeetingsHandlers(house: DeliveryHouse): Handlers<Contract> {
  const { db, links } = house;
  return {
    async meetings({ person }) {
      const meetings = await listMeetings(db, house.clock.now());
      return { meetings: await Promise.all(meetings.map((one) => describe(house, one, person))) };
    },

    async meetingForm({ person }) {
      requireOffice(person);
      return { faculties: await listFaculties(db), next: await proposedPlan(house) };
    },

    async callMeeting({ person, body, idempotencyKey, correlationId }) {
      requireOffice(person);
      const call = await takeIn(house, person, () => callMeeting(house, { person, correlationId }, body, idempotencyKey));
      if (call.kind === 'invalid') throw refused(person, call.field, call.problem);
      return { meetingId: call.meetingId };
    },

    meeting: async ({ person, params }) => detail(house, await found(house, params['meetingId']), person),

    async changeMeeting({ person, params, body, correlationId }) {
      requireOffice(person);
      const { id } = await found(house, params['meetingId']);
      const { read, ...plan } = body;
      return changed(house, person, id, await changeMeeting(house, { person, correlationId }, id, plan, read), 'changedMeeting');
    },

    async cancelMeeting({ person, params, correlationId }) {
      requireOffice(person);
      const { id } = await found(house, params['meetingId']);
      return changed(house, person, id, await cancelMeeting(house, { person, correlationId }, id));
    },

    async shareMinutes({ person, params, body, correlationId }) {
      requireOffice(person);
      const { id } = await found(house, params['meetingId']);
      return changed(house, person, id, await shareMinutes(house, { person, correlationId }, id, body.minutesLink), 'sharedMinutes');
    },

    async answerMeeting({ person, params, body, correlationId }) {
      const { id } = await found(house, params['meetingId']);
      const result = await answerInvitation(house, { person, correlationId }, id, body.answer, body.note ?? null);
      switch (result.kind) {
        case 'done':
          return detail(house, await found(house, id), person);
        case 'tooLate':
          throw overtaken(await whoChanged(house, 'meeting', [id], person));
        case 'personalNumber':
          throw refused(person, 'note', 'personalNumber');
        case 'unknown':
        case 'notInvited':
          throw new RequestProblem('notFound');
      }
    },

    async importSignUps({ person, params, body, correlationId }) {
      requireOffice(person);
      const { id } = await found(house, params['meetingId']);
      const emails = await participantsOf(person, Buffer.from(body.content, 'base64'), body.fileName);
      const result = await importSignUps(house, { person, correlationId }, id, emails);
      if (!result) throw new RequestProblem('notFound');
      return { marked: result.marked, unknown: [...result.unknown] };
    },

    async participantsFile({ person, params }) {
      requireOffice(person);
      const meeting = await found(house, params['meetingId']);
      const content = await participantsSheet(await listInvitations(db, meeting.id), person);
      const day = meeting.startsAt.toZonedDateTimeISO(meeting.zone).toPlainDate();
      return { fileName: `${translate(person.language)('meeting.file.name')} ${day.toString()}.xlsx`, content };
    },

    async calendarFeed({ person }) {
      return { url: links.calendarFeed(await feedKeyOf(db, person.id, house.clock.now())) };
    },

    async renewCalendarFeed({ person }) {
      return { url: links.calendarFeed(await renewFeedKey(db, person.id, house.clock.now())) };
    },
  };
}

async function found(house: DeliveryHouse, meetingId: string | undefined): Promise<Meeting> {
  const id = uuid.safeParse(meetingId);
  const meeting = id.success ? await findMeeting(house.db, id.data) : null;
  if (!meeting) throw new RequestProblem('notFound');
  return meeting;
}

/** @param same what somebody may have done before, of the same kind */
async function changed(
  house: DeliveryHouse,
  person: Person,
  meetingId: string,
  change: PlanChange,
  same: 'meeting' | 'changedMeeting' | 'sharedMinutes' = 'meeting',
): Promise<Detail> {
  switch (change.kind) {
    case 'invalid':
      throw refused(person, change.field, change.problem);
    case 'done':
      return detail(house, await found(house, meetingId), person);
    case 'overtaken':
      throw overtaken(await whoChanged(house, same, [meetingId], person));
    case 'conflict':
      throw overtaken(await whoChanged(house, 'meeting', [meetingId], person));
    case 'unknown':
      throw new RequestProblem('notFound');
  }
}

async function describe(house: DeliveryHouse, meeting: Meeting, person: Person): Promise<Item> {
  const { language } = person;
  const own = await findInvitation(house.db, meeting.id, person.id);
  return {
    id: meeting.id,
    title: meeting.title,
    whenText: periodText(meeting.startsAt, meeting.endsAt, language),
    startsAt: meeting.startsAt.toString(),
    room: meeting.room,
    onlineLink: meeting.onlineLink,
    agenda: meeting.agenda,
    eduadminLink: meeting.eduadminLink,
    minutesLink: meeting.minutesLink,
    answerByText: dayText(meeting.answerBy, language),
    isLateToAnswer: isLateToAnswer(meeting, house.clock.now()),
    phase: phaseOf(meeting, house.clock.now()),
    counts: await countAnswers(house.db, meeting.id),
    calendarUrl: house.links.calendarFile(meeting.id),
    own: own && { answer: own.answer, note: own.note, signedUp: own.signedUp },
  };
}

/** Names and messages are for the office alone. */
async function detail(house: DeliveryHouse, meeting: Meeting, person: Person): Promise<Detail> {
  const item = await describe(house, meeting, person);
  if (!isOffice(person)) return { ...item, participants: null, plan: null };
  const invited = await listInvitations(house.db, meeting.id);
  const participants = invited.map(({ name, email, answer, note, signedUp }) => ({
    name,
    email,
    answer,
    answerText: answerText({ answer }, person),
    note,
    signedUp,
  }));
  return { ...item, participants, plan: { ...planOf(meeting), fingerprint: fingerprintOfPlan(meeting) } };
}

function answerText({ answer }: Pick<Invitation, 'answer'>, { language }: Person): string {
  return translate(language)(`meeting.file.answer.${answer ?? 'none'}`);
}

async function participantsOf(person: Person, bytes: Uint8Array, fileName: string): Promise<string[]> {
  try {
    return await readParticipants(bytes, fileName);
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error;
    const message = importFileErrorText(error, person.language);
    throw new RequestProblem('invalid', { errors: [{ field: 'content', message }] });
  }
}

function refused({ language }: Person, field: string, problem: 'personalNumber' | PlanProblem['problem']): RequestProblem {
  return new RequestProblem('invalid', { errors: [{ field, message: translate(language)(`invalid.${problem}`) }] });
}

/** Everything as text: a note that begins with = is what somebody wrote and no formula. */
async function participantsSheet(invited: readonly Invitation[], person: Person): Promise<string> {
  const t = translate(person.language);
  const heading = (['name', 'email', 'answer', 'note', 'signedUp'] as const).map((column) => ({
    value: t(`meeting.file.column.${column}`),
    type: String,
    fontWeight: 'bold' as const,
  }));
  const rows = invited.map((one) =>
    [one.name, one.email, answerText(one, person), one.note ?? '', t(`meeting.file.signedUp.${one.signedUp ? 'yes' : 'no'}`)].map((value) => ({
      value,
      type: String,
    })),
  );
  const file = await writeXlsxFile([heading, ...rows], { stickyRowsCount: 1 }).toBuffer();
  return file.toString('base64');
}
