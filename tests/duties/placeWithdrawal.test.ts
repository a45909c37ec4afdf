import { beforeEach, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { enterLoan, removeLoan, undoWithdrawal, withdrawLoan } from '../../bot/duties/placeLoans.ts';
import { publicTaskView, responsibleTaskView } from '../../bot/duties/taskView.ts';
import { planMessages } from '../../bot/reminders/follow.ts';
import { planReminders } from '../../bot/reminders/plan.ts';
import { auditLog, contactAssignment, delivery, dutyRun, placeLoan, task } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { lend, saveSpring, wien } from '../support/loans.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock } = under;
  const withdraw = (by: Person, loanId: string, note: string | null = null) => withdrawLoan(under.house, under.actor(by), loanId, note);
  const stateOf = async (loanId: string) => {
    const [row] = await under.db.select().from(placeLoan).where(eq(placeLoan.id, loanId));
    return row && [row.state, row.withdrawnOn?.toString() ?? null];
  };
  const tasks = async () => {
    const rows = await under.db.select({ id: task.id }).from(task).where(eq(task.kind, 'placeWithdrawal')).orderBy(task.createdAt);
    return Promise.all(rows.map(({ id }) => under.file(id)));
  };
  const onlyTask = async () => {
    const [one, ...others] = await tasks();
    expect(others).toEqual([]);
    if (!one) throw new Error('There is no task.');
    return one;
  };
  const view = async (taskId: string, person: Person) =>
    responsibleTaskView(under.db, await under.file(taskId), { personId: person.id, language: 'sv' }, clock.now());
  const doAs = async (person: Person, taskId: string, verb: string, input: object = {}) => {
    const { task: { version } } = await under.file(taskId);
    return (await act(under.house, { taskId, verb, version, input, actor: under.actor(person) })).kind;
  };
  const look = async () => expect(await lookWhatComesUp(under.house)).toEqual([]);
  const asked = (file: { assignees: readonly { name: string; capacity: string }[] }) => file.assignees.map(({ name, capacity }) => `${capacity} ${name}`);

  beforeEach(() => saveSpring(under));

  describe('a withdrawal that the owner reports', () => {
    test.each([
      ['2026-11-25T10:00:00+01:00', 'withdrawnBeforeStart', '2026-11-25', 'Återbud'],
      ['2027-01-17T23:59:00+01:00', 'withdrawnBeforeStart', '2027-01-17', 'Återbud'],
      // The first day has begun in Stockholm while it is still the day before in UTC.
      ['2027-01-18T00:10:00+01:00', 'withdrawnAfterStart', '2027-01-18', 'Avbrott'],
      ['2027-06-06T20:00:00+02:00', 'withdrawnAfterStart', '2027-06-06', 'Avbrott'],
    ])('at %s is %s by the calendar, and said so', async (moment, state, day, word) => {
      const loanId = await lend(under);
      clock.set(moment);
      expect(await withdraw(under.people.ikp, loanId)).toEqual({ kind: 'done' });
      expect(await stateOf(loanId)).toEqual([state, day]);
      const file = await onlyTask();
      expect((await view(file.task.id, under.people.chemist)).title).toMatch(new RegExp(`^${word}: Alva Lind`));
    });

    test('asks the contact persons of the department where the student studies, by name of the student to them alone', async () => {
      const loanId = await lend(under);
      await withdraw(under.people.ikp, loanId, 'Hon har fått jobb.');
      const file = await onlyTask();
      expect(asked(file)).toEqual(['responsible Mehmet Aydin']);
      expect(file.task.department.id).toBe(under.people.chemistryId);
      const shown = await view(file.task.id, under.people.chemist);
      expect(shown.facts).toEqual(expect.arrayContaining([
        { label: 'Platsen', value: 'Fri igen hos Institutionen för fysik' },
        { label: 'Hälsning', value: 'Hon har fått jobb.' },
        { label: 'Rapporterat av', value: 'Karin Åström' },
      ]));
      expect(shown.actions.map(({ verb }) => verb)).toEqual(['received']);
      expect(JSON.stringify(publicTaskView(file))).not.toContain('Alva');
    });

    test('ends with the receipt, which the one who reported it sees', async () => {
      const loanId = await lend(under);
      await withdraw(under.people.ikp, loanId);
      const { task: { id } } = await onlyTask();
      expect(await doAs(under.people.chemist, id, 'received', { note: 'Vi tar bort henne ur kursen.' })).toBe('done');
      expect((await under.file(id)).task.state).toBe('done');
      const results = (await view(id, under.people.ikp)).facts.filter(({ result }) => result);
      expect(results.map(({ label, value }) => `${label} ${value}`)).toEqual([expect.stringContaining('Bekräftat av Mehmet Aydin'), 'Svar Vi tar bort henne ur kursen.']);
    });

    test('reported again, also by the other department, starts nothing more', async () => {
      const loanId = await lend(under);
      await Promise.all([withdraw(under.people.ikp, loanId), withdraw(under.people.deputy, loanId), withdraw(under.people.chemist, loanId)]);
      expect(await tasks()).toHaveLength(1);
    });

    test('leaves nothing of the student in the log', async () => {
      const loanId = await lend(under);
      await withdraw(under.people.ikp, loanId, 'Alva är sjuk');
      expect(JSON.stringify(await under.db.select().from(auditLog))).not.toMatch(/Alva/);
    });

    test('goes to the International Office where the department has nobody', async () => {
      const loanId = await lend(under, under.people.ikp, { studyDepartmentId: under.people.historyId });
      await withdraw(under.people.ikp, loanId);
      expect(asked(await onlyTask())).toEqual(['internationalOffice Hanna Björkqvist']);
    });

    test('is no task for who stands behind both departments alone', async () => {
      await under.db.insert(contactAssignment).values({ personId: under.people.ikp.id, departmentId: under.people.historyId, capacity: 'ikp' });
      const loanId = await lend(under, under.people.ikp, { studyDepartmentId: under.people.historyId });
      await withdraw(under.people.ikp, loanId);
      expect(await tasks()).toEqual([]);
      expect((await stateOf(loanId))?.[0]).toBe('withdrawnBeforeStart');
      await under.db.delete(contactAssignment).where(eq(contactAssignment.departmentId, under.people.historyId));
    });
  });

  test('the other way: the department where the student studies knows first, and the owner confirms', async () => {
    const loanId = await lend(under);
    await withdraw(under.people.chemist, loanId);
    const file = await onlyTask();
    expect(asked(file)).toEqual(['responsible Karin Åström']);
    expect(await doAs(under.people.ikp, file.task.id, 'received')).toBe('done');
    expect((await under.file(file.task.id)).requesterId).toBe(under.people.chemist.id);
  });

  describe('what nobody has confirmed', () => {
    const unread = async () => {
      const loanId = await lend(under);
      await withdraw(under.people.ikp, loanId);
      const [told] = await tasks();
      if (!told) throw new Error('There is no task.');
      return { loanId, told: told.task.id };
    };

    test('within two working days comes back to the owner, once, and the deputy is asked beside', async () => {
      await under.db.insert(contactAssignment).values({ personId: under.people.head.id, departmentId: under.people.chemistryId, capacity: 'deputy' });
      const { told } = await unread();
      // Wednesday; two working days end on Friday at five.
      clock.set('2026-11-27T16:59:00+01:00');
      await look();
      expect(await tasks()).toHaveLength(1);
      clock.set('2026-11-30T08:00:00+01:00');
      await look();
      await planReminders(under.house);
      clock.add({ days: 1 });
      await look();
      const [, back, ...more] = await tasks();
      expect(more).toEqual([]);
      expect(back && asked(back)).toEqual(['responsible Karin Åström']);
      expect(back?.task.department.id).toBe(under.people.physicsId);
      expect(asked(await under.file(told))).toEqual(['responsible Mehmet Aydin', 'deputy Ingrid Sandelin']);
      expect((await view(back?.task.id ?? '', under.people.ikp)).actions.map(({ verb }) => verb)).toEqual(['toldAnotherWay']);
      await under.db.delete(contactAssignment).where(eq(contactAssignment.personId, under.people.head.id));
      await under.db.insert(contactAssignment).values({ personId: under.people.head.id, departmentId: under.people.physicsId, capacity: 'head' });
    });

    test('and has come back: both confirm at the same moment, from two tasks, and the second finds it done', async () => {
      // Which of them locks what first is for the database to say: each round gives it the chance to hold both.
      for (let round = 0; round < 4; round++) {
        await under.db.delete(placeLoan);
        await under.db.delete(task);
        clock.set('2026-11-25T10:00:00+01:00');
        const { told } = await unread();
        clock.set('2026-11-30T09:00:00+01:00');
        await under.db.delete(dutyRun);
        await look();
        const back = (await tasks())[1]?.task.id ?? '';
        const kinds = await Promise.all([doAs(under.people.chemist, told, 'received'), doAs(under.people.ikp, back, 'toldAnotherWay')]);
        expect(kinds.sort()).toEqual(['done', 'unchanged']);
      }
    });

    test.each([
      ['the owner told them in another way', 'toldAnotherWay'],
      ['the department confirms after all', 'received'],
    ])('and has come back: %s, and both tasks have ended with that', async (_case, verb) => {
      const { told } = await unread();
      clock.set('2026-11-30T09:00:00+01:00');
      await look();
      const back = (await tasks())[1]?.task.id ?? '';
      const [person, id] = verb === 'received' ? [under.people.chemist, told] : [under.people.ikp, back];
      expect(await doAs(person, id, verb, { note: 'per telefon' })).toBe('done');
      for (const taskId of [told, back]) {
        const file = await under.file(taskId);
        expect(file.task.state).toBe('done');
        expect(JSON.stringify(file.subject)).toContain('per telefon');
      }
    });
  });

  describe('a mistake', () => {
    test('is called back before it is confirmed: the place is in use, the card is off the table, and it may be reported anew', async () => {
      const loanId = await lend(under);
      await withdraw(under.people.ikp, loanId);
      expect(await undoWithdrawal(under.house, under.actor(under.people.deputy), loanId)).toEqual({ kind: 'done' });
      expect(await stateOf(loanId)).toEqual(['inUse', null]);
      expect((await onlyTask()).task.state).toBe('cancelled');
      clock.add({ minutes: 5 });
      await withdraw(under.people.ikp, loanId);
      expect((await tasks()).map(({ task: { state } }) => state)).toEqual(['cancelled', 'open']);
    });

    test('can no longer be called back when it is confirmed', async () => {
      const loanId = await lend(under);
      await withdraw(under.people.ikp, loanId);
      await doAs(under.people.chemist, (await onlyTask()).task.id, 'received');
      expect(await undoWithdrawal(under.house, under.actor(under.people.ikp), loanId)).toEqual({ kind: 'conflict', receipt: expect.objectContaining({ task: expect.objectContaining({ kind: 'placeWithdrawal', state: 'done' }) }) });
      expect((await stateOf(loanId))?.[0]).toBe('withdrawnBeforeStart');
    });

    test('in the loan itself is taken away by the owner alone, and not after a withdrawal', async () => {
      const loanId = await lend(under);
      expect(await removeLoan(under.house, under.actor(under.people.chemist), loanId)).toEqual({ kind: 'conflict' });
      await withdraw(under.people.ikp, loanId);
      expect(await removeLoan(under.house, under.actor(under.people.ikp), loanId)).toEqual({ kind: 'conflict' });
      await undoWithdrawal(under.house, under.actor(under.people.ikp), loanId);
      expect(await removeLoan(under.house, under.actor(under.people.ikp), loanId)).toEqual({ kind: 'done' });
      expect(await stateOf(loanId)).toBeUndefined();
    });
  });

  test('a loan ends by itself after the term, also when nobody looked for weeks; a withdrawn one stays withdrawn', async () => {
    const [ends, withdrawn] = [await lend(under), await lend(under)];
    await withdraw(under.people.ikp, withdrawn);
    clock.set('2027-06-06T12:00:00+02:00');
    await look();
    expect((await stateOf(ends))?.[0]).toBe('inUse');
    clock.set('2027-07-20T12:00:00+02:00');
    await look();
    expect((await stateOf(ends))?.[0]).toBe('ended');
    expect((await stateOf(withdrawn))?.[0]).toBe('withdrawnBeforeStart');
    expect(await withdraw(under.people.ikp, ends)).toEqual({ kind: 'conflict' });
  });

  describe('to others a loan does not exist:', () => {
    test.each(['head', 'officer', 'coordinator'] as const)('the %s', async (who) => {
      const loanId = await lend(under);
      expect(await withdraw(under.people[who], loanId)).toEqual({ kind: 'unknown' });
      expect(await undoWithdrawal(under.house, under.actor(under.people[who]), loanId)).toEqual({ kind: 'unknown' });
      expect(await removeLoan(under.house, under.actor(under.people[who]), loanId)).toEqual({ kind: 'unknown' });
    });
  });

  describe('a loan cannot be entered', () => {
    test.each([
      ['of another department', { ownerDepartmentId: 'chemistryId' }, 'ownerDepartmentId', 'unknownChoice'],
      ['to the owner itself', { studyDepartmentId: 'physicsId' }, 'studyDepartmentId', 'sameDepartment'],
      ['for a term that the calendar lacks', { termCode: 'HT2099' }, 'termCode', 'unknownChoice'],
      ['at no university', { partnerName: null }, 'partnerName', 'required'],
    ] as const)('%s', async (_case, differing, field, problem) => {
      const named = Object.fromEntries(Object.entries(differing).map(([key, value]) => [key, value && value in under.people ? under.people[value as 'physicsId'] : value]));
      expect(await enterLoan(under.house, under.actor(under.people.ikp), wien(under, named), null)).toEqual({ kind: 'invalid', field, problem });
    });

    test('twice with one key', async () => {
      const enter = () => enterLoan(under.house, under.actor(under.people.ikp), wien(under), 'key');
      const results = await Promise.all([enter(), enter()]);
      expect(results[0]).toEqual(results[1]);
      expect(await under.db.select().from(placeLoan)).toHaveLength(1);
    });
  });

  test('nothing of a withdrawal is posted in the channel', async () => {
    await withdraw(under.people.ikp, await lend(under));
    await planMessages(under.house, (await onlyTask()).task.id);
    const rows = await under.db.select().from(delivery);
    expect(rows.map(({ personId }) => personId)).toEqual([under.people.chemist.id]);
  });
});
