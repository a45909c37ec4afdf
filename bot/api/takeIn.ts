import type { Person } from '../domain/person.ts';
import type { House } from '../duties/duty.ts';
import { AnotherReceived } from '../duties/once.ts';
import { receivedText } from '../texts/overtaken.ts';
import { RequestProblem } from './problem.ts';

/** Takes a form in that may come twice. One that was changed in between is answered by what became of the first. */
export async function takeIn<Made>({ clock }: Pick<House, 'clock'>, { language }: Person, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof AnotherReceived)) throw error;
    const text = receivedText({ at: error.receivedAt, now: clock.now() }, language);
    throw new RequestProblem('alreadyReceived', { extension: { received: { id: error.made, text } } });
  }
}
