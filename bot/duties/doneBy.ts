import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { storedDay } from '../domain/stored.ts';
import type { ActionContext, Field, Input } from './duty.ts';
import { givenDay } from './input.ts';

/** On which day something was done, and who said so: the proof that is kept with the task. */
export const doneBy = z.object({ on: storedDay, by: z.string() });
export type DoneBy = z.output<typeof doneBy>;

/** The day on which it was done, for what is mostly recorded the same day: left empty, it is today. */
export function doneOnField<Subject>(label: Field<Subject>['label']): Field<Subject> {
  return { name: 'on', kind: 'pastDate', required: false, maxLength: 10, label };
}

export function doneByActor({ actor, now }: ActionContext, input: Input): DoneBy {
  return { on: givenDay(input, 'on') ?? now.toZonedDateTimeISO(STOCKHOLM).toPlainDate(), by: actor.person.name };
}
