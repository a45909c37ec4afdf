import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../bot/domain/person.ts';
import { listTasksOfKind } from '../../bot/store/taskSubjects.ts';
import { savePartnerAccount } from '../../bot/store/partnerAccounts.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { AUTUMN_2027, exchangeAgreementOf, importAgreements, incomingFrom, outgoingTo, whatComesUp } from '../support/endingAgreements.ts';
import { productUnderTest } from '../support/product.ts';

/** What is being done about agreements, as their departments see it, and how the departments stand. */
const under = productUnderTest();
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
