import type { House } from '../duties/duty.ts';
import type { admissionsContract } from './contracts/admissions.ts';
import type { Handlers } from './routes.ts';

export function createAdmissionsHandlers(_house: House): Handlers<typeof admissionsContract> {
  return {};
}
