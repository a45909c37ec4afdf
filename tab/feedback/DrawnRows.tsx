import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent } from 'react';
import type { LongRowsProps } from './LongRows.tsx';

/** Pixels of a row that has not been seen yet, and rows beyond the window's edges that are drawn. */
const LIKELY_HEIGHT = 73;
const BEYOND = 12;

const useStyles = makeStyles({
  long: { position: 'relative' },
  row: { position: 'absolute', top: 0, left: 0, right: 0, boxSizing: 'border-box' },
});

/**
 * The rows of a long list near the window, and the one that has the focus with its neighbours: an
 * arrow key that is held down goes on to the next before the window has followed.
 */
export function DrawnRows<Item>({ items, keyOf, row, className }: LongRowsProps<Item>) {
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  // With other rows, what stands above may have another height. The rows drawn beyond the edges cover the rest.
  useLayoutEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
  }, [items]);
  const held = focused === null ? -1 : items.findIndex((item) => keyOf(item) === focused);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => LIKELY_HEIGHT,
    overscan: BEYOND,
    scrollMargin: top,
    getItemKey: (index) => keyOf(items[index] as Item),
    rangeExtractor(range) {
      const near = defaultRangeExtractor(range);
      if (held === -1) return near;
      const kept = [held - 1, held, held + 1].filter((index) => index >= 0 && index < range.count);
      return [...new Set([...near, ...kept])].sort((a, b) => a - b);
    },
  });

  function hold({ target }: FocusEvent): void {
    setFocused(target.closest('li')?.dataset['key'] ?? null);
  }

  return (
    <ul ref={list} className={mergeClasses(className, styles.long)} style={{ height: rows.getTotalSize() }} onFocus={hold} onBlur={() => setFocused(null)}>
      {rows.getVirtualItems().map(({ key, index, start }) => (
        <li
          key={key}
          ref={rows.measureElement}
          data-index={index}
          data-key={key}
          aria-setsize={items.length}
          aria-posinset={index + 1}
          className={styles.row}
          style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
        >
          {row(items[index] as Item)}
        </li>
      ))}
    </ul>
  );
}
