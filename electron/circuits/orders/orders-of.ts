import type { Item } from '../../contract/book/entry.ts';
import type { OrderView } from '../../contract/book/order.ts';
import type { Circuit } from '../../contract/circuit.ts';

/** Circuits by number, as they stand. */
export const circuitsOf = (items: readonly Item<'circuit'>[]): Map<string, Circuit> =>
  new Map(items.map(({ item, heads }) => [item, heads[0].body]));

/** The years without a calendar on which dates of these orders hang. */
export const missingYearsOf = (orders: readonly OrderView[]): number[] =>
  [...new Set(orders.flatMap(({ missingYears = [] }) => missingYears))].toSorted((a, b) => a - b);
