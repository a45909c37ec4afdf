import type { Route } from '../contract.ts';

export const admissionsContract = {} as const satisfies Record<string, Route>;
