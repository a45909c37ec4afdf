import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../bot/domain/person.ts';
import { listAgreements } from '../../bot/store/agreements.ts';
import { listTasksOfKind } from '../../bot/store/taskSubjects.ts';
import { savePartnerAccount } from '../../bot/store/partnerAccounts.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { translate } from '../../bot/texts/translate.ts';
import { AUTUMN_2027, exchangeAgreementOf, importAgreements, incomingFrom, outgoingTo, whatComesUp } from '../support/endingAgreements.ts';
import { productUnderTest } from '../support/product.ts';

/** What is being done about agreements, as their departments see it, and how the departments stand. */
const under = productUnderTest();
const sv = translate('sv');
const of = () => under.people;
const workOf = async (person: Person) => (await under.api(person, 'GET', '/api/agreement-work')).body.agreements;
const overview = async (person: Person = of().coordinator) => under.api(person, 'GET', '/api/department-overview');
const department = async (code: string) => (await overview()).body.departments.find((one: { code: string }) => one.code === code);

beforeAll(async () => {
  const { house } = under.product;
  await saveTerm(house.db, AUTUMN_2027);
  await importAgreements(
    house,
    exchangeAgreementOf({ conditions: [outgoingTo(), incomingFrom()] }),
    exchangeAgreementOf({ iiaId: 'iia-kem', partnerHeiId: 'ntnu.no', conditions: [outgoingTo('ntnu.no', { sendingOunitId: 'umu-kem', kind: 'staffTeaching' })] }),
  );
  await whatComesUp(house, 'agreementRenewal');
});

describe('the work on agreements', () => {
  test('shows what is to be decided, with the task that asks', async () => {
    const [only, ...others] = await workOf(of().ikp);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      renewal: { state: 'toDecide', dueOn: '2027-02-17', by: null },
      solemoveState: null,
      account: { state: 'unknown', contactName: null },
      tasks: [{ title: 'Utbytesavtal att förnya' }],
    });
    // The head has it in view, without being asked.
    expect((await workOf(of().head))[0]).toMatchObject({ renewal: { state: 'toDecide' }, tasks: [] });
  });

  test('is nothing to people without a department, and to others only their own', async () => {
    expect(await workOf(of().officer)).toEqual([]);
    expect((await workOf(of().chemist)).map((one: { renewal: object }) => one.renewal)).toMatchObject([{ state: 'toDecide' }]);
    expect((await under.api(null, 'GET', '/api/agreement-work')).status).toBe(401);
  });

  test('shows the decision, until the agreement is another', async () => {
    const [task] = (await listTasksOfKind(under.product.store.db, 'agreementRenewal')).filter((one) => one.departmentId === of().physicsId);
    const act = (version: number, verb: string, input: object) =>
      under.api(of().ikp, 'POST', `/api/tasks/${task?.taskId}/actions`, { verb, version, input });
    expect((await act(1, 'underWay', { expectedOn: '2027-01-15', note: 'Oslo skriver under' })).status).toBe(200);
    expect((await workOf(of().ikp))[0].renewal).toEqual({ state: 'underWay', dueOn: '2027-01-15', text: 'Oslo skriver under', by: 'Karin Åström', decidedOn: null });
    expect((await act(2, 'lapse', { reason: 'Ingen åker dit' })).status).toBe(200);
    expect((await workOf(of().ikp))[0]).toMatchObject({
      renewal: { state: 'lapse', dueOn: null, text: 'Ingen åker dit', by: 'Karin Åström', decidedOn: '2026-11-25' },
      tasks: [],
    });
  });

  test('shows the partner’s account', async () => {
    const account = { partnerHeiId: 'uio.no', state: 'missing' as const, contactName: 'Kari', contactEmail: 'kari@uio.no', updatedAt: under.clock.now() };
    await savePartnerAccount(under.product.store.db, account, of().ikp.id);
    expect((await workOf(of().ikp))[0].account).toEqual({ state: 'missing', contactName: 'Kari', contactEmail: 'kari@uio.no' });
  });
});

