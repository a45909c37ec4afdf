import type { Route } from '../contract.ts';

export const peopleContract = {} as const satisfies Record<string, Route>;
