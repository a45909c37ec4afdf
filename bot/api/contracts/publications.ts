import type { Route } from '../contract.ts';

export const publicationsContract = {} as const satisfies Record<string, Route>;
