import { beforeAll, describe, expect, test } from '@jest/globals';
import { desc } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { Person } from '../../bot/domain/person.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { askUndo, takeBackImport } from '../../bot/duties/importUndo.ts';
import { importBatch } from '../../bot/store/schema.ts';
import { listAgreements } from '../../bot/store/agreements.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { listTasksOfKind } from '../../bot/store/taskSubjects.ts';
import { AUTUMN_2027, exchangeAgreementOf, importAgreements, incomingFrom, outgoingTo, whatComesUp } from '../support/endingAgreements.ts';
import { learningAgreementOf } from '../support/learningAgreements.ts';
import { saveSpring, wien } from '../support/loans.ts';
import { productUnderTest } from '../support/product.ts';

/** One agreement with its places and history, and one department, as the tab asks for them; and who gets neither. */
const under = productUnderTest({ start: '2026-11-26T09:00:00+01:00' });
const of = () => under.people;
const get = (who: Person | null, path: string) => under.api(who, 'GET', path);
const details = (who: Person, id = shared) => get(who, `/api/agreements/${id}/details`);
const department = (who: Person, id: string) => get(who, `/api/departments/${id}`);
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

let shared = '';

beforeAll(async () => {
  const { house } = under.product;
  await saveSpring({ db: under.product.store.db });
  await saveTerm(house.db, AUTUMN_2027);
  const until2028 = { receivingFirstAcademicYear: parseAcademicYear('2025/2026'), receivingLastAcademicYear: parseAcademicYear('2027/2028') };
  await importAgreements(
    house,
    exchangeAgreementOf({
      conditions: [
        outgoingTo('uio.no', until2028),
        incomingFrom('uio.no', { receivingFirstAcademicYear: parseAcademicYear('2026/2027'), mobilitiesPerYear: null }),
        outgoingTo('uio.no', { ...until2028, sendingOunitId: 'umu-kem', mobilitiesPerYear: 1 }),
      ],
    }),
  );
  [shared = ''] = (await listAgreements(house.db, 'all')).map(({ id }) => id);
  const stay = (omobilityId: string, start: string, end: string, differing = {}) =>
    learningAgreementOf({ omobilityId, receivingHeiId: 'uio.no', mobilityStart: { kind: 'day', date: start }, mobilityEnd: { kind: 'day', date: end }, ...differing });
  await importLearningAgreements(house, { fileName: 'las.xml', by: 'test' }, [
    stay('one', '2026-08-15', '2026-12-20'),
    stay('two', '2027-01-10', '2027-06-20'),
    stay('three', '2027-01-10', '2027-06-20', { sendingOunitId: 'umu-kem' }),
    stay('too late', '2029-01-10', '2029-06-20'),
    stay('whose', '2027-01-10', '2027-06-20', { sendingOunitId: 'nobody knows' }),
  ]);
  await whatComesUp(house, 'agreementRenewal');
});

describe('the places of an agreement', () => {
  const rowsOf = async (who: Person, year = '2026/2027') =>
    (await details(who)).body.places
      .filter((one: { academicYear: string }) => one.academicYear === year)
      .map(({ places, stays, lent, borrowed, free, over }: Record<string, { certain: number } & number>) => [places, stays?.certain, lent?.certain, borrowed?.certain, free, over]);

  test('are counted by year and condition, and what is not known is told', async () => {
    const { body } = await details(of().ikp);
    expect(body.agreement).toMatchObject({ id: shared, iiaCode: 'UMU-FYS-1', conditions: [{ mobilitiesPerYear: 2 }, { mobilitiesPerYear: null }] });
    expect(await rowsOf(of().ikp)).toEqual([
      [2, 2, 0, 0, { fewest: 0, most: 0 }, 0],
      [null, 0, 0, 0, null, 0],
    ]);
    expect(await rowsOf(of().ikp, '2027/2028')).toEqual([[2, 0, 0, 0, { fewest: 2, most: 2 }, 0]]);
    expect(body.places.filter((one: { isPast: boolean }) => one.isPast).map((one: { academicYear: string }) => one.academicYear)).toEqual(['2025/2026']);
    expect(body.unknown).toEqual({ staysWithoutDepartment: 1, staysOutside: 1, loansWithoutAgreement: 0 });
    expect(body.nominationTerm).toMatchObject({ code: 'HT2027' });
  });

  test('follow a loan on both sides, and its withdrawal', async () => {
    const lent = wien({ people: of() }, { agreementId: shared, partnerName: null });
    const { body: entered } = await under.api(of().ikp, 'POST', '/api/loans', lent);
    expect((await rowsOf(of().ikp))[0]).toEqual([2, 2, 1, 0, { fewest: 0, most: 0 }, 1]);
    // The only stay at chemistry may be that on the borrowed place.
    expect(await rowsOf(of().chemist)).toEqual([[1, 1, 0, 1, { fewest: 0, most: 1 }, 0]]);
    const loan = { ownerText: 'Institutionen för fysik', studyText: 'Kemiska institutionen', termCode: 'VT2027', untilText: '6 juni 2027', state: 'inUse', isOnThis: true, count: 1 };
    expect((await details(of().coordinator)).body.loans).toMatchObject([loan]);
    expect((await details(of().ikp)).body.loans).toMatchObject([loan]);
    expect((await details(of().head)).body.loans).toEqual([]);
    await under.api(of().ikp, 'POST', `/api/loans/${entered.loanId}/withdrawal`, { note: null });
    expect((await rowsOf(of().ikp))[0]).toEqual([2, 2, 0, 0, { fewest: 0, most: 0 }, 0]);
    await under.api(of().ikp, 'POST', '/api/loans', { ...lent, agreementId: null, partnerName: 'uio.no' });
    expect((await details(of().ikp)).body).toMatchObject({ unknown: { loansWithoutAgreement: 1 }, loans: [{ isOnThis: false, state: 'inUse' }, { isOnThis: true, state: 'withdrawnBeforeStart' }] });
  });
});

