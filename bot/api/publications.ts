import type { House } from '../duties/duty.ts';
import type { publicationsContract } from './contracts/publications.ts';
import type { Handlers } from './routes.ts';

export function createPublicationsHandlers(_house: House): Handlers<typeof publicationsContract> {
  return {};
}
