import { z } from 'zod';
import type { Person } from '../domain/person.ts';
import { standingOf, type TaskFile } from '../domain/taskFile.ts';
import type { Executor } from '../store/connect.ts';
import { findTaskFile } from '../store/taskFiles.ts';
import { RequestProblem } from './problem.ts';

const uuid = z.uuid();

/** The task, when the person stands to it; to everybody else it does not exist. @throws RequestProblem notFound */
export async function visibleTask(db: Executor, person: Pick<Person, 'id'>, taskId: string | undefined): Promise<TaskFile> {
  const id = uuid.safeParse(taskId);
  const file = id.success ? await findTaskFile(db, id.data) : null;
  if (!file || standingOf(file, person.id) === 'none') throw new RequestProblem('notFound');
  return file;
}