describe('the history of an agreement', () => {
  const textsFor = async (who: Person) => (await details(who)).body.history.map(({ whoText, text }: { whoText: string; text: string }) => `${whoText}: ${text}`);

  test('tells who did what, the newest first, to those whom it concerns', async () => {
    const [task] = (await listTasksOfKind(under.product.store.db, 'agreementRenewal')).filter(({ departmentId }) => departmentId === of().physicsId);
    const answer = await under.api(of().ikp, 'POST', `/api/tasks/${task?.taskId}/actions`, { verb: 'underWay', version: 1, input: { expectedOn: '2027-01-15' } });
    expect(answer.status).toBe(200);
    const [told] = (await listTasksOfKind(under.product.store.db, 'placeWithdrawal'));
    await under.api(of().chemist, 'POST', `/api/tasks/${told?.taskId}/actions`, { verb: 'received', version: 1, input: {} });
    const ofPhysics = [
      'Mehmet Aydin: Kemiska institutionen bekräftade beskedet om den lånade platsen',
      'Karin Åström: Meddelade att förnyelsen pågår',
      'Karin Åström: Återbud på platsen som Kemiska institutionen lånade, VT2027. Den är fri igen hos Institutionen för fysik',
      'Karin Åström: Institutionen för fysik lånade ut en plats till Kemiska institutionen, VT2027',
      'IKP-forum: Institutionen för fysik fick frågan om avtalet ska förnyas',
      'IKP-forum: Avtalet kom med en import',
    ];
    expect(await textsFor(of().ikp)).toEqual(ofPhysics);
    expect(await textsFor(of().coordinator)).toEqual(ofPhysics);
    expect(await textsFor(of().head)).toEqual([1, 4, 5].map((at) => ofPhysics[at]));
    // Physics alone is asked about the renewal.
    expect(await textsFor(of().chemist)).toEqual([
      'Mehmet Aydin: Department of Chemistry confirmed the news of the borrowed place',
      'Karin Åström: The place that Department of Chemistry borrowed was given up before the start, VT2027. It is free again at Department of Physics',
      'Karin Åström: Department of Physics lent a place to Department of Chemistry, VT2027',
      'IKP-forum: The agreement came with an import',
    ]);
  });

  test('goes on when an import changes the agreement, and when it is taken back', async () => {
    const { house, store } = under.product;
    const others = (await listAgreements(house.db, 'all')).find(({ id }) => id === shared)?.conditions.map(({ condition }) => condition) ?? [];
    const renamed = exchangeAgreementOf({ iiaCode: 'UMU-FYS-9', conditions: others });
    const unchanged = exchangeAgreementOf({ conditions: others });
    await importAgreements(house, unchanged);
    expect((await textsFor(of().ikp))[0]).not.toMatch(/import/);
    under.clock.add({ minutes: 1 });
    await importAgreements(house, renamed);
    expect((await textsFor(of().ikp))[0]).toBe('IKP-forum: Villkoren ändrades av en import');
    const [latest] = await store.db.select().from(importBatch).orderBy(desc(importBatch.importedAt)).limit(1);
    const actor = { person: of().coordinator, correlationId: 'undo' };
    expect(await askUndo(house, actor, latest?.id ?? '')).toBe('asked');
    await takeBackImport(house, latest?.id ?? '');
    expect((await textsFor(of().ikp))[0]).toBe('Hanna Björkqvist: En import togs tillbaka, och villkoren är som före den');
  });

  test('and the rest of the page name no student', async () => {
    for (const who of [of().ikp, of().deputy, of().head, of().coordinator]) {
      const { status, body } = await details(who);
      expect([status, JSON.stringify(body)]).toEqual([200, expect.not.stringMatching(/Hemlig|Studentina|Alva|Lind\b/)]);
    }
  });
});

