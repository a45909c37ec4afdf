import { beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { importExchangeAgreements } from '../../bot/duties/imports.ts';
import { lookAgain } from '../../bot/store/dutyRuns.ts';
import { publication, task } from '../../bot/store/schema.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { translate } from '../../bot/texts/translate.ts';
import { bothWays } from '../support/exchangeAgreements.ts';
import { productUnderTest } from '../support/product.ts';
import { instructionOf, noticeOf } from '../support/publications.ts';

/** What the International Office publishes, through the API. */
const under = productUnderTest();
const of = () => under.people;
const db = () => under.product.store.db;
const sv = translate('sv');

const NUMBER = '900101-1239';

const asOffice = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => under.api(of().coordinator, method, path, body, headers);
const publish = (body: unknown, headers?: Record<string, string>) => asOffice('POST', '/api/publications', body, headers);
const detail = async (id: string) => (await asOffice('GET', `/api/publications/${id}`)).body;

async function published(body: unknown): Promise<string> {
  const answer = await publish(body);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.publicationId;
}

/** Acts on the department's task of the publication, as that department's contact person. */
async function actOn(publicationId: string, person: Parameters<typeof under.api>[0], verb: string, input: object): Promise<void> {
  const { body } = await under.api(person, 'GET', '/api/tasks');
  for (const { id, version } of body.tasks) {
    const [row] = (await db().execute(sql`select 1 from task_subject where task_id = ${id} and details->>'publicationId' = ${publicationId}`)).rows;
    if (!row) continue;
    expect(await under.api(person, 'POST', `/api/tasks/${id}/actions`, { verb, version, input })).toMatchObject({ status: 200 });
  }
}

beforeAll(async () => {
  await importExchangeAgreements(under.product.house, { fileName: 'iias.xml', by: 'test' }, [
    bothWays('univie.ac.at', '10000000'),
    bothWays('uio.no', '10000000'),
    bothWays('bath.ac.uk', 'umu-kem'),
  ]);
});

test('to contact persons, Admissions and strangers there is none of it', async () => {
  const id = await published(noticeOf());
  for (const person of [of().ikp, of().officer, null]) {
    for (const [method, path, body] of [
      ['GET', '/api/publications'],
      ['GET', '/api/publication-form'],
      ['GET', '/api/announcements'],
      ['GET', `/api/publications/${id}`],
      ['POST', '/api/publications', noticeOf()],
      ['POST', `/api/publications/${id}/withdrawal`, {}],
    ] as const) {
      expect((await under.api(person, method, path, body)).status).toBe(person === null ? 401 : 403);
    }
  }
  expect((await asOffice('GET', '/api/publications/7')).status).toBe(404);
  expect((await asOffice('GET', `/api/publications/${of().ikp.id}`)).status).toBe(404);
});

describe('a new one', () => {
  test.each<[string, () => object, string, string]>([
    ['no heading', () => noticeOf({ titleSv: ' ' }), 'titleSv', sv('invalid.required')],
    ['a long text', () => noticeOf({ textEn: 'x'.repeat(3001) }), 'textEn', sv('invalid.tooLong', { max: 3000 })],
    ['a personal number', () => noticeOf({ textSv: `Om ${NUMBER}` }), 'textSv', sv('invalid.personalNumber')],
    ['a link that is not https', () => noticeOf({ link: 'http://www.umu.se' }), 'link', sv('invalid.link')],
    ['an instruction without the e-mail', () => instructionOf({ mailText: null }), 'mailText', sv('invalid.required')],
    ['a day that does not exist', () => noticeOf({ dueOn: '2027-02-30' }), 'dueOn', sv('invalid.date')],
    ['a day that has passed', () => noticeOf({ dueOn: '2026-11-24' }), 'dueOn', sv('invalid.dateBehind')],
    ['none of the departments', () => noticeOf({ departmentIds: [] }), 'departmentIds', sv('invalid.required')],
    ['a department that is not there', () => noticeOf({ departmentIds: [of().ikp.id] }), 'departmentIds', sv('invalid.unknownDepartment')],
    [
      'an instruction to a department without partners',
      () => instructionOf({ departmentIds: [of().physicsId, of().historyId] }),
      'departmentIds',
      sv('duty.forwarding.noPartners', { departments: 'Institutionen för historia' }),
    ],
  ])('with %s is refused, beside its field, and nothing is kept', async (_case, body, field, message) => {
    const before = await db().$count(publication);
    expect(await publish(body())).toMatchObject({ status: 422, body: { errors: [{ field, message }] } });
    expect(await db().$count(publication)).toBe(before);
  });

  test('sent twice under one key is published once, and another person’s key is another', async () => {
    const headers = { 'idempotency-key': 'the same' };
    const before = await db().$count(task);
    const [first, second] = await Promise.all([publish(noticeOf(), headers), publish(noticeOf(), headers)]);
    expect(second.body).toEqual(first.body);
    expect(await db().$count(task)).toBe(before + 3);
  });

  test('is offered the departments with the number of their partners, and who has no contact person', async () => {
    const { body } = await asOffice('GET', '/api/publication-form');
    expect(body).toMatchObject({
      today: '2026-11-25',
      departments: expect.arrayContaining([
        { id: of().physicsId, name: 'Institutionen för fysik', partners: 2, hasContact: true },
        { id: of().historyId, name: 'Institutionen för historia', partners: 0, hasContact: false },
      ]),
    });
  });
});

describe('one that is out', () => {
  test('tells how far departments and partners have come, by name and in numbers', async () => {
    const id = await published(instructionOf());
    await actOn(id, of().ikp, 'mark', { partner: 'uio.no', state: 'bounced' });
    await actOn(id, of().chemist, 'allSent', { on: '2026-11-20' });
    const body = await detail(id);
    expect(body).toMatchObject({
      kind: 'instruction',
      kindText: 'Instruktion till partner',
      title: 'Nominering till HT2027',
      dueText: '15 januari 2027',
      mailSubject: 'Nomination to Umeå University, autumn 2027',
      progress: { open: 1, overdue: 0, done: 1, notRelevant: 0, withdrawn: 0 },
      partners: { notSent: 1, sent: 1, bounced: 1, confirmed: 0 },
    });
    expect(body.departments).toMatchObject([
      { name: 'Institutionen för fysik', state: 'open', answerText: 'Inte skickat (1), Studsade (1)', hasContact: true },
      {
        name: 'Kemiska institutionen',
        state: 'done',
        partners: [{ name: 'bath.ac.uk', state: 'sent', stateText: 'Skickat', on: '2026-11-20', by: 'Mehmet Aydin' }],
      },
    ]);
    const { body: list } = await asOffice('GET', '/api/publications');
    expect(list.publications).toContainEqual(expect.objectContaining({ id, progress: body.progress, partners: body.partners }));
  });

  test('tells who answered what, who is late, and whom the International Office answers for', async () => {
    const id = await published(noticeOf({ dueOn: '2026-11-26' }));
    await actOn(id, of().chemist, 'notRelevant', { reason: 'Inga fältarbeten.' });
    under.clock.set('2026-11-27T10:00:00+01:00');
    const { departments, progress } = await detail(id);
    under.clock.set('2026-11-25T10:00:00+01:00');
    expect(progress).toEqual({ open: 0, overdue: 2, done: 0, notRelevant: 1, withdrawn: 0 });
    expect(departments.find(({ name }: { name: string }) => name === 'Kemiska institutionen')).toMatchObject({
      stateText: 'Berörs inte',
      answerText: 'Berör inte institutionen: Inga fältarbeten. (Mehmet Aydin, 25 november 2026)',
    });
    expect(departments.find(({ name }: { name: string }) => name === 'Institutionen för historia')).toMatchObject({
      state: 'overdue',
      hasContact: false,
      askedOf: ['Hanna Björkqvist (International Office)'],
    });
  });

  test('is withdrawn once', async () => {
    const id = await published(noticeOf());
    await actOn(id, of().ikp, 'passedOn', { to: 'both' });
    const answer = await asOffice('POST', `/api/publications/${id}/withdrawal`, {});
    expect(answer).toMatchObject({ status: 200, body: { progress: { open: 0, done: 1, withdrawn: 2 } } });
    expect(answer.body.withdrawnText).not.toBeNull();
    expect(await asOffice('POST', `/api/publications/${id}/withdrawal`, {})).toMatchObject({ status: 409, body: { overtakenBy: expect.stringMatching(/^Du återkallade det här i dag /) } });
  });
});

test('announcing: the International Office sees each department’s step, days and places', async () => {
  const day = (text: string) => Temporal.PlainDate.from(text);
  await saveTerm(db(), {
    code: 'HT2027',
    academicYear: parseAcademicYear('2027/2028'),
    startsOn: day('2027-08-30'),
    endsOn: day('2028-01-16'),
    nominationDeadline: day('2027-04-01'),
    dates: { announcementOpens: day('2026-11-23'), announcementCloses: day('2027-02-15'), announcementReported: day('2027-03-01') },
  });
  await lookAgain(db());
  await lookWhatComesUp(under.product.house);
  const { body } = await under.api(of().ikp, 'GET', '/api/tasks');
  const mine = body.tasks.find(({ kind }: { kind: string }) => kind === 'placeAnnouncement');
  await under.api(of().ikp, 'POST', `/api/tasks/${mine.id}/actions`, { verb: 'report', version: mine.version, input: { places: '7', from: '2026-11-02', to: '2026-11-23' } });
  expect((await asOffice('GET', '/api/announcements')).body.terms).toEqual([
    {
      code: 'HT2027',
      departments: [
        {
          department: 'Institutionen för fysik',
          standing: 'reported',
          standingText: 'Rapporterad',
          overdue: false,
          openedText: '2 november 2026',
          closedText: '23 november 2026',
          places: 7,
          note: null,
        },
        expect.objectContaining({ department: 'Kemiska institutionen', standing: 'open', overdue: true, places: null }),
      ],
    },
  ]);
});
