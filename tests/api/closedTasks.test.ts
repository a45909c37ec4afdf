import { beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { productUnderTest } from '../support/product.ts';

/** What is closed comes by pages, is found however far back, and stays in its place when more is closed. */
const under = productUnderTest();
const of = () => under.people;

const PAGE = 100;
/** Of physics; several are closed at the same moment, as when a file closes them. */
const MANY = 730;

interface Page {
  readonly tasks: readonly { readonly id: string; readonly title: string; readonly closed: { readonly at: string; readonly text: string } | null }[];
  readonly next: string | null;
  readonly kinds: readonly object[];
  readonly departments: readonly object[];
}

async function page(who: Person, wanted: object = {}): Promise<Page> {
  const answer = await under.api(who, 'POST', '/api/closed-tasks', wanted);
  expect(answer.status).toBe(200);
  return answer.body;
}

/** Every page from the first to the last; `between` is done before each further one. */
async function pages(who: Person, wanted: object = {}, between?: () => Promise<unknown>): Promise<Page[]> {
  const all = [await page(who, wanted)];
  for (let next = all[0]?.next; next; next = all.at(-1)?.next) {
    await between?.();
    all.push(await page(who, { ...wanted, before: next }));
  }
  return all;
}

const idsOf = (all: readonly Page[]) => all.flatMap(({ tasks }) => tasks.map(({ id }) => id));

/** Closed requests of the officer to a department, one in each second from the oldest on, three of them at one moment. */
async function fill(departmentId: string, assigneeId: string, reference: string, count: number): Promise<void> {
  await under.product.store.db.execute(sql`
    with fresh as (
      insert into task (kind, department_id, state, due_at, created_at, phase_began_at, asked_at, closed_at, public_reference, requester_id)
      select 'eligibility', ${departmentId}, 'done', moment, moment, moment, moment, timestamptz '2026-11-01T00:00:00.000001Z' + n / 3 * interval '1 second', ${reference} || '-' || n, ${of().officer.id}
      from generate_series(1, ${count}::int) n, (values (timestamptz '2026-10-01T00:00:00Z')) as begun (moment)
      returning id, public_reference
    ), subjects as (
      insert into eligibility_request (task_id, case_reference, course_code, course_name, term, question)
      select id, public_reference, '5FY999', 'Partikelfysik', 'HT2027', 'Räcker kursen?' from fresh
    )
    insert into task_assignee (task_id, person_id, capacity, since) select id, ${assigneeId}, 'responsible', now() from fresh`);
}

beforeAll(async () => {
  await fill(of().physicsId, of().ikp.id, 'FYS', MANY);
  await fill(of().chemistryId, of().chemist.id, 'KEM', 3);
});

describe('what is closed', () => {
  test('comes a page at a time, the latest first, each task once', async () => {
    const all = await pages(of().ikp);
    expect(all.map(({ tasks }) => tasks.length)).toEqual([...Array.from({ length: 7 }, () => PAGE), MANY - 7 * PAGE]);
    expect(new Set(idsOf(all)).size).toBe(MANY);
    const moments = all.flatMap(({ tasks }) => tasks.map(({ closed }) => closed?.at ?? ''));
    expect(moments).toEqual(moments.toSorted().toReversed());
    expect(all[0]?.tasks[0]).toMatchObject({ title: expect.stringContaining('FYS-7'), when: 'closed', turn: 'nobody', closed: { text: 'sön 1 nov. 01:04' } });
  });

  test('stays in its place when more is closed while one reads on', async () => {
    const before = idsOf(await pages(of().ikp));
    let number = 0;
    const meanwhile = await pages(of().ikp, {}, async () => {
      number += 1;
      await under.product.store.db.execute(sql`update task set closed_at = ${`2026-11-20T00:00:0${number}Z`} where id = (select id from task where public_reference = ${`FYS-${number}`})`);
    });
    // What was closed meanwhile comes before the first page, and what it was among the oldest is gone from there.
    const moved = meanwhile.length - 1;
    expect(new Set(idsOf(meanwhile)).size).toBe(idsOf(meanwhile).length);
    expect(idsOf(meanwhile)).toEqual(before.filter((id) => idsOf(meanwhile).includes(id)));
    expect(idsOf(meanwhile)).toHaveLength(MANY - moved);
    expect((await page(of().ikp)).tasks[0]).toMatchObject({ title: expect.stringContaining(`FYS-${number} `) });
  });

  test('is found by its words, however far back, and page by page as well', async () => {
    expect((await page(of().ikp, { words: 'fys-29 PARTIKEL' })).tasks.map(({ title }) => title)).toEqual([
      ...Array.from({ length: 10 }, () => expect.stringContaining('FYS-29')),
      expect.stringContaining('FYS-29 '),
    ]);
    const all = await pages(of().ikp, { words: 'fys-1' });
    expect(idsOf(all)).toHaveLength(111);
    expect(new Set(idsOf(all)).size).toBe(111);
    expect(all.map(({ tasks }) => tasks.length)).toEqual([PAGE, 11]);
    expect(await page(of().ikp, { words: 'fys-29 kemi' })).toMatchObject({ tasks: [], next: null });
  });

  test('is searched in the person’s own language', async () => {
    await under.api(of().officer, 'PATCH', '/api/me', { language: 'en' });
    expect((await page(of().officer, { words: 'department chemistry' })).tasks).toHaveLength(3);
    await under.api(of().officer, 'PATCH', '/api/me', { language: 'sv' });
    expect((await page(of().officer, { words: 'department chemistry' })).tasks).toEqual([]);
    expect((await page(of().officer, { words: 'kemiska' })).tasks).toHaveLength(3);
  });

  test('can be narrowed to a kind and a department; what there is to choose is told, also of pages that have not come', async () => {
    const { officer, chemistryId, physicsId } = of();
    const narrowed = await page(officer, { departmentId: chemistryId, kind: 'eligibility' });
    expect(narrowed.tasks).toHaveLength(3);
    expect(narrowed.kinds).toEqual([{ value: 'eligibility', title: 'Särskild behörighet' }]);
    expect(narrowed.departments).toHaveLength(2);
    expect(narrowed.departments).toEqual(
      expect.arrayContaining([
        { value: physicsId, title: 'Institutionen för fysik' },
        { value: chemistryId, title: 'Kemiska institutionen' },
      ]),
    );
    expect((await page(officer, { departmentId: chemistryId, kind: 'notice' })).tasks).toEqual([]);
    expect((await page(officer, { departmentId: 'not an id' })).tasks).toEqual([]);
  });

  test('is one’s own: of others’ neither tasks nor choices', async () => {
    expect(idsOf(await pages(of().officer))).toHaveLength(MANY + 3);
    expect(await page(of().chemist)).toMatchObject({ tasks: [{}, {}, {}], departments: [{}], next: null });
    expect(await page(of().head)).toEqual({ tasks: [], next: null, kinds: [], departments: [] });
    // The place where one has come to opens nothing to somebody else.
    const { next } = await page(of().ikp);
    expect((await page(of().head, { before: next })).tasks).toEqual([]);
  });

  test.each(['', 'yesterday', '2026-11-01T00:00:00Z 1', '2026-11-01T00:00:00.000000Z not-an-id', '2026-02-30T00:00:00.000000Z 00000000-0000-4000-8000-000000000001'])(
    'after "%s", which is no place, is refused',
    async (before) => {
      expect((await under.api(of().ikp, 'POST', '/api/closed-tasks', { before })).status).toBe(422);
    },
  );

  test('is not among what is open', async () => {
    expect((await under.api(of().ikp, 'GET', '/api/tasks')).body.tasks).toEqual([]);
  });
});
