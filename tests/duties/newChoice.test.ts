import { expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { planReminders } from '../../bot/reminders/plan.ts';
import { task } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock } = under;
  const doAs = async (who: Person, taskId: string, verb: string, input: object = {}) => {
    const { version } = (await under.file(taskId)).task;
    return (await act(under.house, { taskId, verb, version, input, actor: under.actor(who) })).kind;
  };
  const choices = async () => (await under.db.select().from(task).where(eq(task.kind, 'newChoice'))).map(({ id }) => id);
  const notEligible = async () => {
    await doAs(under.people.ikp, await under.askPhysics(), 'notEligible', { reason: 'Saknar linjär algebra' });
    const [taskId] = await choices();
    if (!taskId) throw new Error('No new choice is asked for.');
    return taskId;
  };
  const view = async (taskId: string) =>
    responsibleTaskView(under.db, await under.file(taskId), { personId: under.people.officer.id, language: 'sv' }, clock.now());

  test('"not eligible" has the one who asked ask the applicant on the next working day; "eligible" does not', async () => {
    await doAs(under.people.ikp, await under.askPhysics('UMU-2026-1'), 'eligible');
    expect(await choices()).toEqual([]);
    const taskId = await notEligible();
    const file = await under.file(taskId);
    expect(file.assignees.map(({ name, capacity }) => [name, capacity])).toEqual([['Eva Forsmark', 'admissions']]);
    expect(file.task).toMatchObject({ state: 'open', publicReference: 'UMU-2026-17' });
    expect(file.task.dueAt.toString()).toBe('2026-11-26T09:00:00Z');
    const { facts, actions } = await view(taskId);
    expect(facts).toContainEqual({ label: 'Skäl', value: 'Saknar linjär algebra' });
    expect(actions.map(({ verb }) => verb)).toEqual(['askedApplicant']);
    expect(await doAs(under.people.ikp, taskId, 'askedApplicant')).toBe('unchanged');
  });

  test.each([
    ['newChoiceReceived', 'Nytt val kom in 27 november 2026', 'positive'],
    ['noNewChoice', 'Inget nytt val (27 november 2026)', 'negative'],
  ])('it goes on until the applicant has answered: %s', async (verb, value, result) => {
    const taskId = await notEligible();
    expect(await doAs(under.people.officer, taskId, verb)).toBe('unchanged');
    expect(await doAs(under.people.officer, taskId, 'askedApplicant', { on: '2026-11-25' })).toBe('done');
    // A working week, closing hour.
    expect((await under.file(taskId)).task.dueAt.toString()).toBe('2026-12-02T16:00:00Z');
    clock.set('2026-11-27T10:00:00+01:00');
    expect(await doAs(under.people.officer, taskId, verb)).toBe('done');
    expect((await under.file(taskId)).task.state).toBe('done');
    expect((await view(taskId)).facts).toContainEqual({ label: 'Så gick det', value, result });
  });

  test('its reminders never ask the department, which has answered', async () => {
    const taskId = await notEligible();
    clock.set('2026-12-11T10:00:00+01:00');
    expect((await planReminders(under.house)).reminded).toBe(1);
    expect((await under.file(taskId)).assignees.map(({ name }) => name)).toEqual(['Eva Forsmark']);
  });
});
