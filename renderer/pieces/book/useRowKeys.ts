import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { useLanding } from './useLanding.ts';

/** What a row of a table has so that the keyboard can go through them. */
interface RowKeys {
  ref: RefObject<HTMLTableRowElement | null> | undefined;
  tabIndex: 0 | -1;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Rows of a table of which every one is opened: arrows, Home and End move, Enter opens; coming to the table leads to the row that was open last, else to
 * the first. `keysOf`: what the row at a place has.
 */
export function useRowKeys(
  ids: readonly string[],
  open: (id: string) => void,
  last?: string,
): { rows: RefObject<HTMLTableSectionElement | null>; keysOf: (at: number) => RowKeys } {
  const rows = useRef<HTMLTableSectionElement>(null);
  const landing = useRef<HTMLTableRowElement>(null);
  useLanding(landing, 'list');
  const first = Math.max(0, last === undefined ? 0 : ids.indexOf(last));
  const onKey = (event: KeyboardEvent, at: number): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === undefined) return open(ids[at] ?? '');
    rows.current?.rows[Math.max(0, Math.min(ids.length - 1, to))]?.focus();
  };
  const keysOf = (at: number): RowKeys => ({
    ref: at === first ? landing : undefined,
    tabIndex: at === first ? 0 : -1,
    onClick: () => open(ids[at] ?? ''),
    onKeyDown: (event) => onKey(event, at),
  });
  return { rows, keysOf };
}
