import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { listAgreements } from '../../bot/store/agreements.ts';
import { onEachServer } from '../support/databases.ts';
import { exchangeAgreementOf, importAgreements, outgoingTo, whatComesUp } from '../support/endingAgreements.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);

  const look = () => whatComesUp(under.house, 'agreementRegistration');
  const view = async (taskId: string, person: Person = under.people.ikp) =>
    responsibleTaskView(under.db, await under.file(taskId), { personId: person.id, language: 'sv' }, under.clock.now());
  const verbs = async (taskId: string) => (await view(taskId)).actions.map(({ verb }) => verb);
  const actOn = async (taskId: string, verb: string) =>
    act(under.house, { taskId, verb, input: {}, version: (await under.file(taskId)).task.version, actor: under.actor(under.people.ikp) });
  const solemoveState = async (iiaId: string) => (await listAgreements(under.db, 'all')).find((one) => one.iiaId === iiaId)?.solemoveState;

  /** The stock is read in, and a day later an agreement comes that was not in it. */
  async function newAgreement(differing: Parameters<typeof exchangeAgreementOf>[0] = {}): Promise<string> {
    await importAgreements(under.house, exchangeAgreementOf());
    under.clock.add({ days: 1 });
    await importAgreements(under.house, exchangeAgreementOf(), exchangeAgreementOf({ iiaId: 'iia-new', iiaCode: 'UMU-FYS-9', ...differing }));
    const [only, ...others] = await look();
    expect(others).toEqual([]);
    return only?.taskId ?? '';
  }

  describe('starts', () => {
    test('for none of what is read in on the first day, in however many files', async () => {
      await importAgreements(under.house, exchangeAgreementOf());
      under.clock.add({ hours: 3 });
      await importAgreements(under.house, exchangeAgreementOf({ iiaId: 'iia-2' }));
      expect(await look()).toEqual([]);
      expect(await solemoveState('iia-2')).toBeNull();
    });

    test('for what first comes later, and only once', async () => {
      const taskId = await newAgreement({ partnerIiaCode: 'OSLO-7' });
      const shown = await view(taskId);
      expect(shown.title).toBe('Lägg in det nya avtalet med uio.no i Solemove');
      expect(shown.facts.map(({ value }) => value)).toEqual(
        expect.arrayContaining(['UMU-FYS-9', 'uio.no', 'OSLO-7', '2 platser om året, läsåren 2021/2022 till 2026/2027']),
      );
      // Fifteen working days after Thursday 26 November.
      expect((await under.file(taskId)).task.dueAt.toString()).toBe('2026-12-17T16:00:00Z');
      await importAgreements(under.house, exchangeAgreementOf({ iiaId: 'iia-new', iiaCode: 'UMU-FYS-9' }));
      under.clock.add({ days: 20 });
      expect(await look()).toHaveLength(1);
    });

    test('with the department that has most places in it', async () => {
      const taskId = await newAgreement({ conditions: [outgoingTo(), outgoingTo('uio.no', { sendingOunitId: 'umu-kem', mobilitiesPerYear: 5 })] });
      expect((await under.file(taskId)).task.department.code).toBe('KEM');
    });
  });

  describe('is done', () => {
    test('step by step, in an order that Solemove allows, with who and when', async () => {
      const taskId = await newAgreement();
      expect(await verbs(taskId)).toEqual(['partnerFound', 'allDone']);
      expect((await actOn(taskId, 'entered')).kind).toBe('unchanged');
      await actOn(taskId, 'partnerFound');
      expect(await verbs(taskId)).toEqual(['entered', 'allDone']);
      expect((await view(taskId)).facts[0]).toEqual({
        label: '1. Partnern finns i Solemove, med SCHAC-kod och Erasmuskod',
        value: 'Klart tors 26 nov. 10:00, Karin Åström',
      });
      await actOn(taskId, 'entered');
      expect(await verbs(taskId)).toEqual(['fileUploaded', 'checked', 'allDone']);
      await actOn(taskId, 'checked');
      expect(await solemoveState('iia-new')).toBe('notEntered');
      await actOn(taskId, 'fileUploaded');
      expect((await under.file(taskId)).task.state).toBe('done');
      expect(await solemoveState('iia-new')).toBe('entered');
      expect(await look()).toHaveLength(1);
    });

    test('at once when all of it was done before', async () => {
      const taskId = await newAgreement();
      await actOn(taskId, 'partnerFound');
      await actOn(taskId, 'allDone');
      expect((await under.file(taskId)).task.state).toBe('done');
      expect(await solemoveState('iia-new')).toBe('entered');
      await importAgreements(under.house, exchangeAgreementOf({ iiaId: 'iia-new' }));
      expect(await solemoveState('iia-new')).toBe('entered');
    });

    test('by itself when the agreement has lost its conditions', async () => {
      const taskId = await newAgreement();
      await importAgreements(under.house, exchangeAgreementOf({ iiaId: 'iia-new', conditions: [] }));
      await look();
      expect((await under.file(taskId)).task.state).toBe('cancelled');
    });
  });
});
