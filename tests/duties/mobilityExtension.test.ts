import { describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { LearningAgreement } from '../../bot/domain/learningAgreement.ts';
import { act } from '../../bot/duties/act.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { askUndo, takeBackImport } from '../../bot/duties/importUndo.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { auditLog, importBatch, learningAgreement, task } from '../../bot/store/schema.ts';
import { writeSetting } from '../../bot/store/settings.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { learningAgreementOf, signedOn, version } from '../support/learningAgreements.ts';

const signatures = { student: signedOn('2026-11-01'), sendingInstitution: signedOn('2026-11-10'), receivingInstitution: signedOn('2026-11-12') };

/** From 1 March to 31 August 2027: the limit is 31 July, the day to be done 19 July, a question from 5 July on. */
onEachServer((database) => {
  const under = houseUnderTest(database);
  const take = (differing: Partial<LearningAgreement> = {}) =>
    importLearningAgreements(under.house, { fileName: 'la.xml', by: 'test' }, [
      learningAgreementOf({ versions: [version({ signatures })], ...differing }),
    ]);
  const lookAt = async (day: string) => {
    under.clock.set(`${day}T09:00:00+02:00`);
    expect(await lookWhatComesUp(under.house)).toEqual([]);
  };
  const questions = async () => under.db.select().from(task).where(eq(task.kind, 'mobilityExtension')).orderBy(task.createdAt, task.id);
  const question = async () => {
    const [row, ...others] = await questions();
    if (!row || others.length > 0) throw new Error(`There are ${others.length + (row ? 1 : 0)} questions.`);
    return row.id;
  };
  const view = async (taskId: string, language: 'sv' | 'en' = 'en') =>
    responsibleTaskView(under.db, await under.file(taskId), { personId: under.people.ikp.id, language }, under.clock.now());
  const verdict = async (taskId: string) => (await view(taskId)).facts.find(({ result }) => result)?.value;
  const acts = async (taskId: string) =>
    (await under.db.select().from(auditLog).where(eq(auditLog.taskId, taskId)).orderBy(auditLog.id)).map(({ action }) => action.replace('mobilityExtension.', ''));

  describe('a mobility of a term', () => {
    test('is asked about in good time before the last day for an extension, once', async () => {
      await take();
      await lookAt('2027-07-04');
      expect(await questions()).toEqual([]);
      await lookAt('2027-07-05');
      const taskId = await question();
      const { task: row, assignees } = await under.file(taskId);
      expect(row).toMatchObject({ state: 'open', publicReference: null, department: { code: 'FYS' } });
      expect(row.dueAt.equals(Temporal.Instant.from('2027-07-19T17:00:00+02:00'))).toBe(true);
      expect(assignees.map(({ name }) => name)).toEqual(['Karin Åström']);
      expect(await view(taskId)).toMatchObject({
        title: 'Does Studentina Hemlig want to stay longer? uni-example.de',
        facts: expect.arrayContaining([{ label: 'To be asked for by', value: '31 July 2027' }]),
      });
      await lookAt('2027-07-06');
      await question();
    });

    test('is asked about no longer when its import is taken back, and again when it comes anew', async () => {
      under.clock.set('2027-07-05T08:00:00+02:00');
      await take();
      await lookAt('2027-07-05');
      const taskId = await question();
      const [{ id: importId } = { id: '' }] = await under.db.select().from(importBatch);
      expect(await askUndo(under.house, under.actor(under.people.coordinator), importId)).toBe('asked');
      await takeBackImport(under.house, importId);
      expect((await under.file(taskId)).task.state).toBe('cancelled');
      expect(await verdict(taskId)).toBe('The Learning Agreement is gone');
      expect((await acts(taskId)).at(-1)).toBe('agreementGone');
      await take();
      await lookAt('2027-07-06');
      expect((await questions()).map(({ state }) => state)).toEqual(['cancelled', 'open']);
    });

    test('is asked about no longer on the next day when its agreement has gone', async () => {
      await take();
      await lookAt('2027-07-05');
      const taskId = await question();
      await under.db.update(learningAgreement).set({ takenBackAt: under.clock.now() });
      await lookAt('2027-07-06');
      expect((await under.file(taskId)).task.state).toBe('cancelled');
      expect((await acts(taskId)).at(-1)).toBe('agreementGone');
    });

    test('that ends in a month counts to its last day', async () => {
      await take({ mobilityEnd: { kind: 'month', yearMonth: '2027-08' } });
      await lookAt('2027-07-05');
      expect((await view(await question())).facts).toContainEqual({ label: 'Mobility', value: '1 March 2027 to August 2027' });
    });

    test('is asked about until the last day that there is, when nobody looked before, and not after it', async () => {
      await take({ omobilityId: 'm-2', mobilityEnd: { kind: 'day', date: '2027-08-20' } });
      await lookAt('2027-07-25');
      expect(await questions()).toEqual([]);
      await take();
      await lookAt('2027-07-26');
      expect((await under.file(await question())).task.dueAt.equals(Temporal.Instant.from('2027-07-30T17:00:00+02:00'))).toBe(true);
    });

    test('is the university’s to time, and a question that is open follows', async () => {
      await writeSetting(under.db, 'extensionMonthsBeforeEnd', 2);
      await take();
      await lookAt('2027-06-10');
      const taskId = await question();
      expect((await view(taskId)).facts).toContainEqual({ label: 'To be asked for by', value: '30 June 2027' });
      await writeSetting(under.db, 'extensionMonthsBeforeEnd', 1);
      await lookAt('2027-06-11');
      expect((await view(taskId)).facts).toContainEqual({ label: 'To be asked for by', value: '31 July 2027' });
      expect((await under.file(taskId)).task.dueAt.equals(Temporal.Instant.from('2027-07-19T17:00:00+02:00'))).toBe(true);
      await question();
    });

    test('shows what has arrived since, and stays quiet when nothing has', async () => {
      await take();
      await lookAt('2027-07-05');
      const taskId = await question();
      await take({ student: { givenNames: 'Stina', familyName: 'Hemlig', globalId: null, email: null } });
      await lookAt('2027-07-05');
      expect((await view(taskId)).title).toContain('Stina');
      await lookAt('2027-07-06');
      expect(await acts(taskId)).toEqual(['asked', 'changed']);
    });

    test.each([
      ['less than a term', { mobilityEnd: { kind: 'day', date: '2027-05-15' } }],
      ['a kind that allows no changes', { mobilityType: 'doctoral' }],
    ] as const)('is not %s', async (_what, differing) => {
      await take(differing);
      for (const day of ['2027-03-20', '2027-04-05', '2027-07-10']) await lookAt(day);
      expect(await questions()).toEqual([]);
    });
  });

  describe('the letter to the student', () => {
    const student = { givenNames: 'Studentina', familyName: 'Hemlig', globalId: null, email: 's@example.com' };

    test('is ready, in the language of who sends it', async () => {
      await take({ student });
      await lookAt('2027-07-05');
      const { links, passages } = await view(await question(), 'sv');
      expect(passages[0]?.text).toContain('till 31 augusti 2027');
      expect(passages[0]?.text).toContain('senast 31 juli 2027');
      expect(links[0]?.url).toMatch(/^mailto:s@example\.com\?subject=Vill%20du/);
    });

    test('is in English to who comes from elsewhere', async () => {
      const incoming = { sendingHeiId: 'uni-example.de', sendingOunitId: null, receivingHeiId: 'umu.se', receivingOunitId: '10000000' };
      await take({ ...incoming, student });
      await lookAt('2027-07-05');
      const { links, passages } = await view(await question(), 'sv');
      expect(passages[0]?.text).toContain('runs until 31 August 2027');
      expect(links[0]?.url).toContain('subject=Would%20you');
    });
  });

  describe('a question', () => {
    test.each([
      ['notWanted', 'The student does not stay longer'],
      ['askedFor', 'The student wants to stay longer, a proposed change is expected'],
    ])('is answered with %s, and not asked again', async (verb, said) => {
      await take();
      await lookAt('2027-07-05');
      const taskId = await question();
      const result = await act(under.house, { taskId, verb, version: 1, input: {}, actor: under.actor(under.people.ikp) });
      expect(result.kind).toBe('done');
      expect(await verdict(taskId)).toBe(said);
      await lookAt('2027-07-20');
      expect(await question()).toBe(taskId);
    });

    test('ends when the end is moved, and is asked anew before the new one', async () => {
      await take();
      await lookAt('2027-07-05');
      const taskId = await question();
      await take({ mobilityEnd: { kind: 'month', yearMonth: '2028-01' } });
      await lookAt('2027-07-05');
      expect((await under.file(taskId)).task.state).toBe('cancelled');
      expect(await verdict(taskId)).toBe('Not needed, the end of the mobility has changed');
      expect(await acts(taskId)).toEqual(['asked', 'endMoved']);
      await lookAt('2027-12-06');
      expect((await questions()).map(({ state }) => state)).toEqual(['cancelled', 'open']);
    });

    test('ends when the mobility is over, also when nobody looked for weeks', async () => {
      await take();
      await lookAt('2027-07-05');
      const taskId = await question();
      await lookAt('2027-08-31');
      expect((await under.file(taskId)).task.state).toBe('open');
      await lookAt('2027-10-15');
      expect((await under.file(taskId)).task.state).toBe('cancelled');
      expect(await verdict(taskId)).toBe('The mobility is over');
    });
  });
});
