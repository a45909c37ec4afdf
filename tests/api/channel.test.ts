import { beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { countOpenWork } from '../../bot/store/channelOverview.ts';
import { AUTUMN_2027, exchangeAgreementOf, importAgreements, incomingFrom, outgoingTo } from '../support/endingAgreements.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { requestTo } from '../support/eligibility.ts';
import { learningAgreementOf } from '../support/learningAgreements.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { productUnderTest } from '../support/product.ts';

/** What the forum's channel shows: the same for everybody, and nothing about anybody. */
const under = productUnderTest();
const of = () => under.people;
const QUESTION = 'Räcker sökandens kurs i linjär algebra från Uppsala?';

beforeAll(async () => {
  const { house } = under.product;
  await saveTerm(house.db, AUTUMN_2027);
  const asked = await under.api(of().officer, 'POST', '/api/eligibility-requests', requestTo(of().physicsId, { caseReference: 'UMU-2026-17', question: QUESTION }));
  expect(asked.status).toBe(200);
  await importLearningAgreements(house, { fileName: 'la.xml', by: 'test' }, [learningAgreementOf({ omobilityId: 'mobility-1' })]);
  await importAgreements(
    house,
    exchangeAgreementOf({ conditions: [outgoingTo(), incomingFrom()] }),
    exchangeAgreementOf({ iiaId: 'iia-kem', partnerHeiId: 'ntnu.no', conditions: [outgoingTo('ntnu.no', { sendingOunitId: 'umu-kem', kind: 'staffTeaching' })] }),
  );
  const called = await under.api(of().coordinator, 'POST', '/api/meetings', {
    title: 'Vinterns nätverksträff',
    day: '2026-12-10',
    startsAt: '13:00',
    endsAt: '15:00',
    zone: 'Europe/Stockholm',
    room: 'Universum',
    agenda: 'Sådant som bara de inbjudna läser',
    answerBy: '2026-12-03',
    audience: { kind: 'contactPersons' },
  });
  expect(called.status).toBe(200);
});

async function bytesFor(who: 'ikp' | 'officer' | 'coordinator'): Promise<string> {
  const { status, body } = await under.api(of()[who], 'GET', '/api/channel-overview', undefined, { 'accept-language': who === 'ikp' ? 'sv' : 'en' });
  expect(status).toBe(200);
  return JSON.stringify(body);
}

describe('the overview for the channel', () => {
  test('is byte for byte the same for different roles and languages', async () => {
    const swedish = await bytesFor('ikp');
    await under.api(of().officer, 'PATCH', '/api/me', { language: 'en' });
    expect(await bytesFor('officer')).toBe(swedish);
    expect(await bytesFor('coordinator')).toBe(swedish);
    expect((await under.api(null, 'GET', '/api/channel-overview')).status).toBe(401);
  });

  test('counts what is open for each department and each work, names the coming meeting and its place in the personal tab', async () => {
    const { departments, expiring, meetings } = JSON.parse(await bytesFor('ikp'));
    expect(departments).toEqual([{ id: of().physicsId, nameSv: 'Institutionen för fysik', nameEn: 'Department of Physics', open: { eligibility: 1, students: 1 } }]);
    expect(expiring).toEqual([{ term: 'VT2027', count: 2, partners: ['ntnu.no', 'uio.no'], more: 0 }]);
    expect(meetings).toMatchObject([{ title: 'Vinterns nätverksträff', room: 'Universum', answerBy: '2026-12-03', takesAnswers: true }]);
    expect(meetings[0].url).toContain(`meetings%2F${meetings[0].id}`);
  });

  test('says nothing of what tasks are about, or of anybody', async () => {
    const said = await bytesFor('coordinator');
    const names = [of().ikp, of().deputy, of().head, of().officer, of().coordinator].flatMap(({ id, name, email }) => [id, name, email]);
    for (const secret of [...names, QUESTION, 'UMU-2026-17', 'mobility-1', 'Sådant som bara', 'Emma', 'student.example']) {
      expect(said).not.toContain(secret);
    }
  });

  test('leaves out what is about a single member of staff, and what is closed', async () => {
    const { db } = under.product.store;
    await db.execute(sql`
      insert into task (kind, department_id, state, due_at, created_at, phase_began_at, asked_at, closed_at)
      select kind, ${of().chemistryId}, state, now(), now(), now(), now(), case when state = 'done' then now() end
      from (values ('accessOrder', 'open'), ('handOver', 'open'), ('articleReview', 'open'), ('eligibility', 'done')) as fresh (kind, state)`);
    const { departments } = JSON.parse(await bytesFor('ikp'));
    expect(departments.map(({ nameEn }: { nameEn: string }) => nameEn)).toEqual(['Department of Physics']);
  });

  test('costs what is open, not what is kept', async () => {
    const { db } = under.product.store;
    await db.execute(sql`
      insert into task (kind, department_id, state, due_at, created_at, phase_began_at, asked_at, closed_at)
      select 'eligibility', ${of().historyId}, 'done', now(), now(), now(), now(), now() from generate_series(1, 20000)`);
    await db.execute(sql`analyze task`);
    const plan = await db.execute<{ 'QUERY PLAN': string }>(sql`explain ${countOpenWork(db)}`);
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('task_open');
    expect(text).not.toContain('Seq Scan on task');
  });
});
