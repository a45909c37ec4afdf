/** Kept for each browser tab by itself, so that two windows can be two people. */
const KEY = 'ikp-demo-person';

export function chosenPerson(): string | null {
  return sessionStorage.getItem(KEY);
}

export function keepPerson(id: string | null): void {
  if (id) sessionStorage.setItem(KEY, id);
  else sessionStorage.removeItem(KEY);
}
