import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { LearningAgreement } from '../../bot/domain/learningAgreement.ts';
import type { Person } from '../../bot/domain/person.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { auditLog, learningAgreement, task } from '../../bot/store/schema.ts';
import { addAssignees } from '../../bot/store/taskFiles.ts';
import { translate } from '../../bot/texts/translate.ts';
import { learningAgreementOf, signedOn, version } from '../support/learningAgreements.ts';
import { saveSpring } from '../support/loans.ts';
import { productUnderTest } from '../support/product.ts';

/** Learning agreements and their students, as the tab asks for them. */
const under = productUnderTest({ start: '2026-11-26T09:00:00+01:00' });
const of = () => under.people;
const db = () => under.product.store.db;
const sv = translate('sv');
const listOf = async (who: Person) => (await under.api(who, 'GET', '/api/learning-agreements')).body;
const one = (who: Person, id: string) => under.api(who, 'GET', `/api/learning-agreements/${id}`);

beforeAll(() => saveSpring({ db: db() }));
beforeEach(() => db().execute(sql`delete from task; delete from sent_form; delete from learning_agreement; delete from import_batch;`));

/** Gives the id of the first one. */
async function arrive(...agreements: readonly LearningAgreement[]): Promise<string> {
  await importLearningAgreements(under.product.house, { fileName: 'la.xml', by: 'test' }, agreements);
  const rows = await db().select().from(learningAgreement);
  return rows.find(({ agreement }) => agreement.omobilityId === agreements[0]?.omobilityId)?.id ?? '';
}

const statesIn = (signatures: { state: string }[]) => signatures.map(({ state }) => state);
const COURSE = { table: 'studied', code: 'FY1', title: 'Optik', credits: '7.5 ECTS', status: null, reason: null } as const;
const LASER = { ...COURSE, code: 'FY2', title: 'Laserfysik' } as const;

const INCOMING = learningAgreementOf({
  omobilityId: 'mobility-2',
  sendingHeiId: 'uni-example.de',
  sendingOunitId: null,
  receivingHeiId: 'umu.se',
  receivingOunitId: '10000000',
  student: { givenNames: 'Erika', familyName: 'Gast', globalId: null, email: null },
  mobilityStart: { kind: 'month', yearMonth: '2027-01' },
  mobilityEnd: { kind: 'month', yearMonth: '2027-06' },
});

describe('the list', () => {
  test('tells the department who goes and comes, who has signed, and whose turn it is', async () => {
    await arrive(learningAgreementOf(), INCOMING);
    const { learningAgreements, terms, counts } = await listOf(of().ikp);
    expect(learningAgreements).toMatchObject([
      { studentName: 'Erika Gast', direction: 'incoming', stayText: 'januari 2027 till juni 2027', termCode: 'VT2027', stay: 'coming', change: null, tasks: [] },
      {
        studentName: 'Studentina Hemlig',
        direction: 'outgoing',
        departmentText: 'Institutionen för fysik',
        termCode: 'VT2027',
        tasks: [{ text: 'Learning Agreement att skriva under', overdue: false, isYours: true }],
      },
    ]);
    expect(learningAgreements.map(({ signatures }: { signatures: { state: string }[] }) => statesIn(signatures))).toEqual([
      ['signed', 'awaited', 'notYet'],
      ['signed', 'awaited', 'notYet'],
    ]);
    expect({ terms, counts }).toEqual({ terms: ['VT2027'], counts: null });
  });

  test('knows what was signed here before the partner’s file shows it', async () => {
    await arrive(learningAgreementOf());
    const [row] = await db().select().from(task);
    await under.api(of().ikp, 'POST', `/api/tasks/${row?.id}/actions`, { verb: 'signed', version: row?.version });
    const [signed] = (await listOf(of().ikp)).learningAgreements;
    expect({ states: statesIn(signed.signatures), tasks: signed.tasks }).toEqual({ states: ['signed', 'signed', 'awaited'], tasks: [] });
  });

  test('shows the deputy the department’s own; a task that others are asked in is told and cannot be opened', async () => {
    await arrive(learningAgreementOf());
    const [row] = (await listOf(of().deputy)).learningAgreements;
    expect(row).toMatchObject({ departmentText: 'Department of Physics', tasks: [{ isYours: false }] });
  });

  test('is empty for other departments, heads, Admissions; what was taken back is gone for all', async () => {
    const id = await arrive(learningAgreementOf());
    for (const who of [of().chemist, of().head, of().officer]) {
      expect(await listOf(who)).toEqual({ learningAgreements: [], terms: [], counts: null, mayEnter: who === of().chemist });
      expect((await one(who, id)).status).toBe(404);
    }
    await db().update(learningAgreement).set({ takenBackAt: under.clock.now() });
    expect((await listOf(of().ikp)).learningAgreements).toEqual([]);
    expect((await one(of().ikp, id)).status).toBe(404);
  });

  test('puts what has ended last, the latest first', async () => {
    const ended = (omobilityId: string, start: string, end: string) =>
      learningAgreementOf({ omobilityId, mobilityStart: { kind: 'day', date: start }, mobilityEnd: { kind: 'day', date: end } });
    await arrive(ended('old', '2024-09-01', '2025-01-15'), ended('older', '2023-09-01', '2024-01-15'), learningAgreementOf());
    const { learningAgreements } = await listOf(of().ikp);
    expect(learningAgreements.map(({ stay, stayText }: { stay: string; stayText: string }) => [stay, stayText.slice(0, 16)])).toEqual([
      ['coming', '1 mars 2027 till'],
      ['ended', '1 september 2024'],
      ['ended', '1 september 2023'],
    ]);
  });
});

