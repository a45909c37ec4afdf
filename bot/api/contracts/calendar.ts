import type { Route } from '../contract.ts';

export const calendarContract = {} as const satisfies Record<string, Route>;
