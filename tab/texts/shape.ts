import type { sv } from './sv.ts';

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** What every language must have: the keys of the Swedish texts. */
export type Texts = Shape<typeof sv>;
