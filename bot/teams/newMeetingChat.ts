import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { sentenceCard, wayCard } from '../cards/chatCards.ts';
import type { AdaptiveCard } from '../cards/elements.ts';
import { FORM_AUDIENCES, newMeetingCard, type MeetingValues } from '../cards/newMeetingCard.ts';
import { inputsOf, VERBS } from '../cards/verbs.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import { meetingPlan, type MeetingAudience } from '../domain/meeting.ts';
import type { Person } from '../domain/person.ts';
import { callMeeting, proposedPlan } from '../duties/meetings.ts';
import { AnotherReceived } from '../duties/once.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { listFaculties } from '../store/directory.ts';
import { errorTexts, type FieldErrorLike } from '../texts/errors.ts';
import { receivedText } from '../texts/overtaken.ts';
import { translate } from '../texts/translate.ts';
import type { CardClick } from './incoming.ts';

/** The form for a new meeting, which begins as a copy of the last one; whoever may not call one is told who does. */
export async function newMeetingForm(house: DeliveryHouse, person: Person): Promise<AdaptiveCard> {
  if (!isOffice(person)) return sentenceCard(person.language, translate(person.language)('talk.newMeeting.onlyOffice'));
  const plan = await proposedPlan(house);
  const values: MeetingValues = plan
    ? { ...plan, room: plan.room ?? '', onlineLink: '', eduadminLink: '', audience: plan.audience.kind === 'faculty' ? plan.audience.facultyId : plan.audience.kind }
    : { startsAt: '13:15', endsAt: '15:00', zone: STOCKHOLM, audience: 'contactPersons' };
  return form(house, person, values, {}, randomUUID());
}

/** Calls the meeting, or gives the form back with what was typed and an error beside each field. */
export async function callMeetingClicked(house: DeliveryHouse, person: Person, click: CardClick, correlationId: string): Promise<AdaptiveCard> {
  const { language } = person;
  const t = translate(language);
  if (!isOffice(person)) return sentenceCard(language, t('talk.newMeeting.onlyOffice'));
  const values: MeetingValues = inputsOf(VERBS.newMeeting, click.sent);
  const sentForm = z.uuid().safeParse(click.sent['form']);
  const formId = sentForm.success ? sentForm.data : randomUUID();
  const again = (errors: readonly FieldErrorLike[]) => form(house, person, values, errorTexts(errors, language), formId);
  const { room, onlineLink, eduadminLink, audience = '' } = values;
  const plan = meetingPlan.safeParse({ ...values, room: orNull(room), onlineLink: orNull(onlineLink), eduadminLink: orNull(eduadminLink), audience: audienceOf(audience) });
  if (!plan.success) {
    // The schema's messages are the keys of these texts.
    return again(plan.error.issues.map((issue): FieldErrorLike => ({ field: String(issue.path[0] ?? ''), problem: issue.message as FieldErrorLike['problem'] })).reverse());
  }
  try {
    const call = await callMeeting(house, { person, correlationId }, plan.data, formId);
    if (call.kind === 'invalid') return again([call]);
    return wayCard(language, t('talk.newMeeting.sent', { title: plan.data.title }), { title: t('card.openInTab'), url: house.links.meeting(call.meetingId) });
  } catch (error) {
    if (!(error instanceof AnotherReceived)) throw error;
    const said = receivedText({ at: error.receivedAt, now: house.clock.now() }, language);
    return wayCard(language, said, { title: t('card.openInTab'), url: house.links.meeting(error.made) });
  }
}

async function form(house: DeliveryHouse, { language }: Person, values: MeetingValues, errors: Readonly<Record<string, string>>, formId: string): Promise<AdaptiveCard> {
  return newMeetingCard({ language, faculties: await listFaculties(house.db), values, errors, formId });
}

function audienceOf(chosen: string): MeetingAudience {
  const kind = FORM_AUDIENCES.find((one) => one === chosen);
  return kind ? { kind } : { kind: 'faculty', facultyId: chosen };
}

function orNull(written = ''): string | null {
  return written.trim() === '' ? null : written;
}

function isOffice({ roles }: Person): boolean {
  return roles.includes('internationalOffice');
}
