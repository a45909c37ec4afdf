import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { placeLoan, task } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { saveSpring, wien } from '../support/loans.ts';
import { productUnderTest } from '../support/product.ts';

/** Contacts, absence and lent places as the tab asks for them. */
const under = productUnderTest({ start: '2026-11-26T09:00:00+01:00' });
const of = () => under.people;
const db = () => under.product.store.db;
const sv = translate('sv');
const en = translate('en');
const get = (who: Person, path: string) => under.api(who, 'GET', path);
const post = (who: Person, path: string, body?: unknown, headers?: Record<string, string>) => under.api(who, 'POST', path, body, headers);

beforeAll(() => saveSpring({ db: db() }));
beforeEach(() => db().execute(sql`delete from task; delete from place_loan; delete from absence;`));

describe('the directory', () => {
  const namesIn = (body: { units: { name: string }[] }) => body.units.map(({ name }) => name);

  test('tells everybody who stands for which department, and which has nobody', async () => {
    const { status, body } = await get(of().officer, '/api/directory');
    expect(status).toBe(200);
    expect(namesIn(body)).toEqual(['Institutionen för fysik', 'Institutionen för historia', 'Kemiska institutionen']);
    const [physics, history] = body.units;
    expect(physics.contacts.map((one: { name: string; capacityText: string }) => `${one.capacityText} ${one.name}`)).toEqual([
      'Kontaktperson Karin Åström',
      'Ställföreträdare Olof Wikberg',
      'Prefekt Ingrid Sandelin',
    ]);
    expect(physics.gapText).toBeNull();
    expect(history).toMatchObject({ contacts: [], gapText: sv('contact.gap.nobody') });
  });

  test('is searched by department and person, in the language of whoever searches', async () => {
    expect(namesIn((await get(of().chemist, '/api/directory?q=fysik')).body)).toEqual(['Department of Physics']);
    expect(namesIn((await get(of().officer, `/api/directory?q=${encodeURIComponent('åström')}`)).body)).toEqual(['Institutionen för fysik']);
    expect((await get(of().officer, '/api/directory?q=juridik')).body.units).toEqual([]);
    expect((await get(of().officer, `/api/directory?q=${'x'.repeat(201)}`)).status).toBe(422);
  });

  test('says who is away, until when and who answers', async () => {
    await post(of().ikp, '/api/me/absences', { firstDay: '2026-11-26', lastDay: '2027-01-07' });
    const awayTexts = async (who: Person) =>
      (await get(who, '/api/directory?q=FYS')).body.units[0].contacts.map((one: { awayText: string | null }) => one.awayText);
    expect(await awayTexts(of().officer)).toEqual(['Borta till och med 7 januari 2027, Olof Wikberg svarar', null, null]);
    expect((await awayTexts(of().chemist))[0]).toBe('Away until 7 January 2027, Olof Wikberg will answer');
  });

  test('is for nobody else', async () => {
    expect((await under.api(null, 'GET', '/api/directory')).status).toBe(401);
  });
});