describe('the overview of departments', () => {
  test.each(['ikp', 'officer'] as const)('is not for %s', async (who) => {
    expect((await overview(of()[who])).status).toBe(403);
  });

  test('tells who stands behind each, what is open and what is in danger', async () => {
    expect((await overview()).body.nominationTerm).toBe('HT2027');
    expect(await department('FYS')).toMatchObject({
      name: 'Institutionen för fysik',
      people: [
        { name: 'Ingrid Sandelin', capacity: 'head' },
        { name: 'Karin Åström', capacity: 'ikp' },
        { name: 'Olof Wikberg', capacity: 'deputy' },
      ],
      agreements: 1,
      endingAgreements: 1,
      agreementsMissingTerm: 1,
      accountsMissing: 1,
      openTasks: 0,
      hasNobody: false,
    });
    // Staff are not nominated.
    expect(await department('KEM')).toMatchObject({ agreements: 1, endingAgreements: 1, agreementsMissingTerm: 0, openTasks: 1, overdueTasks: 0 });
    under.clock.add({ weeks: 20 });
    expect(await department('KEM')).toMatchObject({ overdueTasks: 1 });
  });

  test('marks one that has work and nobody to do it', async () => {
    expect(await department('HIS')).toMatchObject({ people: [], agreements: 0, hasNobody: false });
    const request = { caseReference: 'REQ-1', courseCode: '1HI', courseName: 'Historia', departmentId: of().historyId, term: 'HT2027', question: 'Räcker kursen?' };
    expect((await under.api(of().officer, 'POST', '/api/eligibility-requests', request)).status).toBe(200);
    expect(await department('HIS')).toMatchObject({ openTasks: 1, hasNobody: true });
    // What the tasks are about stays with those who are asked.
    expect(JSON.stringify((await overview()).body)).not.toMatch(/REQ-1|Historia"/);
  });
});

describe('an agreement by hand', () => {
  const condition = (differing: object = {}) => ({
    direction: 'incoming',
    kind: 'studentStudies',
    iscedCode: '0533',
    mobilitiesPerYear: 2,
    totalMonthsPerYear: '10.5',
    firstAcademicYear: '2027/2028',
    lastAcademicYear: '2031/2032',
    ...differing,
  });
  const good = (differing: object = {}) => ({
    departmentId: of().historyId,
    partnerHeiId: 'Aalto.fi ',
    partnerName: 'Aalto-universitetet',
    iiaCode: 'UMU-HIS-1',
    partnerIiaCode: null,
    conditions: [condition()],
    ...differing,
  });
  const enter = (body: object, who: Person = of().coordinator, key = 'one') => under.api(who, 'POST', '/api/agreements', body, { 'Idempotency-Key': key });

  test('is saved once, and becomes tasks to enter it in Solemove and to see to the account', async () => {
    const { status, body } = await enter(good());
    expect(status).toBe(200);
    expect((await enter(good())).body).toEqual(body);
    const saved = (await listAgreements(under.product.store.db, [of().historyId])).find(({ id }) => id === body.agreementId);
    expect(saved).toMatchObject({ partnerHeiId: 'aalto.fi', partnerName: 'Aalto-universitetet', solemoveState: 'notEntered' });
    expect(saved?.conditions.map(({ condition: one }) => one)).toMatchObject([
      { sendingHeiId: 'aalto.fi', receivingHeiId: 'umu.se', mobilitiesPerYear: 2, totalMonthsPerYear: '10.5', receivingLastAcademicYear: '2031/2032' },
    ]);
    const { house } = under.product;
    expect((await whatComesUp(house, 'agreementRegistration')).map(({ departmentId }) => departmentId)).toEqual([of().historyId]);
    expect((await whatComesUp(house, 'partnerAccount')).some(({ occasion }) => occasion.startsWith('aalto.fi'))).toBe(true);
  });

  test.each<[string, object, string, string]>([
    ['a code that is there', {}, 'iiaCode', sv('invalid.agreementThere')],
    ['our own code', { partnerHeiId: 'umu.se' }, 'partnerHeiId', sv('invalid.ownSchacCode')],
    ['a name for a code', { partnerHeiId: 'Aalto' }, 'partnerHeiId', sv('invalid.schacCode')],
    ['no condition', { conditions: [] }, 'conditions', sv('invalid.required')],
    ['years that end before they begin', { conditions: [condition({ lastAcademicYear: '2026/2027' })] }, 'conditions.0.lastAcademicYear', sv('invalid.endBeforeStart')],
    ['no academic year', { conditions: [condition({ firstAcademicYear: '2027/2029' })] }, 'conditions.0.firstAcademicYear', sv('invalid.academicYear')],
    ['a subject of three digits', { conditions: [condition({ iscedCode: '533' })] }, 'conditions.0.iscedCode', sv('invalid.iscedCode')],
    ['half a place', { conditions: [condition({ mobilitiesPerYear: 0.5 })] }, 'conditions.0.mobilitiesPerYear', sv('invalid.number')],
    ['a personal number', { partnerName: '900101-1239' }, 'partnerName', sv('invalid.personalNumber')],
  ])('with %s is refused, and nothing is saved', async (_case, differing, field, message) => {
    const answer = await enter(good(differing), of().coordinator, 'another');
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ field, message }]);
    expect(await listAgreements(under.product.store.db, [of().historyId])).toHaveLength(1);
  });

  test('is for the own department only, and not for people without one', async () => {
    expect((await enter(good({ iiaCode: 'UMU-HIS-2' }), of().ikp)).body.errors).toMatchObject([{ field: 'departmentId' }]);
    expect((await enter(good({ departmentId: of().physicsId, iiaCode: 'UMU-FYS-2' }), of().ikp, 'two')).status).toBe(200);
    expect((await enter(good(), of().officer)).status).toBe(403);
    expect((await under.api(of().officer, 'GET', '/api/agreement-form')).status).toBe(403);
    const form = await under.api(of().ikp, 'GET', '/api/agreement-form');
    expect(form.body.departments).toEqual([{ id: of().physicsId, name: 'Institutionen för fysik' }]);
    expect(form.body.academicYears).toEqual(expect.arrayContaining(['2026/2027', '2031/2032']));
  });
});
