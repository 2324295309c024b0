import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../electron/archive/index.ts';
import type { NewEntry } from '../../electron/contract/book/entry.ts';
import { orderSchema, type OrderView } from '../../electron/contract/book/order.ts';
import { circuitSchema } from '../../electron/contract/circuit.ts';
import { cliHere, jsonOf, type Ended } from './cli.ts';

type Options = NonNullable<Parameters<typeof cliHere>[1]>;

/** An archive whose book holds these entries; its path. */
export async function archiveWith(entries: readonly NewEntry[]): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'book-')), 'book.db');
  const archive = await openArchive(path);
  await archive.enter(entries);
  await archive.close();
  return path;
}

export const orderEntry = (given: Record<string, unknown>): NewEntry => {
  const body = orderSchema.parse({ circuit: 'L1', ...given });
  return { kind: 'order', item: body.order, body };
};
export const circuitEntry = (given: Record<string, unknown>): NewEntry => {
  const body = circuitSchema.parse(given);
  return { kind: 'circuit', item: body.number, body };
};

/** `tributary book <command>` within this process. */
export const book = (
  path: string,
  command: string,
  args: readonly string[] = [],
  { json = true, ...options }: Options & { json?: boolean } = {},
): Promise<Ended> =>
  cliHere(['book', ...command.split(' '), ...args, '--archive', path, ...(json ? ['--json'] : [])], options);

/** Orders as of a time, by number. */
export async function ordersOf(path: string, at: string, options: Options = {}): Promise<Record<string, OrderView>> {
  const { orders } = jsonOf(await book(path, 'orders', ['--at', at], options)) as { orders: OrderView[] };
  return Object.fromEntries(orders.map((one) => [one.order, one]));
}