describe('absence', () => {
  test('is set, told in words, seen by its own person alone, and ended', async () => {
    const set = await post(of().ikp, '/api/me/absences', { firstDay: '2026-12-03', lastDay: '2027-01-07', deputyId: of().deputy.id });
    expect(set).toMatchObject({ status: 200, body: { absences: [{ firstDay: '2026-12-03', lastDay: '2027-01-07', isNow: false }] } });
    expect(set.body.text).toContain('borta 3 december 2026 till 7 januari 2027. Olof Wikberg får dina uppgifter');
    expect(set.body.colleagues.map(({ name }: { name: string }) => name)).toEqual(['Ingrid Sandelin', 'Olof Wikberg']);
    const [{ id }] = set.body.absences;
    expect((await get(of().deputy, '/api/me/absences')).body.absences).toEqual([]);
    expect((await post(of().deputy, `/api/me/absences/${id}/end`)).status).toBe(404);
    const ended = await post(of().ikp, `/api/me/absences/${id}/end`);
    expect(ended.body).toMatchObject({ absences: [], text: sv('absence.cancelled') });
    expect((await post(of().ikp, '/api/me/absences/nonsense/end')).status).toBe(404);
  });

  test('that nobody can cover is told so', async () => {
    const { body } = await post(of().chemist, '/api/me/absences', { firstDay: '2026-12-03', lastDay: '2026-12-04' });
    expect(body.text).toContain(en('absence.cover.office'));
  });

  test.each([
    [{ firstDay: '2026-12-03' }, 'lastDay', 'date'],
    [{ firstDay: '2026-02-30', lastDay: '2026-12-03' }, 'firstDay', 'date'],
    [{ firstDay: '2026-12-04', lastDay: '2026-12-03' }, 'lastDay', 'lastBeforeFirst'],
    [{ firstDay: '2026-11-01', lastDay: '2026-11-25' }, 'lastDay', 'dateBehind'],
    [{ firstDay: '2026-12-03', lastDay: '2026-12-04', deputyId: 'Olof' }, 'deputyId', 'unknownChoice'],
  ] as const)('%j is refused beside its field', async (body, field, problem) => {
    const answer = await post(of().ikp, '/api/me/absences', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ field, message: sv(`invalid.${problem}`) }]);
  });
});

