import { describe, expect, test } from '@jest/globals';
import { and, eq, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { LearningAgreement } from '../../bot/domain/learningAgreement.ts';
import { act } from '../../bot/duties/act.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { askUndo, takeBackImport } from '../../bot/duties/importUndo.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { planMessages } from '../../bot/reminders/follow.ts';
import { auditLog, delivery, importBatch, learningAgreement, task } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { learningAgreementOf, signedOn, version } from '../support/learningAgreements.ts';

const [student, sendingInstitution, receivingInstitution] = [signedOn('2026-11-01'), signedOn('2026-11-10'), signedOn('2026-11-12')];
const signatures = { student, sendingInstitution, receivingInstitution };
const lacking = (party: keyof typeof signatures) => version({ signatures: { ...signatures, [party]: null } });
const agreed = version({ signatures });

onEachServer((database) => {
  const under = houseUnderTest(database);
  const take = (differing: Partial<LearningAgreement> = {}) =>
    importLearningAgreements(under.house, { fileName: 'la.xml', by: 'test' }, [
      learningAgreementOf({ versions: [lacking('receivingInstitution')], ...differing }),
    ]);
  const look = async () => expect(await lookWhatComesUp(under.house)).toEqual([]);
  const alarms = async () => under.db.select().from(task).where(eq(task.kind, 'unsignedMobility')).orderBy(task.createdAt, task.id);
  const alarm = async () => {
    const [row, ...others] = await alarms();
    if (!row || others.length > 0) throw new Error(`There are ${others.length + (row ? 1 : 0)} alarms.`);
    return row.id;
  };
  const view = async (taskId: string) =>
    responsibleTaskView(under.db, await under.file(taskId), { personId: under.people.ikp.id, language: 'en' }, under.clock.now());
  const fact = async (taskId: string, label: string) => (await view(taskId)).facts.find((one) => one.label === label)?.value;
  const acts = async (taskId: string) =>
    (await under.db.select().from(auditLog).where(eq(auditLog.taskId, taskId)).orderBy(auditLog.id)).map(({ action, actor }) => `${actor} ${action}`);
  const goTo = (moment: string) => under.clock.set(moment);

  describe('a mobility that begins without three signatures', () => {
    test('is told to contact person and International Office at once, and to nobody in public', async () => {
      await take();
      goTo('2027-02-28T23:30:00+01:00');
      await look();
      expect(await alarms()).toEqual([]);
      goTo('2027-03-01T00:10:00+01:00');
      await look();
      const taskId = await alarm();
      const { task: row, assignees } = await under.file(taskId);
      expect(row).toMatchObject({ state: 'open', publicReference: null, department: { code: 'FYS' } });
      expect(row.dueAt.equals(Temporal.Instant.from('2027-03-02T17:00:00+01:00'))).toBe(true);
      expect(assignees.map(({ name, capacity }) => `${name} ${capacity}`)).toEqual(['Karin Åström responsible', 'Hanna Björkqvist internationalOffice']);
      const { title, whyYou } = await view(taskId);
      expect(whyYou).toMatch(/at the same time/);
      expect(title).toBe('Studentina Hemlig has started without a finished Learning Agreement, uni-example.de');
      expect(await fact(taskId, 'Missing')).toBe('host university');
      expect(await acts(taskId)).toEqual(['calendar unsignedMobility.asked']);
    });

    test('is told to each of them within the office hours of the same day, and not in the channel', async () => {
      await take();
      goTo('2027-03-01T00:10:00+01:00');
      await look();
      const taskId = await alarm();
      await planMessages(under.house, taskId);
      const planned = await under.db.select().from(delivery).where(and(eq(delivery.taskId, taskId)));
      expect(planned.map(({ personId }) => personId).toSorted()).toEqual([under.people.ikp.id, under.people.coordinator.id].toSorted());
      for (const { plannedAt } of planned) expect(plannedAt.equals(Temporal.Instant.from('2027-03-01T08:00:00+01:00'))).toBe(true);
    });

    test('is one alarm, however often it is looked at and imported', async () => {
      await take();
      goTo('2027-03-01T09:00:00+01:00');
      await look();
      await take({ student: { givenNames: 'Studentina', familyName: 'Hemlig', globalId: null, email: 's@example.com' } });
      await look();
      goTo('2027-03-04T09:00:00+01:00');
      await look();
      await alarm();
    });

    test('is a month from its first day on', async () => {
      await take({ mobilityStart: { kind: 'month', yearMonth: '2027-03' } });
      goTo('2027-03-01T09:00:00+01:00');
      await look();
      await alarm();
    });

    test('is found also when nobody looked for weeks, but not when it is long over', async () => {
      await take({ omobilityId: 'short', mobilityEnd: { kind: 'day', date: '2027-03-05' } });
      await take({ omobilityId: 'shorter', mobilityEnd: { kind: 'day', date: '2027-03-02' } });
      goTo('2027-04-05T09:00:00+02:00');
      await look();
      expect((await view(await alarm())).facts).toContainEqual({ label: 'Mobility', value: '1 March 2027 to 5 March 2027' });
    });

    test('is no alarm when it was over before we heard of it, and one when it is under way', async () => {
      await take({ omobilityId: 'over', mobilityStart: { kind: 'day', date: '2026-08-31' }, mobilityEnd: { kind: 'month', yearMonth: '2026-10' } });
      await take({ omobilityId: 'under way', mobilityStart: { kind: 'day', date: '2026-08-31' }, mobilityEnd: { kind: 'month', yearMonth: '2026-11' } });
      await look();
      await alarm();
    });

    test('has all it needs when it was agreed, whatever has been proposed since', async () => {
      const proposal = version({ role: 'changesProposal', proposalId: 'p-1' });
      await take({ versions: [agreed, proposal], mobilityStart: { kind: 'day', date: '2026-09-01' } });
      await look();
      expect(await alarms()).toEqual([]);
    });

    test('has no department to tell when its unit is none of the directory', async () => {
      await take({ sendingOunitId: 'unknown', mobilityStart: { kind: 'day', date: '2026-09-01' } });
      await look();
      expect(await alarms()).toEqual([]);
    });
  });

  describe('an alarm', () => {
    const sounded = async (differing: Partial<LearningAgreement> = {}) => {
      const mobilityStart = { kind: 'day', date: '2026-11-02' } as const;
      await take({ mobilityStart, ...differing });
      await look();
      return { taskId: await alarm(), mobilityStart };
    };

    test('ends by itself when the signatures arrive, and says so', async () => {
      const { taskId, mobilityStart } = await sounded();
      await take({ mobilityStart, versions: [agreed] });
      await look();
      expect((await under.file(taskId)).task.state).toBe('done');
      expect((await view(taskId)).facts.find(({ result }) => result)?.value).toBe('All three have signed');
      expect(await fact(taskId, 'Missing')).toBeUndefined();
      expect(await acts(taskId)).toEqual(['calendar unsignedMobility.asked', 'calendar unsignedMobility.signed']);
    });

    test('ends when the department gives the signature that was missing here, before any file shows it', async () => {
      const { taskId } = await sounded({ versions: [lacking('sendingInstitution')] });
      const [toSign] = await under.db.select().from(task).where(eq(task.kind, 'learningAgreementSignature'));
      await act(under.house, { taskId: toSign?.id ?? '', verb: 'signed', version: 1, input: {}, actor: under.actor(under.people.ikp) });
      await look();
      expect((await under.file(taskId)).task.state).toBe('done');
    });

    test('follows what arrives: whose signature is missing, and the name', async () => {
      const { taskId, mobilityStart } = await sounded({ versions: [version()] });
      expect(await fact(taskId, 'Missing')).toBe('home university, host university');
      await take({ mobilityStart });
      await look();
      expect(await fact(taskId, 'Missing')).toBe('host university');
      expect(await alarm()).toBe(taskId);
    });

    test('ends when the start is moved ahead, and sounds anew when that start has come', async () => {
      const { taskId } = await sounded();
      await take({ mobilityStart: { kind: 'day', date: '2027-01-11' } });
      await look();
      expect((await under.file(taskId)).task.state).toBe('cancelled');
      goTo('2027-01-11T09:00:00+01:00');
      await look();
      expect((await alarms()).map(({ state }) => state)).toEqual(['cancelled', 'open']);
    });

    test('is settled with a note, by either, and does not sound again', async () => {
      const { taskId } = await sounded();
      const actor = under.actor(under.people.coordinator);
      expect((await act(under.house, { taskId, verb: 'settled', version: 1, input: {}, actor })).kind).toBe('invalid');
      const note = 'Signed on paper, the scan follows.';
      expect((await act(under.house, { taskId, verb: 'settled', version: 1, input: { note }, actor })).kind).toBe('done');
      expect((await view(taskId)).facts.filter(({ result }) => result).slice(0, 3).map(({ value }) => value)).toEqual([
        'Settled in another way',
        note,
        'Hanna Björkqvist',
      ]);
      await take({ mobilityStart: { kind: 'day', date: '2026-11-03' } });
      await look();
      expect(await alarm()).toBe(taskId);
    });

    test.each([
      ['that had been asked to be signed', {}],
      // Of this one nothing is left: the department never had to sign.
      ['that had not', { versions: [lacking('receivingInstitution')] }],
    ])('ends when the import of the agreement is taken back, of one %s', async (_what, differing) => {
      const { taskId, mobilityStart } = await sounded(differing);
      const [{ id: importId } = { id: '' }] = await under.db.select().from(importBatch);
      expect(await askUndo(under.house, under.actor(under.people.coordinator), importId)).toBe('asked');
      await takeBackImport(under.house, importId);
      expect((await under.file(taskId)).task.state).toBe('cancelled');
      expect((await view(taskId)).facts.find(({ result }) => result)?.value).toBe('The Learning Agreement is gone');
      expect((await acts(taskId)).at(-1)).toMatch(/unsignedMobility.agreementGone$/);
      await take({ mobilityStart, ...differing });
      await look();
      expect((await alarms()).map(({ state }) => state).toSorted()).toEqual(['cancelled', 'open']);
    });

    test.each([
      ['is no longer there', async () => under.db.execute(sql`delete from learning_agreement`)],
      ['was taken back before', async () => under.db.update(learningAgreement).set({ takenBackAt: under.clock.now() })],
    ])('ends with the next day when its agreement %s', async (_what, vanish) => {
      const { taskId } = await sounded();
      await vanish();
      goTo('2026-11-26T09:00:00+01:00');
      await look();
      expect((await under.file(taskId)).task.state).toBe('cancelled');
      expect((await acts(taskId)).at(-1)).toBe('calendar unsignedMobility.agreementGone');
    });

    test('stays when the mobility has ended meanwhile, and still ends by a signature then', async () => {
      const mobilityEnd = { kind: 'day', date: '2026-12-20' } as const;
      const { taskId, mobilityStart } = await sounded({ mobilityEnd });
      goTo('2027-03-15T09:00:00+01:00');
      await look();
      expect((await under.file(taskId)).task.state).toBe('open');
      await take({ mobilityStart, mobilityEnd, versions: [agreed] });
      await look();
      expect((await under.file(taskId)).task.state).toBe('done');
    });
  });
});
