import type { House } from '../duties/duty.ts';
import type { peopleContract } from './contracts/people.ts';
import type { Handlers } from './routes.ts';

export function createPeopleHandlers(_house: House): Handlers<typeof peopleContract> {
  return {};
}
