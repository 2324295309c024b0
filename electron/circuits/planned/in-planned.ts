import type { BookEvent, Item } from '../../contract/book/entry.ts';
import type { InPlanned, PlannedWindow } from '../../contract/book/planned.ts';
import { instantOf } from '../../contract/book/times.ts';
import { happenedBy, TAKEN_BACK } from '../orders/index.ts';

/** What happened since it has this window and these circuits. */
export const sinceMoved = <E extends Pick<BookEvent, 'did'>>(events: readonly E[]): readonly E[] =>
  events.slice(events.findLastIndex(({ did }) => did === 'moved') + 1);

/** Objections that stand. */
export const objectionsIn = (happened: readonly BookEvent[]): BookEvent[] =>
  sinceMoved(happened).filter(({ did }) => did === 'objected');

/** What ends that it excuses anything, and all that may turn it. */
const HALTING: readonly string[] = ['objected', 'cancelled'];
const TURNING: readonly string[] = [...HALTING, 'moved', TAKEN_BACK];

const isOn = ({ heads: [{ body }] }: Item<'planned'>, circuit: string): boolean => body.circuits.includes(circuit);

/** Whether what begins at that time on one of its circuits is no fault. */
function excuses({ heads: [{ body }], events }: Item<'planned'>, at: string): boolean {
  const { kind, from, to } = body;
  if (kind === 'guarantee' || at < from || at > to) return false;
  return !sinceMoved(happenedBy(events, at)).some(({ did }) => HALTING.includes(did));
}

/** When it excuses something: its window, less the time in which an objection stood. */
function windowsOf(work: Item<'planned'>): PlannedWindow[] {
  const { item, heads, events } = work;
  const [{ body, enteredAtMs }] = heads;
  const { kind, name, from, to } = body;
  const turned = events.filter(({ did }) => TURNING.includes(did));
  const within = turned.map(({ at }) => at).filter((at) => at > from && at <= to);
  const starts = [...new Set([from, ...within])].toSorted();
  const saidAtMs = Math.max(enteredAtMs, ...turned.map((event) => event.enteredAtMs));
  return starts.flatMap((at, n) => {
    if (!excuses(work, at)) return [];
    const next = starts[n + 1];
    const end = next === undefined ? instantOf(to) / 1000 + 1 : instantOf(next) / 1000;
    return [{ ...{ planned: item, kind, name, saidAtMs }, from: instantOf(at) / 1000, to: end }];
  });
}

/** The windows on a circuit that touch a time, epoch milliseconds, in order. Pure. */
export const plannedWindows = (
  circuit: string,
  works: readonly Item<'planned'>[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): PlannedWindow[] =>
  works
    .filter((work) => isOn(work, circuit))
    .flatMap(windowsOf)
    .filter(({ from, to }) => 1000 * from <= toMs && 1000 * to > fromMs)
    .toSorted((a, b) => a.from - b.from);

/**
 * The planned work, or the drill, in whose window a ticket was reported on one of its circuits; undefined for one that is a fault. What a customer had
 * objected to by then did not take place; a guarantee period excuses nothing. Pure.
 */
export function inPlannedWork(
  { circuit, reportedAt }: { circuit: string; reportedAt: string },
  works: readonly Item<'planned'>[],
): InPlanned | undefined {
  const found = works.find((work) => isOn(work, circuit) && excuses(work, reportedAt));
  if (!found) return undefined;
  const { kind, name } = found.heads[0].body;
  return { planned: found.item, kind, name };
}
