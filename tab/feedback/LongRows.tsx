import { Suspense } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { lazyPart } from '../shell/lazyPart.tsx';
import { Loading } from './Loading.tsx';

/** Lists up to this long are drawn whole: the browser's own search finds everything in them. */
const WHOLE = 100;

// Few have so much; the others need not wait for the code. `lazyPart` forgets that it draws any kind of item.
const DrawnRows = lazyPart(async () => (await import('./DrawnRows.tsx')).DrawnRows as ComponentType<object>) as unknown as typeof AllRows;

export interface LongRowsProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly row: (item: Item) => ReactNode;
  /** Of the list itself. */
  readonly className: string;
  /** More can be fetched at its end: what is shown then stays where it is. */
  readonly grows?: boolean;
}

/** A list of rows; of a long one only those near the window are drawn. */
export function LongRows<Item>(props: LongRowsProps<Item>) {
  if (props.items.length <= WHOLE && !props.grows) return <AllRows {...props} />;
  return (
    <Suspense fallback={<Loading />}>
      <DrawnRows {...props} />
    </Suspense>
  );
}

function AllRows<Item>({ items, keyOf, row, className }: LongRowsProps<Item>) {
  return (
    <ul className={className}>
      {items.map((item) => (
        <li key={keyOf(item)}>{row(item)}</li>
      ))}
    </ul>
  );
}
