import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepItems } from '../../../electron/archive/kept-items.ts';
import type { NewEntry } from '../../../electron/contract/book/entry.ts';
import { localArchive } from '../../support/local-archive.ts';
import { orderEntry } from '../../support/book.ts';
import { scratchFolder } from './fixtures.ts';

const folder = scratchFolder();
let n = 0;
const open = () => localArchive(join(folder(), `${n++}.db`));
const event = (item: string): NewEntry => ({
  kind: 'order',
  item,
  event: { at: '2026-09-01T08:00:00', did: 'reviewed' },
});

/** What may come to a book: an order, another version of it, what happened to it, a ticket beside. */
const entry = fc.tuple(fc.nat(3), fc.integer({ min: 0, max: 9 })).map(([what, item]): NewEntry => {
  if (what === 0) return event(`W${item}`);
  const ticket = { channel: '400', reportedAt: '2026-09-01T08:00:00', circuit: `L${item}` } as const;
  if (what === 1) return { kind: 'ticket', item: `T${item}`, body: ticket };
  return orderEntry({ order: `W${item}`, urgent: what === 2 });
});
/** So many that they are kept; some of them are there, one twice. */
const MANY = ['W9', 'W1', 'W9', ...Array.from({ length: 120 }, (_, i) => `W${100 - i}`)];
const asked = fc.constantFrom('all', 'one', 'some', 'tickets');

test('items that are kept are those of the archive, whatever is entered and asked in between', async () => {
  const step = fc.record({ enter: fc.array(entry, { maxLength: 4 }), asks: fc.array(asked, { maxLength: 2 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const archive = open();
      const items = keepItems(archive);
      const filters = { all: {}, one: { items: ['W3'] }, some: { items: MANY }, tickets: {} };
      for (const { enter, asks } of steps) {
        if (enter.length > 0) await archive.enter(enter);
        for (const what of asks) {
          const kind = what === 'tickets' ? 'ticket' : 'order';
          expect(await items(kind, filters[what])).toEqual(await archive.items(kind, filters[what]));
        }
      }
      await archive.close();
    }),
    { numRuns: 8, seed: 11 },
  );
});

test('what nobody entered anything of is the same as before, and is not read again', async () => {
  const [archive, other] = [open(), open()];
  const read: string[][] = [];
  const items = keepItems({
    changedItems: archive.changedItems,
    items: async (kind, filter) => {
      read.push([...(filter?.items ?? ['all'])]);
      return await archive.items(kind, filter);
    },
  });
  await archive.enter(Array.from({ length: 600 }, (_, i) => orderEntry({ order: `W${i}` })));
  const first = await items('order');
  // In pieces, so that nobody waits for all of them.
  expect(read.map(({ length }) => length)).toEqual([250, 250, 100]);
  const named = Array.from({ length: 101 }, (_, i) => `W${i + 5}`);
  const two = await items('order', { items: named });
  expect(await items('order')).toBe(first);
  expect(await items('order', { items: named })).toBe(two);
  expect(read).toHaveLength(3);
  // What another laptop entered comes as well.
  await other.enter([event('W5'), orderEntry({ order: 'X' })]);
  await archive.unite((await other.entriesAfter(0, 10)).entries, []);
  const after = await items('order');
  expect(read[3]).toEqual(['W5', 'X']);
  expect(after.map(({ item }) => item).slice(-2)).toEqual(['W599', 'X']);
  expect(after.filter((one, i) => one !== first[i]).map(({ item }) => item)).toEqual(['W5', 'X']);
  expect((await items('order', { items: named })).slice(0, 2).map(({ events }) => events.length)).toEqual([1, 0]);
  await archive.close();
  await other.close();
});
