import type { ReactNode } from 'react';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { useRowKeys } from '../../pieces/book/useRowKeys.ts';
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
  const { rows: body, keysOf } = useRowKeys(
    rows.map(({ id }) => id),
    onOpen,
  );
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
          <tr key={id} {...keysOf(at)}>
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
