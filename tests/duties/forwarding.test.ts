import { beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { act } from '../../bot/duties/act.ts';
import { importExchangeAgreements } from '../../bot/duties/imports.ts';
import { forwardingDuty } from '../../bot/duties/forwarding.ts';
import { publish, tasksOf, withdrawPublication } from '../../bot/duties/publications.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { saveInstitution } from '../../bot/store/agreements.ts';
import { auditLog, partnerAccount, publication, task } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { agreementOf, bothWays, conditionOf } from '../support/exchangeAgreements.ts';
import { houseUnderTest } from '../support/house.ts';
import { instructionOf } from '../support/publications.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs } = under;

  beforeEach(async () => {
    await saveInstitution(under.db, { heiId: 'univie.ac.at', name: 'Universität Wien', country: 'AT' });
    await saveInstitution(under.db, { heiId: 'uio.no', name: 'University of Oslo', country: 'NO' });
    await under.db.insert(partnerAccount).values({
      partnerHeiId: 'uio.no',
      state: 'created',
      contactEmail: 'exchange@uio.example',
      updatedAt: clock.now(),
      updatedBy: under.people.ikp.id,
    });
    await importExchangeAgreements(under.house, { fileName: 'iias.xml', by: 'test' }, [
      bothWays('univie.ac.at', '10000000'),
      bothWays('uio.no', '10000000'),
      bothWays('bath.ac.uk', 'umu-kem'),
      agreementOf('staff.example', [conditionOf({ kind: 'staffTeaching', receivingHeiId: 'staff.example' })]),
    ]);
  });

  async function published(differing = {}): Promise<string> {
    const result = await publish(under.house, under.actor(under.people.coordinator), instructionOf(differing), null);
    if (result.kind !== 'published') throw new Error(`It was not published: ${result.kind}.`);
    return result.publicationId;
  }
  /** The task of physics. */
  async function toPhysics(differing = {}): Promise<string> {
    const tasks = await tasksOf(under.db, [await published(differing)]);
    return tasks.find((one) => one.task.department.id === under.people.physicsId)?.task.taskId ?? '';
  }
  async function doAs(taskId: string, verb: string, input: Record<string, string> = {}) {
    const { task: seen } = await under.file(taskId);
    return act(under.house, { taskId, verb, version: seen.version, input, actor: under.actor(under.people.ikp) });
  }
  async function view(taskId: string, language: 'sv' | 'en' = 'sv') {
    return responsibleTaskView(under.db, await under.file(taskId), { personId: under.people.ikp.id, language }, clock.now());
  }
  const state = async (taskId: string) => (await under.file(taskId)).task.state;

  describe('an instruction', () => {
    test('becomes a task of each department with partners for students, with a line for each of them', async () => {
      const id = await published();
      const tasks = await tasksOf(under.db, [id]);
      const emails = tasks.map(({ task: { department }, details }) => [
        department.code,
        'partners' in details && Object.fromEntries(details.partners.map(({ name, email }) => [name, email])),
      ]);
      expect(emails).toEqual([
        ['FYS', { 'Universität Wien': null, 'University of Oslo': 'exchange@uio.example' }],
        ['KEM', { 'bath.ac.uk': null }],
      ]);
      const [first] = await under.db.select().from(task).where(eq(task.departmentId, under.people.physicsId));
      expect(first?.dueAt.toString()).toBe('2027-01-15T16:00:00Z');
      expect(jobs.changed).toHaveLength(2);
      const audits = await under.db.select().from(auditLog).where(sql`detail->>'publication' = ${id}`);
      expect(audits).toMatchObject([{ actor: under.people.coordinator.id, action: 'publication.published', detail: { kind: 'instruction', departments: 2 } }]);
    });

    test('goes to the chosen departments alone; one without partners is refused, and nothing is kept', async () => {
      const { physicsId, historyId } = under.people;
      expect((await tasksOf(under.db, [await published({ departmentIds: [physicsId] })])).map(({ task: one }) => one.department.code)).toEqual(['FYS']);
      const refused = await publish(under.house, under.actor(under.people.coordinator), instructionOf({ departmentIds: [physicsId, historyId] }), null);
      expect(refused).toMatchObject({ kind: 'noPartners', departments: [{ code: 'HIS' }] });
      expect(await under.db.select().from(publication)).toHaveLength(1);
    });

    test('on a last day that has passed is refused', async () => {
      expect(await publish(under.house, under.actor(under.people.coordinator), instructionOf({ dueOn: '2026-11-24' }), null)).toEqual({ kind: 'dayHasPassed' });
    });

    test('published after the office has closed on its last day leaves a working day', async () => {
      clock.set('2027-01-15T18:00:00+01:00');
      expect((await under.file(await toPhysics())).task.dueAt.toString()).toBe('2027-01-19T07:00:00Z');
    });
  });

  describe('the task', () => {
    test('offers the e-mail ready to send, to whom it is known, and its text beside it', async () => {
      const { links, passages, title } = await view(await toPhysics());
      expect(title).toBe('Skicka vidare till era partneruniversitet: Nominering till HT2027');
      const mails = links.filter(({ url }) => url.startsWith('mailto:'));
      expect(mails.map((link) => link.title).sort()).toEqual(['Mejla University of Oslo', 'Mejla Universität Wien']);
      const toOslo = new URL(mails.find((link) => link.title.endsWith('Oslo'))?.url ?? '');
      expect(toOslo.pathname).toBe('exchange@uio.example');
      expect(toOslo.searchParams.get('subject')).toBe('Nomination to Umeå University, autumn 2027');
      expect(toOslo.searchParams.get('body')).toBe('Dear partner,\r\n\r\nPlease nominate your students by 1 April 2027.');
      expect(passages).toHaveLength(1);
      expect(passages[0]?.text).toContain('Please nominate your students');
    });

    test('reads in the language of the person', async () => {
      const { title, facts } = await view(await toPhysics(), 'en');
      expect(title).toContain('Nomination for autumn 2027');
      expect(facts.map(({ value }) => value)).toContain('Send the instruction to your partners by 15 January.');
    });

    test('ends when all are sent in one go, and tells who said so and when', async () => {
      const taskId = await toPhysics();
      await doAs(taskId, 'allSent', { on: '2026-11-24' });
      const ended = await view(taskId);
      expect(ended.state).toBe('done');
      expect(ended.facts.find(({ result }) => result)?.value).toBe('2 av 2 partneruniversitet har fått instruktionen');
      expect(ended.facts.map(({ value }) => value).join('\n')).toContain('University of Oslo (exchange@uio.example): 24 november 2026, Karin Åström');
      const rows = await under.db.select().from(auditLog).where(eq(auditLog.taskId, taskId));
      expect(rows.map(({ action }) => action)).toEqual(['forwarding.asked', 'forwarding.allSent']);
    });

    test('what bounced keeps it open, until it is sent again', async () => {
      const taskId = await toPhysics();
      await doAs(taskId, 'mark', { partner: 'uio.no', state: 'bounced' });
      await doAs(taskId, 'allSent');
      expect(await state(taskId)).toBe('open');
      expect((await view(taskId)).links.filter(({ url }) => url.startsWith('mailto:')).map((link) => link.title)).toEqual(['Mejla University of Oslo']);
      expect((await view(taskId)).actions.map(({ verb }) => verb)).toEqual(['mark']);
      await doAs(taskId, 'mark', { partner: 'uio.no', state: 'confirmed' });
      expect(await state(taskId)).toBe('done');
    });

    test('a partner that is not the department’s, or a state that there is none of, changes nothing', async () => {
      const taskId = await toPhysics();
      const refused = await doAs(taskId, 'mark', { partner: 'bath.ac.uk', state: 'lost' });
      expect(refused).toMatchObject({ kind: 'invalid', errors: [{ field: 'partner', problem: 'unknownChoice' }, { field: 'state', problem: 'unknownChoice' }] });
    });

    test('where no partner is concerned it ends with the reason, but not once one has been written to', async () => {
      const taskId = await toPhysics();
      await doAs(taskId, 'mark', { partner: 'uio.no', state: 'sent' });
      expect(await doAs(taskId, 'noneConcerned', { reason: 'Ingen nominerar.' })).toMatchObject({ kind: 'unchanged', why: 'notNow' });
      await doAs(taskId, 'mark', { partner: 'uio.no', state: 'notSent' });
      await doAs(taskId, 'noneConcerned', { reason: 'Ingen nominerar.' });
      expect((await view(taskId)).facts.filter(({ result }) => result === 'negative').map(({ value }) => value)).toContain('Ingen nominerar.');
    });
  });

  test('withdrawn, what is open ends and says so; what is done stays', async () => {
    const id = await published();
    const [physics, chemistry] = (await tasksOf(under.db, [id])).map(({ task: one }) => one.taskId);
    await doAs(physics ?? '', 'allSent');
    expect(await withdrawPublication(under.house, under.actor(under.people.coordinator), id)).toBe('withdrawn');
    expect([await state(physics ?? ''), await state(chemistry ?? '')]).toEqual(['done', 'cancelled']);
    expect((await view(chemistry ?? '')).facts.find(({ result }) => result === 'negative')).toMatchObject({ label: 'Återkallat av International Office', value: '25 november 2026' });
    expect(forwardingDuty.detailsOf(await under.file(physics ?? '')).withdrawnOn).toBeNull();
    expect(await withdrawPublication(under.house, under.actor(under.people.coordinator), id)).toBe('alreadyWithdrawn');
  });

  test('a key repeated publishes once, also when both calls come at once', async () => {
    const results = await Promise.all(
      [1, 2].map(() => publish(under.house, under.actor(under.people.coordinator), instructionOf(), 'a key')),
    );
    expect(results[1]).toEqual({ kind: 'published', publicationId: expect.any(String) });
    expect(results[0]).toEqual(results[1]);
    expect(await under.db.select().from(task)).toHaveLength(2);
  });

  test('a person’s marks are never lost to a withdrawal at the same moment', async () => {
    const id = await published();
    const taskId = (await tasksOf(under.db, [id]))[0]?.task.taskId ?? '';
    const [acted] = await Promise.all([
      doAs(taskId, 'mark', { partner: 'uio.no', state: 'sent' }),
      withdrawPublication(under.house, under.actor(under.people.coordinator), id),
    ]);
    const { partners, withdrawnOn } = forwardingDuty.detailsOf(await under.file(taskId));
    expect(await state(taskId)).toBe('cancelled');
    expect(withdrawnOn?.toString()).toBe('2026-11-25');
    expect(partners.find(({ heiId }) => heiId === 'uio.no')?.state).toBe(acted.kind === 'done' ? 'sent' : 'notSent');
  });
});