describe('the International Office', () => {
  test('sees how many each department has, and no student', async () => {
    const id = await arrive(learningAgreementOf(), INCOMING);
    const list = await listOf(of().coordinator);
    expect(list).toEqual({
      learningAgreements: [],
      mayEnter: false,
      terms: [],
      counts: [{ departmentId: of().physicsId, departmentText: 'Institutionen för fysik', outgoing: 1, incoming: 1, unsigned: 2 }],
    });
    expect((await one(of().coordinator, id)).status).toBe(404);
  });

  test('sees the case that it is asked about, for as long as it is', async () => {
    const id = await arrive(learningAgreementOf());
    const [row] = await db().select().from(task);
    await db().transaction((tx) => addAssignees(tx, row?.id ?? '', [{ personId: of().coordinator.id, capacity: 'internationalOffice' }], under.clock.now()));
    expect((await listOf(of().coordinator)).learningAgreements).toMatchObject([{ id, tasks: [{ id: row?.id, isYours: true }] }]);
    expect((await one(of().coordinator, id)).body).toMatchObject({ studentName: 'Studentina Hemlig', signingTaskId: row?.id });
    await db().update(task).set({ state: 'done', closedAt: under.clock.now() });
    expect((await one(of().coordinator, id)).status).toBe(404);
  });
});

