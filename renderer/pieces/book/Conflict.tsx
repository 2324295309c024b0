import type { Item, Version } from '../../../electron/contract/book/entry.ts';
import { useMinute } from '../../page/now.ts';
import { dateTime } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { fieldTitle, placeOf, valueText, type Choice, type Difference } from './differences.ts';
import './Conflict.css';

/** Which laptop entered a version: this one, or another by the end of its name. */
function Origin({ version, own, n }: { version: Version; own: string; n: number }) {
  const say = useSay();
  const nowMs = useMinute();
  const laptop =
    version.origin === own ? say('conflict.here') : say('conflict.there', { id: version.origin.slice(-4) });
  return (
    <>
      <b>{say('conflict.version', { n: n + 1 })}</b>
      <span className="conflict-origin">{laptop}</span>
      <span className="conflict-origin num">{dateTime(version.enteredAtMs, nowMs)}</span>
    </>
  );
}

/** The versions, each with who entered it; one can be taken whole. */
function Heads(props: { heads: readonly Version[]; own: string; onTake: (n: number) => void }) {
  const say = useSay();
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="hidden">{say('conflict.field')}</span>
        </th>
        {props.heads.map((version, n) => (
          <th key={version.entry} scope="col">
            <Origin version={version} own={props.own} n={n} />
            <button type="button" className="btn" onClick={() => props.onTake(n)}>
              {say('conflict.take', { n: n + 1 })}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** One field: what each version says of it, to be picked where they differ. */
function Row(props: { row: Difference; picked: number; onPick: (n: number) => void }) {
  const { row, picked, onPick } = props;
  const say = useSay();
  const title = fieldTitle(say, row.path);
  return (
    <tr data-differs={row.differs}>
      <th scope="row">{title}</th>
      {row.values.map((value, n) => (
        // Versions keep their places: the position is the identity.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={n}>
          {row.differs ? (
            <button
              type="button"
              className="btn conflict-pick"
              aria-pressed={picked === n}
              aria-label={say('conflict.pick', { field: title, value: valueText(say, value), n: n + 1 })}
              onClick={() => onPick(n)}
            >
              {valueText(say, value)}
            </button>
          ) : (
            valueText(say, value)
          )}
        </td>
      ))}
    </tr>
  );
}

/** What holds of an item that two laptops changed, as it is being picked. */
export interface Picking {
  rows: readonly Difference[];
  choice: Choice;
  pick: (row: Difference, n: number) => void;
  pickAll: (n: number) => void;
  /** Fields that nobody has picked yet. */
  left: number;
}

/** An item that two laptops changed: both versions side by side; one is taken whole, or a third is put together of both. */
export function Conflict({ item, own, picking }: { item: Item; own: string; picking: Picking }) {
  const say = useSay();
  const { rows, choice, pick, pickAll } = picking;
  const label = say('conflict.of', { kind: say(`conflict.kind.${item.kind}`), item: item.item });
  return (
    <section className="conflict" aria-label={label}>
      <table className="tbl">
        <Heads heads={item.heads} own={own} onTake={pickAll} />
        <tbody>
          {rows.map((row) => (
            <Row key={placeOf(row)} row={row} picked={choice[placeOf(row)] ?? -1} onPick={(n) => pick(row, n)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
