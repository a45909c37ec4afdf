import type { Route } from '../contract.ts';

export const calmContract = {} as const satisfies Record<string, Route>;
