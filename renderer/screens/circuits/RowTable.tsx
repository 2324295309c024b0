import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { useLanding } from '../../pieces/book/useLanding.ts';
import { useSay } from '../../text/say.ts';
import './RowTable.css';

/** What stands in one row: the name by which it is opened, and its cells. */
export interface Row {
  id: string;
  cells: readonly ReactNode[];
}

/** A table of which every row is opened; arrows move, Enter opens. */
export function RowTable(props: { heads: readonly WordKey[]; rows: readonly Row[]; onOpen: (id: string) => void }) {
  const { heads, rows, onOpen } = props;
  const say = useSay();
  const body = useRef<HTMLTableSectionElement>(null);
  const first = useRef<HTMLTableRowElement>(null);
  useLanding(first, 'list');
  const onKey = (event: KeyboardEvent, at: number): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === undefined) return onOpen(rows[at]?.id ?? '');
    body.current?.rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
  };
  return (
    <table className="row-table tbl">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map(({ id, cells }, at) => (
          <tr
            key={id}
            ref={at === 0 ? first : undefined}
            tabIndex={at === 0 ? 0 : -1}
            onClick={() => onOpen(id)}
            onKeyDown={(event) => onKey(event, at)}
          >
            {cells.map((cell, n) => (
              // Cells keep their places: the position is the identity.
              // oxlint-disable-next-line react/no-array-index-key
              <td key={n}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
