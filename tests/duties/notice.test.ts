import { expect, test } from '@jest/globals';
import { act } from '../../bot/duties/act.ts';
import { publish, tasksOf } from '../../bot/duties/publications.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { noticeOf } from '../support/publications.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock } = under;

  async function published() {
    const result = await publish(under.house, under.actor(under.people.coordinator), noticeOf(), null);
    if (result.kind !== 'published') throw new Error(`It was not published: ${result.kind}.`);
    return tasksOf(under.db, [result.publicationId]);
  }
  async function toPhysics(): Promise<string> {
    return (await published()).find(({ task }) => task.department.code === 'FYS')?.task.taskId ?? '';
  }
  async function doAs(taskId: string, verb: string, input: Record<string, string> = {}) {
    const { task } = await under.file(taskId);
    return act(under.house, { taskId, verb, version: task.version, input, actor: under.actor(under.people.ikp) });
  }
  async function view(taskId: string, language: 'sv' | 'en' = 'sv') {
    return responsibleTaskView(under.db, await under.file(taskId), { personId: under.people.ikp.id, language }, clock.now());
  }

  test('every department gets it; where nobody is contact person it goes to the International Office', async () => {
    const tasks = await published();
    expect(tasks.map(({ task }) => [task.department.code, task.asked])).toEqual([
      ['HIS', [{ name: 'Hanna Björkqvist', capacity: 'internationalOffice' }]],
      ['FYS', [{ name: 'Karin Åström', capacity: 'responsible' }]],
      ['KEM', [{ name: 'Mehmet Aydin', capacity: 'responsible' }]],
    ].sort(([a], [b]) => tasks.findIndex(({ task }) => task.department.code === a) - tasks.findIndex(({ task }) => task.department.code === b)));
  });

  test('the texts stand ready in both languages, with the link', async () => {
    const { passages, links, facts } = await view(await toPhysics(), 'en');
    expect(passages.map(({ text }) => text)).toEqual([
      'Nya stipendier\n\nNu går det att söka stipendier för fältarbete.\n\nhttps://www.umu.se/en/nominate',
      'New scholarships\n\nScholarships for field work are open.\n\nhttps://www.umu.se/en/nominate',
    ]);
    expect(links).toEqual([{ title: 'Read more', url: 'https://www.umu.se/en/nominate' }]);
    expect(facts.map(({ value }) => value)).toContain('Scholarships for field work are open.');
  });

  test.each([
    ['students', 'Fört vidare till studenter'],
    ['teachers', 'Fört vidare till lärare'],
    ['both', 'Fört vidare till studenter och lärare'],
  ])('passed on to %s, it is done', async (to, said) => {
    const taskId = await toPhysics();
    await doAs(taskId, 'passedOn', { to, on: '2026-11-23' });
    const ended = await view(taskId);
    expect(ended.state).toBe('done');
    expect(ended.facts.filter(({ result }) => result === 'positive').map(({ value }) => value)).toEqual([said, 'Karin Åström, 23 november 2026']);
  });

  test('not relevant, it is done as well, with or without a reason', async () => {
    for (const [input, said] of [
      [{}, 'Berör inte institutionen'],
      [{ reason: 'Vi har inga fältstudier.' }, 'Berör inte institutionen: Vi har inga fältstudier.'],
    ] as const) {
      const taskId = await toPhysics();
      await doAs(taskId, 'notRelevant', input);
      expect((await view(taskId)).facts.find(({ result }) => result === 'negative')?.value).toBe(said);
    }
  });

  test('without saying to whom it is refused', async () => {
    expect(await doAs(await toPhysics(), 'passedOn')).toMatchObject({ kind: 'invalid', errors: [{ field: 'to', problem: 'required' }] });
  });
});
