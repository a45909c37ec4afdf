import { expect, test } from '@jest/globals';
import type { TaskListItem } from '../../tab/api/types.ts';
import { filterTasks, sectionsOf } from '../../tab/tasks/sections.ts';

const PHYSICS = '00000000-0000-4000-8000-000000000901';
const CHEMISTRY = '00000000-0000-4000-8000-000000000902';

function task(own: Partial<TaskListItem>): TaskListItem {
  return {
    id: 'x',
    kind: 'eligibility',
    kindText: 'Särskild behörighet',
    title: 'Är sökande i ärende UA-1 behörig till Kvantmekanik (FYS201)?',
    departmentId: PHYSICS,
    departmentText: 'Institutionen för fysik',
    state: 'open',
    stateText: 'Väntar på institutionen',
    dueAt: '2026-11-25T10:00:00Z',
    dueText: 'ons 25 nov. 11:00',
    overdue: false,
    closed: null,
    turn: 'yours',
    when: 'today',
    snoozedText: null,
    version: 1,
    ...own,
  };
}

test('what waits for others stands by itself, however late; parts without tasks are left out', () => {
  const late = task({ id: 'late', when: 'overdue' });
  const others = task({ id: 'others', when: 'overdue', turn: 'others' });
  const closed = task({ id: 'closed', when: 'closed', turn: 'nobody' });
  const names = sectionsOf([closed, others, late]).map(({ name, tasks }) => [name, tasks.map(({ id }) => id)]);
  expect(names).toEqual([
    ['overdue', ['late']],
    ['others', ['others']],
    ['closed', ['closed']],
  ]);
});

test.each([
  ['', '', '', true],
  ['FYS201', '', '', true],
  ['fysik kvant', '', '', true],
  ['FYSIK ÄRENDE', '', '', true],
  ['fysik kemi', '', '', false],
  ['', 'eligibility', '', true],
  ['fysik', 'learningAgreementSignature', '', false],
  ['', '', PHYSICS, true],
  ['kvant', 'eligibility', PHYSICS, true],
  ['', '', CHEMISTRY, false],
])('words "%s", kind "%s" and department "%s": found %s', (words, kind, department, found) => {
  expect(filterTasks([task({})], { words, kind, department })).toHaveLength(found ? 1 : 0);
});
