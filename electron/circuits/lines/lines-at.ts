import type { BookEvent, Item } from '../../contract/book/entry.ts';
import type { LineBeside, LineStands, CircuitState, TestEnd } from '../../contract/book/line.ts';
import type { Circuit } from '../../contract/circuit.ts';
import { daysBetween } from '../calendar/index.ts';
import type { Figures } from '../figures/index.ts';
import { happenedBy, standingOf } from '../orders/index.ts';

/** What changes how a circuit stands, from a time on. */
interface Turn {
  at: string;
  is: LineStands;
  by?: BookEvent;
}

/** How it stands by what is known of it, as long as nothing happened to it. */
const byItself = ({ kind, inService }: Circuit): LineStands =>
  kind === 'test' ? 'for-test' : inService ? 'in-service' : 'not-in-service';

/** When an order opened its circuit: when it was completed. */
export function openedBy({ events }: Item<'order'>, at: string): string | undefined {
  const happened = happenedBy(events, at);
  return standingOf(happened) === 'completed' ? happened.findLast(({ did }) => did === 'completed')?.at : undefined;
}

/** Takes up that an order opened its circuit. `opened`: when each was opened last, by its number. */
export function addOpening(opened: Map<string, string>, { heads }: Item<'order'>, openedAt: string | undefined): void {
  const { circuit } = heads[0].body;
  if (openedAt !== undefined && openedAt > (opened.get(circuit) ?? '')) opened.set(circuit, openedAt);
}

/** When each circuit was opened last, by its number. */
function allOpened(orders: readonly Item<'order'>[], at: string): Map<string, string> {
  const opened = new Map<string, string>();
  for (const order of orders) addOpening(opened, order, openedBy(order, at));
  return opened;
}

/** Everything that turned it by then, in the order in which it happened. */
function turnsOf({ heads, events }: Item<'circuit'>, openedAt: string | undefined, at: string): Turn[] {
  const happened = happenedBy(events, at);
  const converted = happened.find(({ did }) => did === 'converted');
  const forTest = heads[0].body.kind === 'test' && (!converted || converted.at > (openedAt ?? ''));
  const turns = happened.flatMap((by): Turn[] => {
    if (by.did === 'given-up') return [{ at: by.at, is: 'given-up', by }];
    return by.did === 'converted' ? [{ at: by.at, is: 'in-service', by }] : [];
  });
  if (openedAt !== undefined) turns.push({ at: openedAt, is: forTest ? 'for-test' : 'in-service' });
  return turns.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** How a circuit stands by what happened to itself. */
export const standsAt = (item: Item<'circuit'>, at: string): LineStands =>
  turnsOf(item, undefined, at).at(-1)?.is ?? byItself(item.heads[0].body);

/** How a circuit stands by what happened to it and to its orders. */
export const stateOfLine = (item: Item<'circuit'>, orders: readonly Item<'order'>[], at: string): LineStands =>
  turnsOf(item, allOpened(orders, at).get(item.item), at).at(-1)?.is ?? byItself(item.heads[0].body);

/** What is known of it, made to say how it stands: a test that was converted is one no more. */
function viewOf(body: Circuit, state: LineStands): CircuitState {
  const { kind, until: _until, ...rest } = body;
  if (state === 'for-test') return { ...body, state };
  const plain = kind === 'test' && state === 'in-service' ? { ...rest, kind: 'service' as const } : body;
  return { ...plain, inService: state === 'in-service', state };
}

function testEndOf({ state, until }: CircuitState, figures: Figures, at: string): TestEnd | undefined {
  if (state !== 'for-test' || until === undefined) return undefined;
  const daysLeft = daysBetween(at.slice(0, 10), until);
  const warn = figures.testCircuits.find(({ warnDays }) => warnDays !== undefined)?.warnDays ?? 0;
  return { until, daysLeft, is: daysLeft < 0 ? 'over' : daysLeft <= warn ? 'soon' : 'far' };
}

/** What one circuit is as of a time. `openedAt`: when an order for it was completed last. */
export function lineAt(item: Item<'circuit'>, openedAt: string | undefined, figures: Figures, at: string): LineBeside {
  const { body } = item.heads[0];
  const last = turnsOf(item, openedAt, at).at(-1);
  const line = viewOf(body, last?.is ?? byItself(body));
  const testEnd = testEndOf(line, figures, at);
  return {
    line,
    ...(testEnd && { testEnd }),
    ...(last?.is === 'given-up' && last.by && { givenUp: last.by }),
    conflict: item.heads.length > 1,
  };
}

/**
 * What circuits are as of a time, reckoned from what had happened to them and to their orders by then. `at`: local wall time without zone, to the second.
 */
export function linesAt(
  items: readonly Item<'circuit'>[],
  orders: readonly Item<'order'>[],
  figures: Figures,
  at: string,
): LineBeside[] {
  const opened = allOpened(orders, at);
  return items.map((item) => lineAt(item, opened.get(item.item), figures, at));
}
