import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { sentenceCard } from '../cards/chatCards.ts';
import { REQUEST_FIELDS, requestFormCard, requestSentCard, type RequestValues } from '../cards/requestCards.ts';
import { inputsOf, VERBS } from '../cards/verbs.ts';
import { departmentName, type Person } from '../domain/person.ts';
import { withoutPersonalNumbers } from '../domain/privacy.ts';
import { createEligibilityRequest, newEligibilityRequest, type CreateResult } from '../duties/eligibility.ts';
import { AnotherReceived } from '../duties/once.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { findDepartment, listDepartments } from '../store/directory.ts';
import { findTaskFile } from '../store/taskFiles.ts';
import { errorTexts, type FieldErrorLike } from '../texts/errors.ts';
import { receivedText } from '../texts/overtaken.ts';
import { momentText, translate } from '../texts/translate.ts';
import { dialog } from './extensionAnswer.ts';
import { plain } from './understanding.ts';

/** Admissions asks about eligibility from a message in Teams: the dialog and what comes of it. */

const fetchValue = z.object({
  messagePayload: z.object({ body: z.object({ content: z.string().nullish() }).nullish() }).nullish(),
});

const submitValue = z.object({ data: z.looseObject({ form: z.uuid().optional().catch(undefined) }).catch({}) });

const QUESTION_LENGTH = 2000;

/** Opens the form with the message's words as the question, without tags and personal numbers. */
export async function openRequestForm(house: DeliveryHouse, person: Person, value: unknown): Promise<object> {
  const t = translate(person.language);
  if (!isAdmissions(person)) return dialog(t('talk.request.title'), sentenceCard(person.language, t('talk.request.onlyAdmissions')));
  const parsed = fetchValue.safeParse(value);
  const message = (parsed.success ? parsed.data.messagePayload?.body?.content : null) ?? '';
  const question = withoutPersonalNumbers(plain(message), t('talk.numberRemoved')).slice(0, QUESTION_LENGTH);
  return form(house, person, { question }, {}, randomUUID());
}

/** Creates the request, or gives the form back with what was typed and an error beside each field. */
export async function submitRequestForm(house: DeliveryHouse, person: Person, value: unknown, correlationId: string): Promise<object> {
  const { language } = person;
  const t = translate(language);
  if (!isAdmissions(person)) return dialog(t('talk.request.title'), sentenceCard(language, t('talk.request.onlyAdmissions')));
  const sent = submitValue.safeParse(value);
  const data = sent.success ? sent.data.data : {};
  const formId = typeof data['form'] === 'string' ? data['form'] : randomUUID();
  const values: RequestValues = inputsOf(VERBS.request, data);
  const { nyaReference } = values;
  const request = newEligibilityRequest.safeParse({ ...values, nyaReference: nyaReference?.trim() ? nyaReference : null });
  if (!request.success) {
    const errors = request.error.issues.map((issue): FieldErrorLike => {
      const field = String(issue.path[0] ?? '');
      const max = REQUEST_FIELDS.find(({ name }) => name === field)?.max ?? 0;
      // The schema's messages are the keys of these texts.
      return { field, problem: issue.message as FieldErrorLike['problem'], max };
    });
    return form(house, person, values, errorTexts(errors.reverse(), language), formId);
  }
  let result: CreateResult;
  try {
    result = await createEligibilityRequest(house, { person, correlationId }, request.data, formId);
  } catch (error) {
    if (!(error instanceof AnotherReceived)) throw error;
    const received = { text: receivedText({ at: error.receivedAt, now: house.clock.now() }, language), tabUrl: house.links.task(error.made) };
    // A key of its own: whoever has read that and sends it still wants another.
    return form(house, person, values, {}, randomUUID(), received);
  }
  if (result.kind === 'invalid') {
    return form(house, person, values, errorTexts([{ field: result.field, problem: result.problem }], language), formId);
  }
  const file = await findTaskFile(house.db, result.taskId);
  const department = await findDepartment(house.db, request.data.departmentId);
  const card = requestSentCard(language, {
    values,
    departmentText: department ? departmentName(department, language) : '',
    dueText: file ? momentText(file.task.dueAt, language, house.clock.now()) : '',
    tabUrl: house.links.task(result.taskId),
  });
  return dialog(t('talk.request.title'), card);
}

function isAdmissions({ roles }: Person): boolean {
  return roles.includes('admissions');
}

async function form(
  house: DeliveryHouse,
  { language }: Person,
  values: RequestValues,
  errors: Readonly<Record<string, string>>,
  formId: string,
  received?: { readonly text: string; readonly tabUrl: string },
): Promise<object> {
  const departments = await listDepartments(house.db);
  return dialog(translate(language)('talk.request.title'), requestFormCard({ language, departments, values, errors, formId, ...(received && { received }) }));
}