describe('what is not a person’s to see', () => {
  const told = ({ status, body }: Awaited<ReturnType<typeof get>>) => ({ status, ...body, correlationId: '', detail: '' });

  test('is answered like what does not exist', async () => {
    await importAgreements(under.product.house, exchangeAgreementOf({ iiaId: 'iia-kem', iiaCode: 'UMU-KEM-1', partnerHeiId: 'ntnu.no', conditions: [outgoingTo('ntnu.no', { sendingOunitId: 'umu-kem' })] }));
    const [theirs] = await listAgreements(under.product.store.db, [of().chemistryId]);
    expect((await details(of().chemist, theirs?.id)).status).toBe(200);
    for (const who of ['ikp', 'deputy', 'head', 'officer'] as const) {
      const forbidden = told(await details(of()[who], theirs?.id));
      expect(forbidden.status).toBe(404);
      expect(told(await details(of()[who], UNKNOWN))).toEqual(forbidden);
      expect(told(await details(of()[who], 'nonsense'))).toEqual(forbidden);
      const foreign = told(await department(of()[who], of().chemistryId));
      expect(foreign).toEqual(forbidden);
      expect(told(await department(of()[who], UNKNOWN))).toEqual(forbidden);
    }
    expect((await details(of().officer)).status).toBe(404);
    expect((await details(of().coordinator, theirs?.id)).status).toBe(200);
    expect((await details(of().coordinator, UNKNOWN)).status).toBe(404);
    expect((await get(null, `/api/agreements/${shared}/details`)).status).toBe(401);
    expect((await get(null, `/api/departments/${of().physicsId}`)).status).toBe(401);
    for (const path of [`/api/meetings/${UNKNOWN}`, '/api/meetings/nonsense', '/api/knowledge/no-such-article']) {
      expect((await get(of().ikp, path)).status).toBe(404);
    }
  });
});

describe('a department', () => {
  test('is shown to the office and to its own people, with who stands behind it', async () => {
    await under.api(of().ikp, 'POST', '/api/me/absences', { firstDay: '2026-11-26', lastDay: '2027-01-07' });
    const { body } = await department(of().coordinator, of().physicsId);
    expect(body).toMatchObject({
      name: 'Institutionen för fysik',
      code: 'FYS',
      facultyName: 'Teknisk-naturvetenskapliga fakulteten',
      asOffice: true,
      contacts: [
        { name: 'Karin Åström', capacity: 'ikp', awayText: 'Borta till och med 7 januari 2027, Olof Wikberg svarar', onlyUrgent: false },
        { name: 'Olof Wikberg', capacity: 'deputy', awayText: null },
        { name: 'Ingrid Sandelin', capacity: 'head' },
      ],
      gapText: null,
      agreements: [{ id: shared, partnerName: 'uio.no', coverage: 'notCovering', expiresWith: '2026/2027', expiresWithinAYear: true }],
    });
    expect((await department(of().head, of().physicsId)).body).toMatchObject({ asOffice: false, loans: null });
    expect((await department(of().deputy, of().physicsId)).body).toMatchObject({
      name: 'Department of Physics',
      loans: expect.arrayContaining([expect.objectContaining({ side: 'owner', otherText: 'Department of Chemistry', count: 1 })]),
    });
    expect((await department(of().coordinator, of().historyId)).body.gapText).not.toBeNull();
  });

  test('shows its tasks by kind, and what came too late, without a word of what they are about', async () => {
    const request = { caseReference: 'REQ-1', courseCode: '5FY', courseName: 'Kvantmekanik', departmentId: of().physicsId, term: 'HT2027', question: 'Räcker kursen?' };
    const { body: first } = await under.api(of().officer, 'POST', '/api/eligibility-requests', request);
    await under.api(of().officer, 'POST', '/api/eligibility-requests', { ...request, caseReference: 'REQ-2' });
    const ofEligibility = async () => (await department(of().coordinator, of().physicsId)).body.tasks.find(({ kind }: { kind: string }) => kind === 'eligibility');
    expect(await ofEligibility()).toMatchObject({ open: 2, overdue: 0, doneInTime: 0, doneLate: 0 });
    under.clock.add({ weeks: 2 });
    await under.api(of().deputy, 'POST', `/api/tasks/${first.taskId}/actions`, { verb: 'eligible', version: 1, input: {} });
    expect(await ofEligibility()).toMatchObject({ open: 1, overdue: 1, doneLate: 1 });
    expect(JSON.stringify((await department(of().coordinator, of().physicsId)).body)).not.toMatch(/REQ-|Kvantmekanik|Hemlig|Alva/);
  });

  test('shows how far it is with what has been published', async () => {
    const dueOn = under.clock.now().toZonedDateTimeISO('Europe/Stockholm').toPlainDate().add({ weeks: 3 }).toString();
    const notice = { kind: 'notice', titleSv: 'Nytt stipendium', titleEn: 'New scholarship', textSv: 'Berätta det.', textEn: 'Tell them.', dueOn };
    expect((await under.api(of().coordinator, 'POST', '/api/publications', notice)).status).toBe(200);
    expect((await department(of().ikp, of().physicsId)).body.publications).toMatchObject([{ title: 'Nytt stipendium', dueOn: Temporal.PlainDate.from(dueOn).toString(), state: 'open', partners: null }]);
  });
});