describe('one agreement', () => {
  const agreed = version({
    components: [COURSE],
    signatures: { student: signedOn('2026-10-01'), sendingInstitution: signedOn('2026-10-02'), receivingInstitution: signedOn('2026-10-03') },
  });
  const proposal = (components: typeof agreed.components) =>
    version({ role: 'changesProposal', proposalId: 'p1', components, signatures: { student: signedOn('2026-11-20'), sendingInstitution: null, receivingInstitution: null } });

  test('has its courses, its signatures with who and when, and where it is signed', async () => {
    const signer = { ...signedOn('2026-11-01'), signerName: 'Studentina Hemlig', signerApp: 'Solemove' };
    const id = await arrive(
      learningAgreementOf({ versions: [version({ components: [COURSE], signatures: { student: signer, sendingInstitution: null, receivingInstitution: null } })] }),
    );
    const [row] = await db().select().from(task);
    const { body } = await one(of().ikp, id);
    expect(body).toMatchObject({ components: [{ table: 'studied', code: 'FY1', title: 'Optik', credits: '7.5 ECTS' }], signingTaskId: row?.id });
    expect(body.history).toMatchObject([{ versionText: 'Första versionen', changes: [], outcome: null }]);
    expect(body.history[0].signatures[0]).toMatchObject({ party: 'student', state: 'signed', detailsText: expect.stringMatching(/^Studentina Hemlig, .*i Solemove$/) });
    expect((await one(of().deputy, id)).body.signingTaskId).toBeNull();
  });

  test.each([
    ['that it names itself', [COURSE, { ...LASER, status: 'inserted', reason: 'not-available' }], 'Tillagd kurs vid värdlärosätet: FY2 Laserfysik, 7.5 ECTS (kursen ges inte)'],
    ['against the first version', [COURSE, LASER], 'Tillagd kurs vid värdlärosätet: FY2 Laserfysik, 7.5 ECTS'],
  ] as const)('tells the changes of a proposal, %s', async (_, components, line) => {
    const id = await arrive(learningAgreementOf({ versions: [agreed, proposal(components)] }));
    const { body } = await one(of().ikp, id);
    expect(statesIn(body.signatures)).toEqual(['signed', 'signed', 'signed']);
    expect(body.change).toBe('sendingInstitution');
    expect(body.components).toHaveLength(1);
    expect(body.history).toMatchObject([{ versionText: 'Ändringsförslag', changes: [line] }, { versionText: 'Första versionen', changes: [] }]);
  });

  test('keeps what was refused, by whom and why', async () => {
    const id = await arrive(learningAgreementOf({ versions: [agreed, proposal([COURSE, LASER])] }));
    const [row] = await db().select().from(task);
    const refused = await under.api(of().ikp, 'POST', `/api/tasks/${row?.id}/actions`, { verb: 'refused', version: row?.version, input: { reason: 'Kursen är full.' } });
    expect(refused.status).toBe(200);
    const { body } = await one(of().ikp, id);
    expect({ change: body.change, signingTaskId: body.signingTaskId }).toEqual({ change: 'refused', signingTaskId: null });
    expect(body.history[0].outcome).toMatchObject({ text: 'Avslaget', isNegative: true, reason: 'Kursen är full.', byText: expect.stringContaining('Karin Åström') });
    expect(statesIn(body.history[0].signatures)).toEqual(['signed', 'refused', 'notYet']);
  });

  test('remembers a version that another took the place of', async () => {
    const id = await arrive(learningAgreementOf({ versions: [agreed, proposal([COURSE, LASER])] }));
    await arrive(learningAgreementOf({ versions: [agreed, { ...proposal([LASER]), proposalId: 'p2' }] }));
    const { history } = (await one(of().ikp, id)).body;
    expect(history).toHaveLength(3);
    expect(history.find(({ signatures }: { signatures: unknown[] }) => signatures.length === 0)).toMatchObject({ versionText: 'Ändringsförslag', outcome: { isNegative: true } });
  });

  test('that nobody knows is not found', async () => {
    for (const id of ['nonsense', '00000000-0000-4000-8000-000000000000']) expect((await one(of().ikp, id)).status).toBe(404);
    expect((await under.api(null, 'GET', '/api/learning-agreements')).status).toBe(401);
  });
});

