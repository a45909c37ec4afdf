import { beforeAll, describe, expect, test } from '@jest/globals';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Person } from '../../bot/domain/person.ts';
import { broadcast, eligibilityRequest, exchangeAgreement, learningAgreement, meeting, placeLoan, publication, sentForm } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { requestTo } from '../support/eligibility.ts';
import { saveSpring, wien } from '../support/loans.ts';
import { productUnderTest } from '../support/product.ts';
import { noticeOf } from '../support/publications.ts';

/** A form whose answer was lost is sent again: as it was, or with something else in it. */
const under = productUnderTest();
const of = () => under.people;
const db = () => under.product.store.db;
const sv = translate('sv');

beforeAll(async () => saveSpring({ db: db() }));

interface Form {
  readonly path: string;
  readonly by: () => Person;
  /** What a person fills in; `said` is what they put right before they send it again. */
  readonly body: (said: string) => object;
  readonly table: PgTable;
  /** Under which name the answer gives the id of what was made. */
  readonly id: string;
}

const FORMS: Readonly<Record<string, Form>> = {
  'an eligibility request': {
    path: '/api/eligibility-requests',
    by: () => of().officer,
    body: (said) => requestTo(of().physicsId, { question: said }),
    table: eligibilityRequest,
    id: 'taskId',
  },
  'an exchange agreement': {
    path: '/api/agreements',
    by: () => of().coordinator,
    body: (said) => ({
      departmentId: of().historyId,
      partnerHeiId: 'aalto.fi',
      partnerName: 'Aalto-universitetet',
      iiaCode: said,
      partnerIiaCode: null,
      conditions: [{ direction: 'outgoing', kind: 'studentStudies', iscedCode: '0533', mobilitiesPerYear: 2, totalMonthsPerYear: null, firstAcademicYear: '2027/2028', lastAcademicYear: '2031/2032' }],
    }),
    table: exchangeAgreement,
    id: 'agreementId',
  },
  'a Learning Agreement': {
    path: '/api/learning-agreements',
    by: () => of().ikp,
    body: (said) => ({
      departmentId: of().physicsId,
      direction: 'outgoing',
      partnerHeiId: 'example.com',
      partnerName: null,
      givenNames: 'Studentina',
      familyName: said,
      email: null,
      start: '2027-03-01',
      end: '2027-08',
      mobilityType: 'long',
      iscedCode: '0533',
      eqfLevel: 6,
      language: null,
      signed: { student: null, sendingInstitution: null, receivingInstitution: null },
    }),
    table: learningAgreement,
    id: 'learningAgreementId',
  },
  'a loan': { path: '/api/loans', by: () => of().ikp, body: (said) => wien(under, { studentName: said }), table: placeLoan, id: 'loanId' },
  'a publication': { path: '/api/publications', by: () => of().coordinator, body: (said) => noticeOf({ titleSv: said }), table: publication, id: 'publicationId' },
  'a meeting': {
    path: '/api/meetings',
    by: () => of().coordinator,
    body: (said) => ({ title: said, day: '2026-12-10', startsAt: '13:15', endsAt: '15:00', room: 'Rotundan', agenda: 'Frågor', answerBy: '2026-12-08', audience: { kind: 'everybody' } }),
    table: meeting,
    id: 'meetingId',
  },
  'a broadcast': {
    path: '/api/broadcasts',
    by: () => of().coordinator,
    body: (said) => ({ titleSv: said, textSv: 'Kom.', titleEn: 'Meeting', textEn: 'Come.', audience: 'contactPersons', link: null }),
    table: broadcast,
    id: 'broadcastId',
  },
};

describe.each(Object.entries(FORMS))('%s', (_, { path, by, body, table, id }) => {
  const send = (said: string, key: string) => under.api(by(), 'POST', path, body(said), { 'Idempotency-Key': key });

  test('sent again as it was, also at once, is the first one', async () => {
    const before = await db().$count(table);
    const answers = await Promise.all([send('Ett', 'lost'), send('Ett', 'lost')]);
    answers.push(await send(' Ett ', 'lost'));
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { [id]: answers[0]?.body[id] } });
    expect(await db().$count(table)).toBe(before + 1);
  });

  test('sent again with something else is refused, with what became of the first', async () => {
    const first = await send('Ett', 'lost');
    const before = await db().$count(table);
    const second = await send('Ett annat', 'lost');
    expect(second).toMatchObject({
      status: 409,
      body: {
        type: 'urn:ikp-forum:problem:alreadyReceived',
        title: sv('problem.alreadyReceived.title'),
        received: { id: first.body[id], text: expect.stringMatching(/^Det kom fram i dag \d\d:\d\d/) },
      },
    });
    expect(second.body).not.toHaveProperty('overtakenBy');
    expect(await db().$count(table)).toBe(before);
    // It was not received, so it can still be sent as another.
    const other = await send('Ett annat', 'another');
    expect(other.status).toBe(200);
    expect(other.body[id]).not.toBe(first.body[id]);
    expect(await db().$count(table)).toBe(before + 1);
  });

  test('that was refused may be put right under its key', async () => {
    expect((await send('', 'refused')).status).toBe(422);
    expect((await send('Rättat', 'refused')).status).toBe(200);
  });
});

test('nothing of what the forms said is kept of them', async () => {
  const kept = JSON.stringify(await db().select().from(sentForm));
  expect(kept).not.toContain('Ett');
});

test('without a key each is another', async () => {
  const send = () => under.api(of().officer, 'POST', '/api/eligibility-requests', requestTo(of().physicsId));
  expect((await send()).body.taskId).not.toBe((await send()).body.taskId);
});
