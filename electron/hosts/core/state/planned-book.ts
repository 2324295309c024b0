import { randomBytes } from 'node:crypto';
import type { Archive } from '../../../archive/index.ts';
import { circuitsOf, plannedView, plannedWindows } from '../../../circuits/index.ts';
import type { Item } from '../../../contract/book/entry.ts';
import { isDone, type PlannedWindow } from '../../../contract/book/planned.ts';
import type { PlannedView } from '../../../contract/book/planned-page.ts';
import { TributaryError } from '../../../contract/errors.ts';
import type { RunRecord } from '../../../contract/run.ts';
import { ulid } from '../../../contract/ulid.ts';

/** So many runs of a circuit are looked at, the newest. */
export const RUNS_AT_MOST = 50;

export const newPlannedId = (nowMs: number): string => ulid(nowMs, randomBytes(10));

/** Errors: `book-item-unknown`. */
export async function plannedItem(archive: Archive, id: string): Promise<Item<'planned'>> {
  const [item] = await archive.items('planned', { items: [id] });
  if (!item) throw new TributaryError('book-item-unknown', id);
  return item;
}

/** Windows of planned work and drills on the circuit of a record, as far as they touch its time: what its line shows in them is no fault. */
export async function windowsOver(
  archive: Archive,
  { circuit, startedAtMs, endedAtMs = Infinity }: Pick<RunRecord, 'circuit' | 'startedAtMs' | 'endedAtMs'>,
): Promise<PlannedWindow[]> {
  if (!circuit) return [];
  const works = await archive.items('planned');
  return plannedWindows(circuit.number, works, { fromMs: startedAtMs, toMs: endedAtMs });
}

/** Planned work as it stands. */
export async function plannedViews(
  archive: Archive,
  items: readonly Item<'planned'>[],
  at: string,
): Promise<PlannedView[]> {
  const numbers = [...new Set(items.flatMap(({ heads }) => heads[0].body.circuits))];
  const circuits = circuitsOf(await archive.items('circuit', { items: numbers }));
  const runs = await Promise.all(numbers.map((circuit) => archive.listRuns({ circuit, limit: RUNS_AT_MOST })));
  const tickets = (await archive.items('ticket'))
    .filter(({ heads }) => heads[0].body.reportedAt <= at)
    .map(({ item, heads: [{ body }] }) => ({ ...body, ticket: item }))
    .map(({ ticket, circuit, reportedAt, says }) => ({
      ticket,
      circuit,
      reportedAt,
      ...(says !== undefined && { says }),
    }));
  const views = items.map((item) => plannedView(item, { circuits, runs: runs.flat(), tickets, at }));
  // What is to come or going on, the next first; then what is behind, the latest first.
  const behind = ({ standing }: PlannedView): boolean => isDone(standing);
  return views.toSorted((a, b) => Number(behind(a)) - Number(behind(b)) || a.from.localeCompare(b.from));
}
