import type { TaskListItem } from '../api/types.ts';
import { matchesWords } from '../forms/matchesWords.ts';

/** The list's parts, the most urgent first. What waits for others asks nothing of the reader, however late it is. */
export const SECTIONS = ['overdue', 'today', 'week', 'later', 'others', 'closed'] as const;
export type SectionName = (typeof SECTIONS)[number];

export interface Section {
  readonly name: SectionName;
  readonly tasks: readonly TaskListItem[];
}

export interface TaskFilter {
  readonly words: string;
  /** Empty for every kind. */
  readonly kind: string;
  /** The id; empty for every department. */
  readonly department: string;
}

export function filterTasks(tasks: readonly TaskListItem[], { words, kind, department }: TaskFilter): TaskListItem[] {
  return tasks.filter(
    (task) =>
      (kind === '' || task.kind === kind) &&
      (department === '' || task.departmentId === department) &&
      matchesWords(words, [task.title, task.departmentText, task.kindText, task.stateText]),
  );
}

/** Parts without tasks are left out; within each the order stays. */
export function sectionsOf(tasks: readonly TaskListItem[]): Section[] {
  return SECTIONS.map((name) => ({ name, tasks: tasks.filter((task) => sectionOf(task) === name) })).filter(
    (section) => section.tasks.length > 0,
  );
}

function sectionOf(task: TaskListItem): SectionName {
  return task.turn === 'others' ? 'others' : task.when;
}
