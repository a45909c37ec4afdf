import { describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { act, type ActCommand, type ActResult } from '../../bot/duties/act.ts';
import { isOffered } from '../../bot/duties/duty.ts';
import { eligibilityDuty } from '../../bot/duties/eligibility.ts';
import { dutyOf } from '../../bot/duties/registry.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { auditLog, contactAssignment, task, taskAssignee } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs } = under;

  async function actAs(person: Person, taskId: string, verb: string, differing: Partial<ActCommand> = {}): Promise<ActResult> {
    const { task } = await under.file(taskId);
    return act(under.house, { taskId, verb, version: task.version, input: {}, actor: under.actor(person), ...differing });
  }
  const names = async (taskId: string) => (await under.file(taskId)).assignees.map(({ name, capacity }) => `${name}: ${capacity}`);
  const audit = async (taskId: string) => under.db.select().from(auditLog).where(eq(auditLog.taskId, taskId)).orderBy(auditLog.id);

  describe('an act that is done', () => {
    test('closes the task, keeps the answer, writes one audit row and one job, and shows the task as it now is', async () => {
      const taskId = await under.askPhysics();
      jobs.clear();
      clock.add({ hours: 1 });
      const result = await actAs(under.people.ikp, taskId, 'notEligible', { input: { reason: '  Saknar linjär algebra. ' } });
      expect(result).toMatchObject({
        kind: 'done',
        file: {
          task: { state: 'done', version: 2, cardVersion: 2 },
          subject: {
            request: { answer: { verdict: 'notEligible', reason: 'Saknar linjär algebra.', answeredBy: 'Karin Åström' } },
          },
        },
      });
      const { task } = await under.file(taskId);
      expect(task.closedAt?.equals(clock.now())).toBe(true);
      expect(jobs.changed.filter((id) => id === taskId)).toEqual([taskId]);
      const [, row, ...more] = await audit(taskId);
      expect(more).toEqual([]);
      expect(row).toMatchObject({
        actor: under.people.ikp.id,
        action: 'eligibility.notEligible',
        correlationId: 'test',
        detail: { from: 'open', to: 'done', version: 1 },
      });
    });

    test('leaves nothing of what was written in the log, which outlives the case', async () => {
      const taskId = await under.askPhysics();
      await actAs(under.people.ikp, taskId, 'notEligible', { input: { reason: 'Hemligt skäl' } });
      expect(JSON.stringify(await audit(taskId))).not.toContain('emlig');
    });

    test('hands a question back to the requester, and forth again with the time to answer that was left', async () => {
      const taskId = await under.askPhysics();
      clock.set('2026-11-26T14:00:00+01:00');
      await actAs(under.people.ikp, taskId, 'needMoreInformation', { input: { information: 'Vilken kurs?' } });
      expect((await under.file(taskId)).task).toMatchObject({ state: 'awaitingRequester', version: 2 });
      clock.set('2026-12-01T11:00:00+01:00');
      await actAs(under.people.officer, taskId, 'provideInformation', { input: { reply: 'Kursen i bilagan.' } });
      const { task, phaseBeganAt, subject } = await under.file(taskId);
      expect(task).toMatchObject({ state: 'open', version: 3, closedAt: null });
      expect(task.dueAt.toString()).toBe('2026-12-01T15:00:00Z');
      expect(phaseBeganAt.equals(clock.now())).toBe(true);
      expect(subject.kind === 'eligibility' && subject.request.dialogue).toMatchObject([
        { kind: 'needMoreInformation', text: 'Vilken kurs?', by: 'Karin Åström' },
        { kind: 'information', text: 'Kursen i bilagan.', by: 'Eva Forsmark' },
      ]);
    });

    test('withdraws a question, in either state', async () => {
      for (const before of [[], ['notMyCourse']]) {
        const taskId = await under.askPhysics();
        for (const verb of before) await actAs(under.people.ikp, taskId, verb);
        expect(await actAs(under.people.officer, taskId, 'withdraw')).toMatchObject({ kind: 'done', file: { task: { state: 'cancelled' } } });
      }
    });

    test.each(['reminder', 'none'])('sets when the task is next looked at (%s)', async (expected) => {
      const taskId = await under.askPhysics();
      await actAs(under.people.ikp, taskId, expected === 'none' ? 'eligible' : 'notMyCourse');
      const { rows } = await under.db.execute<{ next: string | null }>(sql`
        select to_char(next_reminder_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as next from task where id = ${taskId}`);
      // A working day after it went back to the requester, on Thursday at ten.
      expect(rows).toEqual([{ next: expected === 'none' ? null : '2026-11-26T09:00' }]);
    });
  });

  describe('nothing changes', () => {
    const untouched = async (taskId: string, result: ActResult, why: string) => {
      expect(result).toMatchObject({ kind: 'unchanged', why, file: { task: { id: taskId } } });
    };

    test('when the task is closed, whoever clicks', async () => {
      const taskId = await under.askPhysics();
      await actAs(under.people.ikp, taskId, 'eligible');
      jobs.clear();
      for (const person of [under.people.ikp, under.people.officer, under.people.chemist]) {
        await untouched(taskId, await actAs(person, taskId, 'notEligible', { input: { reason: 'x' } }), 'closed');
      }
      expect(jobs.changed).toEqual([]);
      expect(await audit(taskId)).toHaveLength(2);
    });

    test('by somebody who does not stand to the task', async () => {
      const taskId = await under.askPhysics();
      await untouched(taskId, await actAs(under.people.chemist, taskId, 'eligible'), 'notYours');
    });

    test('when the card showed an older version', async () => {
      const taskId = await under.askPhysics();
      await actAs(under.people.ikp, taskId, 'needMoreInformation', { input: { information: 'x' } });
      await actAs(under.people.officer, taskId, 'provideInformation', { input: { reply: 'y' } });
      await untouched(taskId, await actAs(under.people.ikp, taskId, 'eligible', { version: 1 }), 'stale');
      await untouched(taskId, await actAs(under.people.ikp, taskId, 'eligible', { version: 4 }), 'stale');
    });

    test('when the act belongs to the other side', async () => {
      const taskId = await under.askPhysics();
      await untouched(taskId, await actAs(under.people.ikp, taskId, 'withdraw'), 'notYours');
      await untouched(taskId, await actAs(under.people.officer, taskId, 'eligible'), 'notYours');
    });

    test('when the state does not allow it, or there is no such act', async () => {
      const taskId = await under.askPhysics();
      await untouched(taskId, await actAs(under.people.officer, taskId, 'provideInformation', { input: { reply: 'x' } }), 'notNow');
      await untouched(taskId, await actAs(under.people.ikp, taskId, 'signed'), 'notNow');
      await actAs(under.people.ikp, taskId, 'notMyCourse');
      await untouched(taskId, await actAs(under.people.ikp, taskId, 'eligible'), 'notNow');
    });
  });

  test('a task that never was, or has been deleted, is told as unknown', async () => {
    const command = { taskId: under.people.ikp.id, verb: 'eligible', version: 1, input: {}, actor: under.actor(under.people.ikp) };
    expect(await act(under.house, command)).toEqual({ kind: 'unknownTask' });
  });

  describe('what was filled in is refused', () => {
    test.each<[string, unknown, string]>([
      ['nothing at all', {}, 'required'],
      ['only spaces', { reason: ' \n ' }, 'required'],
      ['no text', { reason: 17 }, 'required'],
      ['no object', 'reason', 'required'],
      ['null', null, 'required'],
      ['more than fits', { reason: 'x'.repeat(2001) }, 'tooLong'],
      ['a personal number', { reason: 'Student 900118-9803 saknar kursen.' }, 'personalNumber'],
      ['a personal number in other digits', { reason: '９００１１８–９８０３' }, 'personalNumber'],
    ])('when it is %s', async (_name, input, problem) => {
      const taskId = await under.askPhysics();
      jobs.clear();
      expect(await actAs(under.people.ikp, taskId, 'notEligible', { input })).toMatchObject({
        kind: 'invalid',
        errors: [{ field: 'reason', problem, max: 2000 }],
        file: { task: { state: 'open', version: 1 } },
      });
      expect((await under.file(taskId)).task).toMatchObject({ state: 'open', version: 1 });
      expect(jobs.changed).toEqual([]);
      expect(await audit(taskId)).toHaveLength(1);
    });

    test.each<[string, object, string]>([
      ['no date', { signedOn: 'i går' }, 'date'],
      ['a date that does not exist', { signedOn: '2026-02-30' }, 'date'],
      ['tomorrow', { signedOn: '2026-11-26' }, 'dateAhead'],
    ])('when the day on the paper is %s', async (_name, input, problem) => {
      const taskId = await under.awaitSignature();
      const result = await actAs(under.people.ikp, taskId, 'signedOnPaper', { input: { scanPlace: 'W:\\avtal', ...input } });
      expect(result).toMatchObject({ kind: 'invalid', errors: [{ field: 'signedOn', problem }] });
    });

    test('field by field, each with what is wrong with it', async () => {
      const taskId = await under.awaitSignature();
      expect(await actAs(under.people.ikp, taskId, 'signedOnPaper')).toMatchObject({
        kind: 'invalid',
        errors: [
          { field: 'signedOn', problem: 'required' },
          { field: 'scanPlace', problem: 'required' },
        ],
      });
    });

    test('when the department is none of the directory', async () => {
      const taskId = await under.askPhysics();
      await actAs(under.people.ikp, taskId, 'notMyCourse');
      for (const department of ['FYS', under.people.ikp.id]) {
        expect(await actAs(under.people.officer, taskId, 'redirect', { input: { department } })).toMatchObject({
          kind: 'invalid',
          errors: [{ field: 'department', problem: 'unknownDepartment' }],
        });
      }
    });

    test('but what no field asks for is left out', async () => {
      const taskId = await under.askPhysics();
      const result = await actAs(under.people.ikp, taskId, 'eligible', { input: { reason: 'Hemligt', state: 'cancelled' } });
      expect(result).toMatchObject({ kind: 'done', file: { subject: { request: { answer: { reason: null } } } } });
    });
  });

  describe('of several who click at once', () => {
    test('one is heard, and the others are shown what was done', async () => {
      for (let round = 0; round < 5; round += 1) {
        const taskId = await under.askPhysics(`UMU-2026-${round}`);
        await under.db
          .insert(taskAssignee)
          .values({ taskId, personId: under.people.deputy.id, capacity: 'deputy', since: clock.now() });
        jobs.clear();
        const results = await Promise.all([
          actAs(under.people.ikp, taskId, 'eligible', { version: 1 }),
          actAs(under.people.ikp, taskId, 'eligible', { version: 1 }),
          actAs(under.people.deputy, taskId, 'notEligible', { version: 1, input: { reason: 'x' } }),
        ]);
        expect(results.map(({ kind }) => kind).sort()).toEqual(['done', 'unchanged', 'unchanged']);
        for (const result of results) {
          if (result.kind === 'unchanged') expect(result).toMatchObject({ why: 'closed', file: { task: { state: 'done' } } });
        }
        expect(jobs.changed.filter((id) => id === taskId)).toEqual([taskId]);
        expect(await audit(taskId)).toHaveLength(2);
      }
    });
  });

  describe('a question sent to another department', () => {
    const redirect = async (departmentId: string) => {
      const taskId = await under.askPhysics();
      await actAs(under.people.ikp, taskId, 'notMyCourse');
      clock.set('2026-12-01T09:00:00+01:00');
      const result = await actAs(under.people.officer, taskId, 'redirect', { input: { department: departmentId } });
      expect(result.kind).toBe('done');
      return taskId;
    };

    test('is asked of its contact person, with new time to answer, and no longer of the first', async () => {
      const taskId = await redirect(under.people.chemistryId);
      expect(await names(taskId)).toEqual(['Mehmet Aydin: responsible']);
      const { task } = await under.file(taskId);
      expect(task).toMatchObject({ state: 'open', department: { code: 'KEM' } });
      expect(task.dueAt.toString()).toBe('2026-12-03T08:00:00Z');
      expect(await actAs(under.people.ikp, taskId, 'eligible')).toMatchObject({ kind: 'unchanged', why: 'notYours' });
    });

    test('that has nobody goes to the International Office', async () => {
      expect(await names(await redirect(under.people.historyId))).toEqual(['Hanna Björkqvist: internationalOffice']);
    });

    test.each([
      ['head', 'Ingrid Sandelin: head'],
      ['deputy', 'Olof Wikberg: deputy'],
    ] as const)('that has only a %s goes there', async (capacity, expected) => {
      const { head, deputy, historyId } = under.people;
      // The nearest one on the ladder is asked, also when others stand further up.
      await under.db.insert(contactAssignment).values({ personId: head.id, departmentId: historyId, capacity: 'head' });
      if (capacity === 'deputy') {
        await under.db.insert(contactAssignment).values({ personId: deputy.id, departmentId: historyId, capacity });
      }
      try {
        expect(await names(await redirect(historyId))).toEqual([expected]);
      } finally {
        await under.db.delete(contactAssignment).where(eq(contactAssignment.departmentId, historyId));
      }
    });

    test('passes over people who have left the directory', async () => {
      await under.db.execute(sql`update person set inactive_since = now() where id = ${under.people.chemist.id}`);
      expect(await names(await redirect(under.people.chemistryId))).toEqual(['Hanna Björkqvist: internationalOffice']);
    });
  });

  describe('a signature', () => {
    test('that is not mine goes to the International Office with the note, and from there to the right department', async () => {
      const taskId = await under.awaitSignature();
      const { dueAt } = (await under.file(taskId)).task;
      await actAs(under.people.ikp, taskId, 'notMine', { input: { note: 'Kemi, tror jag' } });
      expect(await names(taskId)).toEqual(['Hanna Björkqvist: internationalOffice']);
      const viewer = { personId: under.people.coordinator.id, language: 'en' as const };
      const view = await responsibleTaskView(under.db, await under.file(taskId), viewer, clock.now());
      expect(view.facts).toContainEqual({ label: 'Comment of the contact person', value: 'Kemi, tror jag' });
      // Whoever places cases cannot say "not mine" of one: it would come back to them.
      expect(await actAs(under.people.coordinator, taskId, 'notMine')).toMatchObject({ kind: 'unchanged', why: 'notNow' });
      await actAs(under.people.coordinator, taskId, 'redirect', { input: { department: under.people.chemistryId } });
      expect(await names(taskId)).toEqual(['Mehmet Aydin: responsible']);
      const { task } = await under.file(taskId);
      expect(task).toMatchObject({ state: 'open', department: { code: 'KEM' } });
      // The mobility does not wait for us: the time to sign stays.
      expect(task.dueAt.equals(dueAt)).toBe(true);
    });

    test('that is late already is given time anew, and reminded of, wherever it is sent on to', async () => {
      const taskId = await under.awaitSignature();
      const late = (await under.file(taskId)).task.dueAt.add({ hours: 24 * 5 });
      clock.set(late.toZonedDateTimeISO('Europe/Stockholm').with({ hour: 10 }).toString({ timeZoneName: 'never' }));
      for (const [person, verb, input] of [
        [under.people.ikp, 'notMine', {}],
        [under.people.coordinator, 'redirect', { department: under.people.chemistryId }],
      ] as const) {
        expect(await actAs(person, taskId, verb, { input })).toMatchObject({ kind: 'done' });
        const [kept] = await under.db.select().from(task).where(eq(task.id, taskId));
        for (const moment of [kept?.dueAt, kept?.nextReminderAt]) expect(moment?.epochMilliseconds).toBeGreaterThan(clock.now().epochMilliseconds);
        // The next one is late again.
        clock.set(kept?.dueAt.add({ hours: 24 * 4 }).toString() ?? '');
      }
    });

    test('is kept with who gave it and when, on paper with day and place of the scan', async () => {
      const taskId = await under.awaitSignature();
      await actAs(under.people.ikp, taskId, 'signedOnPaper', { input: { signedOn: '2026-11-25', scanPlace: 'W:\\avtal' } });
      const { subject } = await under.file(taskId);
      expect(subject).toMatchObject({
        request: { outcome: 'signedOnPaper', scanPlace: 'W:\\avtal', signerName: 'Karin Åström' },
      });
      expect(subject.kind === 'learningAgreementSignature' && subject.request.signedOn?.toString()).toBe('2026-11-25');
      expect(subject.kind === 'learningAgreementSignature' && subject.request.signedAt?.equals(clock.now())).toBe(true);
    });
  });

  describe('somebody who asked and is then asked', () => {
    test('may do both: answer for the department, and what the requester may', async () => {
      const taskId = await under.askPhysics();
      const { officer } = under.people;
      await under.db.insert(taskAssignee).values({ taskId, personId: officer.id, capacity: 'internationalOffice', since: clock.now() });
      await actAs(under.people.ikp, taskId, 'needMoreInformation', { input: { information: 'x' } });
      expect((await actAs(officer, taskId, 'provideInformation', { input: { reply: 'y' } })).kind).toBe('done');
      expect((await actAs(officer, taskId, 'eligible')).kind).toBe('done');
    });
  });

  test('what is offered on the card is what can be done, and nothing else', async () => {
    const eligibility = await under.askPhysics();
    const signature = await under.awaitSignature();
    const returned = await under.askPhysics('UMU-2026-18');
    await actAs(under.people.ikp, returned, 'notMyCourse');
    const closed = await under.askPhysics('UMU-2026-19');
    await actAs(under.people.ikp, closed, 'eligible');
    for (const taskId of [eligibility, signature, returned, closed]) {
      const file = await under.file(taskId);
      for (const person of [under.people.ikp, under.people.officer, under.people.coordinator]) {
        const viewer = { personId: person.id, language: person.language };
        const shown = (await responsibleTaskView(under.db, file, viewer, clock.now())).actions.map(({ verb }) => verb);
        const offered = dutyOf(file.subject).actions.filter((action) => isOffered(action, file, person.id));
        expect(shown).toEqual(offered.map(({ verb }) => verb));
        for (const { verb } of eligibilityDuty.actions) {
          const result = await under.db
            .transaction(async (tx) => {
              const attempt = await act(
                { ...under.house, db: tx },
                { taskId, verb, version: file.task.version, input: {}, actor: under.actor(person) },
              );
              throw Object.assign(new Error('undone'), { attempt });
            })
            .catch((error: Error & { attempt?: ActResult }) => error.attempt);
          expect([verb, result?.kind === 'unchanged']).toEqual([verb, !shown.includes(verb)]);
        }
      }
    }
  });
});
