/** An element or action of a card; what its own lists hold are parts of their own. */
export interface Part {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** Every object with a type within a card, itself included. What buttons send is data and no part. */
export function everyPart(value: unknown): Part[] {
  if (Array.isArray(value)) return value.flatMap(everyPart);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, child]) => (key === 'data' ? [] : everyPart(child)));
  return isPart(value) ? [value, ...inner] : inner;
}

export function partsOf(card: unknown, type: string): Part[] {
  return everyPart(card).filter((part) => part.type === type);
}

function isPart(value: object): value is Part {
  return 'type' in value && typeof value.type === 'string';
}
