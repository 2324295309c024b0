import type { Item } from '../../contract/book/entry.ts';
import type { InPlanned } from '../../contract/book/planned.ts';
import { happenedBy } from '../orders/index.ts';

/**
 * The planned work, or the drill, in whose window a ticket was reported on one of its circuits; undefined for one that is a fault. What a customer had
 * objected to by then did not take place; a guarantee period excuses nothing. Pure.
 */
export function inPlannedWork(
  { circuit, reportedAt }: { circuit: string; reportedAt: string },
  works: readonly Item<'planned'>[],
): InPlanned | undefined {
  const found = works.find(({ heads: [{ body }], events }) => {
    const { kind, from, to, circuits } = body;
    if (kind === 'guarantee' || reportedAt < from || reportedAt > to || !circuits.includes(circuit)) return false;
    return !happenedBy(events, reportedAt).some(({ did }) => did === 'objected');
  });
  if (!found) return undefined;
  const { kind, name } = found.heads[0].body;
  return { planned: found.item, kind, name };
}
