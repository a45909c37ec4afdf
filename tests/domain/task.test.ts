import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { isClosed, publicView, TASK_STATES, type PublicAssignee, type Task } from '../../bot/domain/task.ts';
import { standingOf, standsAs, type TaskFile } from '../../bot/domain/taskFile.ts';

const task: Task = {
  id: '4b0c6d0e-6d0f-4e56-9a50-1d2c1a0f6b01',
  kind: 'eligibility',
  department: { id: 'd-1', code: 'FYS', nameSv: 'Institutionen för fysik', nameEn: 'Department of Physics' },
  state: 'open',
  dueAt: Temporal.Instant.from('2026-11-27T10:00:00+01:00'),
  createdAt: Temporal.Instant.from('2026-11-25T10:00:00+01:00'),
  closedAt: null,
  version: 3,
  cardVersion: 5,
  publicReference: 'UMU-2026-17',
};
const karin: PublicAssignee = { personId: 'p-1', name: 'Karin Åström', capacity: 'responsible', teamsUserId: '29:karin' };

test('a task is closed when it is done or cancelled, and only then', () => {
  expect(TASK_STATES.filter(isClosed)).toEqual(['done', 'cancelled']);
});

describe('the public view', () => {
  test('holds what may stand in a channel and nothing else', () => {
    expect(publicView(task, [karin])).toEqual({
      audience: 'public',
      taskId: task.id,
      kind: 'eligibility',
      reference: 'UMU-2026-17',
      department: { nameSv: 'Institutionen för fysik', nameEn: 'Department of Physics' },
      state: 'open',
      dueAt: task.dueAt,
      version: 3,
      assignees: [karin],
    });
  });

  test('leaves out whatever else hangs on a task, a department or an assignee', () => {
    const more = {
      ...task,
      student: 'MARKED',
      department: { ...task.department, note: 'MARKED' },
    };
    const assignee = { ...karin, email: 'MARKED' };
    expect(JSON.stringify(publicView(more, [assignee]))).not.toContain('MARKED');
  });
});

describe('how a person stands to a task', () => {
  const file = { task, requesterId: 'p-2', assignees: [karin] } as unknown as TaskFile;

  test.each([
    ['p-1', 'assignee'],
    ['p-2', 'requester'],
    ['p-3', 'none'],
  ])('%s is %s', (personId, standing) => {
    expect(standingOf(file, personId)).toBe(standing);
  });

  test('one who asked and is then asked by escalation stands in both ways', () => {
    const both = { ...file, requesterId: 'p-1' };
    expect(standingOf(both, 'p-1')).toBe('assignee');
    expect(standsAs(both, 'p-1', 'assignee')).toBe(true);
    expect(standsAs(both, 'p-1', 'requester')).toBe(true);
    expect(standsAs(both, 'p-2', 'requester')).toBe(false);
  });

  test('nobody stands to a task that was not asked by a person and has nobody', () => {
    const nobody = { ...file, requesterId: null, assignees: [] };
    expect(standingOf(nobody, 'p-1')).toBe('none');
  });
});