describe('lent places', () => {
  const enter = async (differing: object = {}, headers?: Record<string, string>) => post(of().ikp, '/api/loans', wien(under, differing), headers);
  const loansOf = async (who: Person) => (await get(who, '/api/loans')).body;

  test('the form offers own departments, every other one, and terms that have not ended', async () => {
    const { body } = await get(of().ikp, '/api/loans/form');
    expect(body.owners.map(({ name }: { name: string }) => name)).toEqual(['Institutionen för fysik']);
    expect(body.departments).toHaveLength(3);
    expect(body.terms).toEqual([{ code: 'VT2027', title: 'VT2027, börjar 18 januari 2027' }]);
    expect((await get(of().officer, '/api/loans/form')).status).toBe(403);
  });

  test('are seen by both departments, from their side, and by nobody else; the office sees how many', async () => {
    expect((await enter()).status).toBe(200);
    expect(await loansOf(of().ikp)).toMatchObject({ loans: [{ side: 'owner', studentName: 'Alva Lind', canRemove: true, withdrawalToday: 'withdrawnBeforeStart' }], counts: null });
    expect(await loansOf(of().deputy)).toMatchObject({ loans: [{ side: 'owner' }] });
    expect(await loansOf(of().chemist)).toMatchObject({ loans: [{ side: 'study', stateText: 'In use', canRemove: false }] });
    for (const who of [of().head, of().officer]) expect(await loansOf(who)).toEqual({ loans: [], canEnter: false, counts: null });
    const office = await loansOf(of().coordinator);
    expect(office).toMatchObject({ loans: [], counts: [{ termCode: 'VT2027', ownerText: 'Institutionen för fysik', state: 'inUse', count: 1 }] });
    expect(JSON.stringify(office)).not.toContain('Alva');
  });

  test('are entered once with one key', async () => {
    const key = { 'Idempotency-Key': 'loan 1' };
    const [first, second] = await Promise.all([enter({}, key), enter({}, key)]);
    expect(first.body.loanId).toBe(second.body.loanId);
    expect(await db().select().from(placeLoan)).toHaveLength(1);
  });

  test('go from use to free with a receipt, and back while it is not there', async () => {
    const { body: { loanId } } = await enter();
    const withdrawn = await post(of().ikp, `/api/loans/${loanId}/withdrawal`, { note: ' Nytt jobb ' });
    expect(withdrawn.body.loans[0]).toMatchObject({
      state: 'withdrawnBeforeStart',
      stateText: 'Fri efter återbud',
      withdrawnText: 'Återbud 26 november 2026',
      note: 'Nytt jobb',
      receiptText: 'Kemiska institutionen har inte bekräftat än',
      canUndo: true,
      canRemove: false,
    });
    expect((await post(of().ikp, `/api/loans/${loanId}/withdrawal/undo`)).body.loans[0]).toMatchObject({ state: 'inUse', receiptText: null });

    under.clock.set('2027-02-01T09:00:00+01:00');
    await post(of().chemist, `/api/loans/${loanId}/withdrawal`);
    const [row] = await db().select().from(task).where(sql`kind = 'placeWithdrawal' and state = 'open'`);
    const acted = await post(of().ikp, `/api/tasks/${row?.id}/actions`, { verb: 'received', version: row?.version });
    expect(acted.status).toBe(200);
    expect((await loansOf(of().chemist)).loans[0]).toMatchObject({ state: 'withdrawnAfterStart', receiptText: expect.stringContaining('Karin Åström confirmed'), canUndo: false });
    // Who comes second is told who was first, as the act was named to them.
    expect(await post(of().chemist, `/api/loans/${loanId}/withdrawal/undo`)).toMatchObject({
      status: 409,
      body: { overtakenBy: expect.stringMatching(/^Karin Åström chose “.+” today 09:00\.$/) },
    });
    under.clock.set('2026-11-26T09:00:00+01:00');
  });

  test('that the other department has withdrawn is no longer taken away: who has done it is told', async () => {
    const { body: { loanId } } = await enter();
    await post(of().chemist, `/api/loans/${loanId}/withdrawal`);
    expect(await post(of().ikp, `/api/loans/${loanId}/removal`)).toMatchObject({ status: 409, body: { overtakenBy: expect.stringMatching(/^Mehmet Aydin anmälde återbudet i dag /) } });
  });

  test('that the other department has withdrawn already: who has done it is told, and what the second one wrote is not taken for said', async () => {
    const { body: { loanId } } = await enter();
    const first = () => post(of().chemist, `/api/loans/${loanId}/withdrawal`, { note: 'Nytt jobb' });
    expect((await first()).status).toBe(200);
    // A click that is repeated is the first one.
    expect((await first()).status).toBe(200);
    expect(await post(of().ikp, `/api/loans/${loanId}/withdrawal`, { note: 'Hon ringde mig i dag' })).toMatchObject({
      status: 409,
      body: { overtakenBy: expect.stringMatching(/^Mehmet Aydin anmälde återbudet i dag /) },
    });
    expect((await loansOf(of().ikp)).loans[0]).toMatchObject({ note: 'Nytt jobb' });
  });

  test.each(['withdrawal', 'withdrawal/undo', 'removal'])('%s of a loan of others is not found', async (act) => {
    const { body: { loanId } } = await enter();
    for (const who of [of().head, of().coordinator]) expect((await post(who, `/api/loans/${loanId}/${act}`)).status).toBe(404);
    expect((await post(of().ikp, `/api/loans/nonsense/${act}`)).status).toBe(404);
    const [row] = await db().select().from(placeLoan).where(eq(placeLoan.id, loanId));
    expect(row?.state).toBe('inUse');
  });

  test.each([
    [{ studentName: '' }, 'studentName', sv('invalid.required')],
    [{ studentName: 'Alva 900101-1239' }, 'studentName', sv('invalid.personalNumber')],
    [{ studyDepartmentId: 'kemi' }, 'studyDepartmentId', sv('invalid.unknownDepartment')],
    [{ termCode: 'HT2031' }, 'termCode', sv('invalid.unknownChoice')],
    [{ partnerName: null }, 'partnerName', sv('invalid.required')],
  ])('with %j are refused beside the field', async (differing, field, message) => {
    const { status, body } = await enter(differing);
    expect([status, body.errors]).toEqual([422, [{ field, message }]]);
  });

  test('a note with a personal number is refused, and the place stays in use', async () => {
    const { body: { loanId } } = await enter();
    const { status, body } = await post(of().ikp, `/api/loans/${loanId}/withdrawal`, { note: '900101-1239' });
    expect([status, body.errors]).toEqual([422, [{ field: 'note', message: sv('invalid.personalNumber') }]]);
    expect((await loansOf(of().ikp)).loans[0].state).toBe('inUse');
  });
});
