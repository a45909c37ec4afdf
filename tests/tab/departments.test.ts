import { describe, expect, test } from '@jest/globals';
import { matchesDepartment, needsAttention, sortDepartments, type DepartmentSortKey, type DepartmentStanding } from '../../tab/departments/standing.ts';

const department = (name: string, differing: Partial<DepartmentStanding> = {}): DepartmentStanding => ({
  id: name,
  code: name.slice(0, 3).toUpperCase(),
  name,
  people: [{ name: 'Karin Åström', capacity: 'ikp', onlyUrgent: false }],
  openTasks: 0,
  overdueTasks: 0,
  agreements: 2,
  endingAgreements: 0,
  agreementsMissingTerm: 0,
  accountsMissing: 0,
  hasNobody: false,
  ...differing,
});

describe('departments', () => {
  const calm = department('Arkeologi');
  const late = department('Botanik', { openTasks: 9, overdueTasks: 4, agreementsMissingTerm: 3 });
  const alone = department('Cellbiologi', { people: [], hasNobody: true, openTasks: 1 });
  const aloneAndLate = department('Datavetenskap', { people: [], hasNobody: true, overdueTasks: 1, openTasks: 1 });
  const order = (key: DepartmentSortKey, reversed = false) =>
    sortDepartments([calm, late, alone, aloneAndLate], key, reversed, 'sv').map(({ name }) => name[0]).join('');

  test('that have nobody come first, whatever waits at the others', () => {
    expect(order('need')).toBe('DCBA');
  });

  test('are ordered by a number from the highest, by name from A, and by name among equals', () => {
    expect(order('overdueTasks')).toBe('BDAC');
    expect(order('overdueTasks', true)).toBe('ACDB');
    expect(order('name')).toBe('ABCD');
    expect(order('name', true)).toBe('DCBA');
  });

  test('need something when they have nobody, or something is overdue, misses the term or lacks an account', () => {
    expect([calm, late, alone].map(needsAttention)).toEqual([false, true, true]);
    expect(needsAttention(department('E', { accountsMissing: 1 }))).toBe(true);
    expect(needsAttention(department('F', { openTasks: 5, endingAgreements: 5 }))).toBe(false);
  });

  test('are found by name, code and people', () => {
    for (const words of ['arkeo', 'ARK', 'åström karin']) expect(matchesDepartment(calm, words)).toBe(true);
    expect(matchesDepartment(alone, 'åström')).toBe(false);
  });
});
