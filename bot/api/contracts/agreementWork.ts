import type { Route } from '../contract.ts';

export const agreementWorkContract = {} as const satisfies Record<string, Route>;
