import { useState } from 'react';
import type { Item } from '../../../electron/contract/book/entry.ts';
import { useAsked } from '../../link/asked.ts';
import { host, useAppState } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { Dialog } from '../../widgets/Dialog.tsx';
import { Conflict, type Picking } from './Conflict.tsx';
import { chosenBody, differencesOf, placeOf, type Choice } from './differences.ts';
import './Conflicts.css';

const nameOf = ({ kind, item }: Item): string => JSON.stringify([kind, item]);

/** What is picked of the fields that differ: nothing until somebody has looked at each. */
function usePicking({ heads }: Item): Picking {
  const [choice, setChoice] = useState<Choice>({});
  const rows = differencesOf(heads.map(({ body }) => body));
  const open = rows.filter((row) => row.differs);
  return {
    rows,
    choice,
    pick: (row, n) => setChoice({ ...choice, [placeOf(row)]: n }),
    pickAll: (n) => setChoice(Object.fromEntries(open.map((row) => [placeOf(row), n]))),
    left: open.filter((row) => choice[placeOf(row)] === undefined).length,
  };
}

/** One of them, with what is picked of it. */
function OpenConflict(props: { item: Item; own: string; onClose: () => void }) {
  const { item, own, onClose } = props;
  const say = useSay();
  const picking = usePicking(item);
  const keep = async (): Promise<void> => {
    const { kind, heads } = item;
    const body = chosenBody(heads, picking.rows, picking.choice) as Record<string, unknown>;
    await host.call('exchange.choose', { kind, item: item.item, body, after: heads.map(({ entry }) => entry) });
  };
  return (
    <>
      <Conflict item={item} own={own} picking={picking} />
      <footer>
        <span className="label">
          {picking.left > 0 ? say('conflict.left', { n: picking.left }) : say('conflict.ready')}
        </span>
        <button type="button" className="btn" onClick={onClose}>
          {say('ui.close')}
        </button>
        <button type="button" className="btn is-main" disabled={picking.left > 0} onClick={() => attempt(keep)}>
          {say('conflict.keep')}
        </button>
      </footer>
    </>
  );
}

/** Items that two laptops changed, one opened at a time. */
function ConflictsDialog({ items, own, onClose }: { items: readonly Item[]; own: string; onClose: () => void }) {
  const say = useSay();
  const [chosen, setChosen] = useState<string>();
  const open = items.find((item) => nameOf(item) === chosen) ?? items[0];
  return (
    <Dialog wide long title={say('conflict.title', { n: items.length })} onClose={onClose} onSubmit={() => undefined}>
      <p>{say('conflict.why')}</p>
      {items.length > 1 && (
        <fieldset className="conflicts-list" aria-label={say('conflict.which')}>
          {items.map((item) => (
            <button
              key={nameOf(item)}
              type="button"
              className="btn"
              aria-pressed={item === open}
              onClick={() => setChosen(nameOf(item))}
            >
              {say(`conflict.kind.${item.kind}`)} {item.item}
            </button>
          ))}
        </fieldset>
      )}
      {open && (
        <OpenConflict key={open.heads.map(({ entry }) => entry).join()} item={open} own={own} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** A mark with the number of items that somebody has to decide; nothing while there is none. */
export function ConflictMark() {
  const say = useSay();
  const changes = useAppState()?.bookChanges ?? 0;
  const { value } = useAsked(String(changes), () => host.call('exchange.conflicts', {}), { quiet: true });
  const [isOpen, setOpen] = useState(false);
  const n = value?.items.length ?? 0;
  if (!value || n === 0) return null;
  return (
    <>
      <button type="button" className="btn conflicts-mark" onClick={() => setOpen(true)}>
        {say('conflict.mark', { n })}
      </button>
      {isOpen && <ConflictsDialog items={value.items} own={value.own} onClose={() => setOpen(false)} />}
    </>
  );
}
