import type { House } from '../duties/duty.ts';
import type { calmContract } from './contracts/calm.ts';
import type { Handlers } from './routes.ts';

export function createCalmHandlers(_house: House): Handlers<typeof calmContract> {
  return {};
}
