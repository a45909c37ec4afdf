import type { House } from '../duties/duty.ts';
import type { agreementWorkContract } from './contracts/agreementWork.ts';
import type { Handlers } from './routes.ts';

export function createAgreementWorkHandlers(_house: House): Handlers<typeof agreementWorkContract> {
  return {};
}
