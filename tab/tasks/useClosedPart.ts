import { useMemo } from 'react';
import { useClosedTasks } from '../api/queries.ts';
import type { TaskListItem } from '../api/types.ts';
import { useSettled } from '../forms/useSettled.ts';
import type { TaskFilter } from './sections.ts';

/** The closed tasks of the list, when they are wanted. */
export interface ClosedPart {
  readonly wanted: boolean;
  readonly query: ReturnType<typeof useClosedTasks>;
  /** Those that have come; a filter is applied to them at once, and the server finds the others. */
  readonly tasks: readonly TaskListItem[];
  /** Whether the answer to just this filter is here, or none is wanted. */
  readonly complete: boolean;
}

const NONE: readonly TaskListItem[] = [];

export function useClosedPart({ words, kind, department }: TaskFilter, wanted: boolean): ClosedPart {
  const settled = useSettled(words);
  const query = useClosedTasks(
    { words: settled, ...(kind !== '' && { kind }), ...(department !== '' && { departmentId: department }) },
    { enabled: wanted },
  );
  const { data } = query;
  const tasks = useMemo(() => (wanted && data ? data.pages.flatMap((page) => page.tasks) : NONE), [wanted, data]);
  return { wanted, query, tasks, complete: !wanted || (data !== undefined && !query.isPlaceholderData && settled === words) };
}
