import type { Person } from '../domain/person.ts';
import { RequestProblem } from './problem.ts';

/** The International Office and the administrators: who keeps what is everybody's. */
export function isOffice({ roles }: Pick<Person, 'roles'>): boolean {
  return roles.includes('internationalOffice') || roles.includes('admin');
}

/** @throws RequestProblem forbidden for everybody else */
export function requireOffice(person: Pick<Person, 'roles'>): void {
  if (!isOffice(person)) throw new RequestProblem('forbidden');
}

/** @throws RequestProblem forbidden for who does not work at Admissions */
export function requireAdmissions({ roles }: Pick<Person, 'roles'>): void {
  if (!roles.includes('admissions')) throw new RequestProblem('forbidden');
}

/** @throws RequestProblem forbidden for everybody but administrators */
export function requireAdmin({ roles }: Pick<Person, 'roles'>): void {
  if (!roles.includes('admin')) throw new RequestProblem('forbidden');
}