describe('by hand', () => {
  const entered = (differing: object = {}) => ({
    departmentId: of().physicsId,
    direction: 'outgoing',
    partnerHeiId: 'uni-example.de',
    partnerName: 'Example-Universität',
    givenNames: 'Studentina',
    familyName: 'Hemlig',
    email: null,
    start: '2027-03-01',
    end: '2027-08',
    mobilityType: 'long',
    iscedCode: '0533',
    eqfLevel: 6,
    language: { language: 'en', cefrLevel: 'B2' },
    signed: { student: '2026-11-20', sendingInstitution: null, receivingInstitution: null },
    ...differing,
  });
  const enter = (body: object = entered(), who: Person = of().ikp, key = 'one') => under.api(who, 'POST', '/api/learning-agreements', body, { 'Idempotency-Key': key });
  const change = (id: string, body: object, who: Person = of().ikp) => under.api(who, 'PATCH', `/api/learning-agreements/${id}`, body);
  const remove = (id: string, who: Person = of().ikp) => under.api(who, 'POST', `/api/learning-agreements/${id}/removal`, {});

  test('is saved once, asks for our signature, and is for the department alone', async () => {
    const { status, body } = await enter();
    expect(status).toBe(200);
    expect((await enter()).body).toEqual(body);
    const { learningAgreements, mayEnter } = await listOf(of().ikp);
    expect(learningAgreements).toMatchObject([
      { id: body.learningAgreementId, studentName: 'Studentina Hemlig', partnerName: 'Example-Universität', stayText: '1 mars 2027 till augusti 2027', tasks: [{ isYours: true }] },
    ]);
    expect(mayEnter).toBe(true);
    expect((await listOf(of().head)).mayEnter).toBe(false);
    const audited = await db().select().from(auditLog).where(eq(auditLog.action, 'learningAgreement.entered'));
    expect(audited).toMatchObject([{ actor: of().ikp.id, detail: { learningAgreementId: body.learningAgreementId, departmentId: of().physicsId } }]);
    expect(JSON.stringify(audited)).not.toContain('Hemlig');
  });

  test.each<[string, object, string, string]>([
    ['our own code', { partnerHeiId: 'umu.se' }, 'partnerHeiId', sv('invalid.ownSchacCode')],
    ['another department', { departmentId: '44444444-0000-4000-8000-000000000009' }, 'departmentId', sv('invalid.unknownDepartment')],
    ['an end before the start', { end: '2027-02' }, 'end', sv('invalid.lastBeforeFirst')],
    ['a start that is none', { start: 'mars' }, 'start', sv('invalid.mobilityDate')],
    ['a day that does not exist', { start: '2027-02-30' }, 'start', sv('invalid.mobilityDate')],
    ['a signature to come', { signed: { student: '2026-11-27', sendingInstitution: null, receivingInstitution: null } }, 'signed.student', sv('invalid.dateAhead')],
    ['a personal number', { givenNames: '900101-1234' }, 'givenNames', sv('invalid.personalNumber')],
    ['no name', { familyName: ' ' }, 'familyName', sv('invalid.required')],
  ])('with %s is refused beside the field, and nothing is saved', async (_, differing, field, message) => {
    expect(await enter(entered(differing))).toMatchObject({ status: 422, body: { errors: [{ field, message }] } });
    expect(await db().select().from(learningAgreement)).toEqual([]);
  });

  test('is not for heads, Admissions and the International Office', async () => {
    for (const who of [of().head, of().officer, of().coordinator]) {
      expect((await enter(entered(), who)).status).toBe(403);
      expect((await under.api(who, 'GET', '/api/learning-agreement-form')).status).toBe(403);
    }
  });

  test('a stay that is there already is not entered again', async () => {
    await arrive(learningAgreementOf());
    expect(await enter(entered({ familyName: 'HEMLIG' }))).toMatchObject({ status: 422, body: { errors: [{ field: 'familyName', message: sv('invalid.learningAgreementThere') }] } });
    expect((await enter(entered({ start: '2027-09', end: '2027-12' }))).status).toBe(200);
  });

  test('is put right by whoever has seen it as it is, with its task', async () => {
    const id = (await enter()).body.learningAgreementId;
    const { entry, tasks } = (await one(of().ikp, id)).body;
    expect(entry).toMatchObject({ start: '2027-03-01', end: '2027-08', signed: { student: '2026-11-20' } });
    const body = { ...entered({ start: '2027-04-01' }), read: entry.fingerprint };
    expect((await change(id, body, of().chemist)).status).toBe(404);
    expect((await change(id, body, of().deputy)).status).toBe(200);
    expect(await change(id, body)).toMatchObject({ status: 409, body: { overtakenBy: expect.stringContaining(of().deputy.name) } });
    const after = (await one(of().ikp, id)).body;
    expect(after).toMatchObject({ stayText: '1 april 2027 till augusti 2027' });
    expect(after.tasks.map((task: { id: string }) => task.id)).toEqual(tasks.map((task: { id: string }) => task.id));
    // Signed outside: nothing is asked any more.
    const signed = { student: '2026-11-20', sendingInstitution: '2026-11-25', receivingInstitution: null };
    expect((await change(id, { ...entered({ start: '2027-04-01', signed }), read: after.entry.fingerprint })).status).toBe(200);
    expect((await one(of().ikp, id)).body.tasks).toEqual([]);
  });

  describe('a change to it', () => {
    const ALL = { student: '2026-11-20', sendingInstitution: '2026-11-23', receivingInstitution: '2026-11-24' };
    const OPEN = { student: '2026-11-25', sendingInstitution: null, receivingInstitution: null };
    const enterChange = (id: string, signed: object, read: string, who: Person = of().ikp) => under.api(who, 'POST', `/api/learning-agreements/${id}/change`, { signed, read });
    const removeChange = (id: string, read: string) => under.api(of().ikp, 'POST', `/api/learning-agreements/${id}/change/removal`, { read });
    const entryOf = async (id: string) => (await one(of().ikp, id)).body.entry;
    const states = async (id: string) => {
      const { history } = (await one(of().ikp, id)).body;
      return history.map(({ versionText, signatures }: { versionText: string; signatures: { state: string }[] }) => [versionText, signatures.map(({ state }) => state).join(' ')]);
    };

    test('waits until it is agreed, is asked of us when the student has signed, and ends as approved', async () => {
      const id = (await enter(entered({ signed: { ...ALL, receivingInstitution: null } }))).body.learningAgreementId;
      expect(await entryOf(id)).toMatchObject({ mayChange: false, change: null });
      expect((await enterChange(id, OPEN, (await entryOf(id)).fingerprint)).status).toBe(409);
      await change(id, { ...entered({ signed: ALL }), read: (await entryOf(id)).fingerprint });

      expect((await enterChange(id, OPEN, (await entryOf(id)).fingerprint)).status).toBe(200);
      const page = (await one(of().ikp, id)).body;
      expect(page).toMatchObject({ change: 'sendingInstitution', entry: { mayChange: true, change: { signed: OPEN } }, tasks: [{ isYours: true }] });
      expect(await states(id)).toEqual([['Ändringsförslag', 'signed awaited notYet'], ['Första versionen', 'signed signed signed']]);
      // Within two weeks of the day on which the student asked (Erasmus+ rule, a setting).
      const [asked] = await db().select().from(task);
      expect(asked?.dueAt.toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString()).toBe('2026-12-09');

      expect(await under.api(of().ikp, 'POST', `/api/tasks/${page.tasks[0].id}/actions`, { verb: 'signed', version: 1, input: {} })).toMatchObject({ status: 200 });
      // The form holds what was given here; the partner's day is all that is left to enter.
      const { change: open, fingerprint } = await entryOf(id);
      expect(open).toEqual({ signed: { ...OPEN, sendingInstitution: '2026-11-26' } });
      expect((await enterChange(id, { ...open.signed, receivingInstitution: '2026-11-26' }, fingerprint)).status).toBe(200);
      expect(await states(id)).toEqual([['Godkända ändringar', 'signed signed signed'], ['Första versionen', 'signed signed signed']]);
      expect(await entryOf(id)).toMatchObject({ mayChange: true, change: null });
      expect((await one(of().ikp, id)).body).toMatchObject({ change: null, tasks: [] });

      // And then another one: the first stands in the history.
      expect((await enterChange(id, OPEN, (await entryOf(id)).fingerprint)).status).toBe(200);
      expect((await states(id)).map(([text]: [string]) => text).sort()).toEqual(['Första versionen', 'Godkända ändringar', 'Ändringsförslag']);
      expect((await one(of().ikp, id)).body).toMatchObject({ change: 'sendingInstitution' });
    });

    test('stays when what was entered is put right, and a stay that has one cannot become a short one', async () => {
      const id = (await enter(entered({ signed: ALL }))).body.learningAgreementId;
      await enterChange(id, OPEN, (await entryOf(id)).fingerprint);
      const short = entered({ signed: ALL, mobilityType: 'blended' });
      expect(await change(id, { ...short, read: (await entryOf(id)).fingerprint })).toMatchObject({ status: 422, body: { errors: [{ field: 'mobilityType', message: sv('invalid.stayWithoutChanges') }] } });
      expect((await change(id, { ...entered({ signed: ALL, familyName: 'Rättad' }), read: (await entryOf(id)).fingerprint })).status).toBe(200);
      expect(await entryOf(id)).toMatchObject({ familyName: 'Rättad', change: { signed: OPEN } });
    });

    test('is taken away with its task, and the agreement is as it was', async () => {
      const id = (await enter(entered({ signed: ALL }))).body.learningAgreementId;
      await enterChange(id, OPEN, (await entryOf(id)).fingerprint);
      expect((await removeChange(id, (await entryOf(id)).fingerprint)).status).toBe(200);
      expect(await entryOf(id)).toMatchObject({ mayChange: true, change: null });
      expect(await db().select().from(task)).toMatchObject([{ state: 'cancelled' }]);
      const audited = (await db().select().from(auditLog)).filter(({ detail }) => JSON.stringify(detail).includes(id)).map(({ action }) => action);
      expect(audited.sort()).toEqual(['learningAgreement.changeEntered', 'learningAgreement.changeRemoved', 'learningAgreement.entered']);
    });

    test('of somebody who has not seen the latest, of another department, of a day to come, and to a short stay is refused', async () => {
      const id = (await enter(entered({ signed: ALL }))).body.learningAgreementId;
      const { fingerprint } = await entryOf(id);
      expect((await enterChange(id, OPEN, fingerprint, of().chemist)).status).toBe(404);
      expect(await enterChange(id, { ...OPEN, student: '2026-11-27' }, fingerprint)).toMatchObject({ status: 422, body: { errors: [{ field: 'signed.student', message: sv('invalid.dateAhead') }] } });
      expect((await enterChange(id, OPEN, fingerprint, of().deputy)).status).toBe(200);
      expect(await enterChange(id, OPEN, fingerprint)).toMatchObject({ status: 409, body: { overtakenBy: expect.stringContaining(of().deputy.name) } });
      expect(await removeChange(id, fingerprint)).toMatchObject({ status: 409 });
      const short = (await enter(entered({ signed: ALL, familyName: 'Kort', mobilityType: 'blended' }), of().ikp, 'two')).body.learningAgreementId;
      expect(await entryOf(short)).toMatchObject({ mayChange: false });
      expect((await enterChange(short, OPEN, (await entryOf(short)).fingerprint)).status).toBe(409);
    });
  });

  test('is taken away by the department, and the task with it', async () => {
    const id = (await enter()).body.learningAgreementId;
    expect((await remove(id, of().chemist)).status).toBe(404);
    expect((await remove(id)).status).toBe(200);
    expect((await listOf(of().ikp)).learningAgreements).toEqual([]);
    expect((await one(of().ikp, id)).status).toBe(404);
    expect(await db().select().from(task)).toMatchObject([{ state: 'cancelled' }]);
    expect((await remove(id)).status).toBe(404);
  });

  test('is the one that a file brings later: the same page, the same task, and no form any more', async () => {
    const id = (await enter(entered({ end: '2027-08-31' }))).body.learningAgreementId;
    const [asked] = await db().select().from(task);
    // The file names a unit that the directory does not know, and an older signature.
    const brought = learningAgreementOf({ sendingOunitId: 'unknown', versions: [version({ components: [COURSE] })] });
    await arrive(brought);
    await arrive(brought);
    expect(await db().select().from(learningAgreement)).toMatchObject([{ id, fileOmobilityId: 'mobility-1', departmentId: of().physicsId }]);
    expect((await db().select().from(task)).map((row) => row.id)).toEqual([asked?.id]);
    const page = (await one(of().ikp, id)).body;
    expect(page).toMatchObject({ entry: null, components: [{ title: 'Optik' }] });
    expect((await remove(id)).status).toBe(404);
  });
});
