import { beforeEach, describe, expect, test } from '@jest/globals';
import { eq, isNotNull } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { endAbsence, setAbsence } from '../../bot/duties/absence.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { planReminders } from '../../bot/reminders/plan.ts';
import { absence, auditLog, contactAssignment, delivery } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock } = under;
  const day = (text: string) => Temporal.PlainDate.from(text);
  const away = (person: Person, firstDay: string, lastDay: string, deputy: Person | null = null) =>
    setAbsence(under.house, under.actor(person), { firstDay: day(firstDay), lastDay: day(lastDay), deputyId: deputy?.id ?? null });
  const look = async () => expect(await lookWhatComesUp(under.house)).toEqual([]);
  const asked = async (taskId: string) => (await under.file(taskId)).assignees.map(({ name, capacity }) => `${capacity} ${name}`);
  const on = (date: string, time = '09:00') => clock.set(`${date}T${time}:00+01:00`);
  const audit = async (taskId: string) => {
    const rows = await under.db.select().from(auditLog).where(eq(auditLog.taskId, taskId)).orderBy(auditLog.id);
    return rows.map(({ action }) => action);
  };
  const messages = async (taskId: string, person: Person) =>
    (await under.db.select().from(delivery).where(eq(delivery.taskId, taskId))).filter(({ personId }) => personId === person.id);

  beforeEach(() => on('2026-11-26'));

  describe('while the contact person is away', () => {
    test('a new question is asked of the department’s deputy at once, and again of the contact person when the absence is over', async () => {
      const { ikp } = under.people;
      expect(await away(ikp, '2026-12-03', '2027-01-07')).toMatchObject({ kind: 'set', covered: { standIns: ['Olof Wikberg'], isOffice: false }, moved: 0 });
      expect(await asked(await under.askPhysics('before'))).toEqual(['responsible Karin Åström']);
      on('2026-12-03', '00:01');
      const first = await under.askPhysics('on the first day');
      expect(await asked(first)).toEqual(['deputy Olof Wikberg']);
      on('2027-01-07', '23:50');
      expect(await asked(await under.askPhysics('on the last day'))).toEqual(['deputy Olof Wikberg']);
      on('2027-01-08', '00:01');
      expect(await asked(await under.askPhysics('after'))).toEqual(['responsible Karin Åström']);
    });

    test('open tasks go to the deputy when it begins, with a message, and come back when it ends', async () => {
      const { ikp, deputy } = under.people;
      const taskId = await under.awaitSignature();
      await away(ikp, '2026-12-03', '2026-12-10');
      await look();
      expect(await asked(taskId)).toEqual(['responsible Karin Åström']);
      on('2026-12-03');
      await look();
      await look();
      expect(await asked(taskId)).toEqual(['deputy Olof Wikberg']);
      expect(await messages(taskId, deputy)).toHaveLength(1);
      on('2026-12-10');
      await look();
      expect(await asked(taskId)).toEqual(['deputy Olof Wikberg']);
      // Nobody looked for days.
      on('2026-12-14');
      await look();
      expect(await asked(taskId)).toEqual(['responsible Karin Åström']);
      expect(await messages(taskId, ikp)).toHaveLength(1);
      const actions = await audit(taskId);
      expect(actions.slice(1)).toEqual(['learningAgreementSignature.handedToStandIn', 'learningAgreementSignature.givenBack']);
    });

    test('what came meanwhile and is still open is asked of the contact person as well when they are back', async () => {
      on('2026-12-02');
      await away(under.people.ikp, '2026-12-02', '2026-12-04');
      on('2026-12-03');
      const taskId = await under.awaitSignature();
      on('2026-12-07');
      await look();
      expect(await asked(taskId)).toEqual(['responsible Karin Åström', 'deputy Olof Wikberg']);
    });

    test('reminders go to the one who stands in, and not to the one who is away', async () => {
      await away(under.people.ikp, '2026-11-26', '2026-12-10');
      const taskId = await under.askPhysics();
      on('2026-11-30', '10:00');
      await planReminders(under.house);
      expect((await messages(taskId, under.people.deputy)).some(({ purpose }) => purpose === 'reminder')).toBe(true);
      expect(await messages(taskId, under.people.ikp)).toEqual([]);
    });

    test('one who has answered is left alone: a closed task is not given back', async () => {
      const taskId = await under.askPhysics();
      await away(under.people.ikp, '2026-11-26', '2026-11-30');
      const { task: { version } } = await under.file(taskId);
      const command = { taskId, verb: 'eligible', version, input: {}, actor: under.actor(under.people.deputy) };
      expect((await act(under.house, command)).kind).toBe('done');
      on('2026-12-01');
      await look();
      expect(await asked(taskId)).toEqual(['deputy Olof Wikberg']);
    });
  });

  describe('who stands in', () => {
    test('is the deputy that the person named', async () => {
      const { ikp, head } = under.people;
      const taskId = await under.askPhysics();
      expect(await away(ikp, '2026-11-26', '2026-12-10', head)).toMatchObject({ kind: 'set', covered: { standIns: ['Ingrid Sandelin'] }, moved: 1 });
      expect(await asked(taskId)).toEqual(['deputy Ingrid Sandelin']);
      expect(await asked(await under.askPhysics('new'))).toEqual(['deputy Ingrid Sandelin']);
    });

    test('is the next on the ladder when the deputy is away as well, and nobody gets what they cannot do', async () => {
      const { ikp, deputy, head } = under.people;
      await away(deputy, '2026-11-26', '2026-12-10');
      await away(ikp, '2026-11-26', '2026-12-10', deputy);
      expect(await asked(await under.askPhysics())).toEqual(['head Ingrid Sandelin']);
      expect(await away(head, '2026-11-26', '2026-12-10')).toMatchObject({ kind: 'set', covered: { standIns: [], isOffice: true } });
      expect(await asked(await under.askPhysics('all away'))).toEqual(['internationalOffice Hanna Björkqvist']);
    });

    test('is the other contact person where there is one', async () => {
      await under.db.insert(contactAssignment).values({ personId: under.people.chemist.id, departmentId: under.people.physicsId, capacity: 'ikp' });
      const taskId = await under.askPhysics();
      await away(under.people.ikp, '2026-11-26', '2026-11-27');
      expect(await asked(taskId)).toEqual(['responsible Mehmet Aydin']);
      on('2026-11-28');
      await look();
      expect(await asked(taskId)).toEqual(['responsible Karin Åström', 'responsible Mehmet Aydin']);
      await under.db.delete(contactAssignment).where(eq(contactAssignment.capacity, 'ikp')).returning();
      await under.db.insert(contactAssignment).values([
        { personId: under.people.ikp.id, departmentId: under.people.physicsId, capacity: 'ikp' },
        { personId: under.people.chemist.id, departmentId: under.people.chemistryId, capacity: 'ikp' },
      ]);
    });

    test('is the International Office for a contact person alone, who is told so', async () => {
      const { chemist } = under.people;
      expect(await away(chemist, '2026-12-01', '2026-12-02')).toMatchObject({ kind: 'set', covered: { standIns: [], isOffice: true } });
    });

    test('of the only one in an office is nobody: the task stays with them', async () => {
      const taskId = await under.askPhysics();
      for (const one of [under.people.ikp, under.people.deputy, under.people.head]) await away(one, '2026-11-26', '2026-11-27');
      expect(await asked(taskId)).toEqual(['internationalOffice Hanna Björkqvist']);
      await away(under.people.coordinator, '2026-11-26', '2026-11-27');
      expect(await asked(taskId)).toEqual(['internationalOffice Hanna Björkqvist']);
    });
  });

  describe('an absence', () => {
    test('ends early: what is open is given back at once, and nothing more happens on its last day', async () => {
      const taskId = await under.askPhysics();
      await away(under.people.ikp, '2026-11-26', '2026-12-10');
      on('2026-11-30');
      expect(await endAbsence(under.house, under.actor(under.people.ikp), null)).toEqual({ kind: 'ended', givenBack: 1 });
      expect(await asked(taskId)).toEqual(['responsible Karin Åström']);
      expect(await asked(await under.askPhysics('new'))).toEqual(['responsible Karin Åström']);
      on('2026-12-11');
      await look();
      expect((await audit(taskId)).filter((action) => action === 'eligibility.givenBack')).toHaveLength(1);
      expect(await endAbsence(under.house, under.actor(under.people.ikp), null)).toEqual({ kind: 'unknown' });
    });

    test('that has not begun is taken away', async () => {
      const set = await away(under.people.ikp, '2026-12-03', '2026-12-10');
      if (set.kind !== 'set') throw new Error('not set');
      expect(await endAbsence(under.house, under.actor(under.people.deputy), set.absence.id)).toEqual({ kind: 'unknown' });
      expect(await endAbsence(under.house, under.actor(under.people.ikp), set.absence.id)).toEqual({ kind: 'cancelled' });
      expect(await under.db.select().from(absence)).toEqual([]);
    });

    test('that passed while the server was off moves nothing', async () => {
      const taskId = await under.awaitSignature();
      await away(under.people.ikp, '2026-12-03', '2026-12-10');
      on('2027-01-04');
      await look();
      expect(await asked(taskId)).toEqual(['responsible Karin Åström']);
      expect(await under.db.select().from(absence).where(isNotNull(absence.returnedAt))).toHaveLength(1);
    });

    test('is entered once, also when it is sent several times at once', async () => {
      const { ikp } = under.people;
      await Promise.all([1, 2, 3].map(() => away(ikp, '2026-12-03', '2026-12-10')));
      expect(await under.db.select().from(absence)).toHaveLength(1);
    });

    test.each([
      ['ends before it begins', '2026-12-03', '2026-12-02', null, 'lastDay', 'lastBeforeFirst'],
      ['is over', '2026-11-01', '2026-11-25', null, 'lastDay', 'dateBehind'],
      ['meets another one', '2026-12-20', '2026-12-30', null, 'firstDay', 'absenceOverlaps'],
      ['names somebody of another department', '2027-02-01', '2027-02-02', 'chemist', 'deputyId', 'notColleague'],
      ['names the person', '2027-02-01', '2027-02-02', 'ikp', 'deputyId', 'notColleague'],
    ] as const)('that %s is refused and changes nothing', async (_case, first, last, deputy, field, problem) => {
      await away(under.people.ikp, '2026-12-10', '2026-12-20');
      expect(await away(under.people.ikp, first, last, deputy && under.people[deputy])).toEqual({ kind: 'invalid', field, problem });
      expect(await under.db.select().from(absence)).toHaveLength(1);
    });

    test('of somebody who leaves meanwhile gives nothing back', async () => {
      const taskId = await under.askPhysics();
      await away(under.people.ikp, '2026-11-26', '2026-11-27');
      await under.db.execute(`update person set left_team_at = now() where id = '${under.people.ikp.id}'`);
      on('2026-11-30');
      await look();
      expect(await asked(taskId)).toEqual(['deputy Olof Wikberg']);
    });
  });
});
