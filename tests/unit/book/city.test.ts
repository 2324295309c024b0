import '../../support/archive-in-this-thread.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { NewEntry } from '../../../electron/contract/book/entry.ts';
import { ticketSchema } from '../../../electron/contract/book/ticket.ts';
import { archiveWith, book, circuitEntry, orderEntry } from '../../support/book.ts';
import { ASKED } from '../../support/city-model/asked.ts';
import { ticketOf } from '../../support/city-model/city-files.ts';
import { cityOf, cityTicketsAt, ordersAt, type City } from '../../support/city-model/city.ts';
import { orderDifferences, ticketDifferences } from '../../support/city-model/compare.ts';
import { BERLIN, SHANGHAI } from '../../support/city-model/zone.ts';
import { jsonOf } from '../../support/cli.ts';

let base = '';
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'city-'));
});
afterAll(() => rmSync(base, { recursive: true }));
const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env['TZ'];
  else process.env['TZ'] = TZ;
});

/** The circuits and orders of a city, as a page enters them. */
const ordered = ({ circuits, orders }: City): NewEntry[] => [
  ...circuits.map(circuitEntry),
  ...orders.map(({ facts, line: { number } }) => orderEntry({ ...facts, circuit: number })),
];
/** The calls of a city's year, and all that was noted. */
function noted({ tickets, entries }: City, ids: readonly string[]): NewEntry[] {
  const calls = tickets.map((ticket, place): NewEntry => {
    return { kind: 'ticket', item: ids[place]!, body: ticketSchema.parse(ticketOf(ticket)) };
  });
  const notes = entries.map(({ of, note }): NewEntry => {
    return 'order' in of
      ? { kind: 'order', item: of.order, event: note }
      : { kind: 'ticket', item: ids[of.ticket]!, event: note };
  });
  return [...calls, ...notes];
}
function homeOf(city: City, name: string): string {
  const home = join(base, name);
  mkdirSync(join(home, 'calendars'), { recursive: true });
  for (const { name, text } of [city.calendarFile, ...city.files]) writeFileSync(join(home, name), text);
  return home;
}

type Listed = Record<string, unknown>[];
it.each([
  { seed: 1, zone: BERLIN, asked: [ASKED[0]!, ASKED[2]!], from: 'entries' },
  { seed: 2, zone: SHANGHAI, asked: [ASKED[1]!, ASKED[3]!], from: 'lists' },
])(
  'a year of city $seed in $zone.id, from $from: every date, warning, clock and severe fault',
  async ({ seed, zone, asked, from }) => {
    process.env['TZ'] = zone.id;
    const city = cityOf(seed, zone);
    const home = homeOf(city, String(seed));
    const ids = city.tickets.map((_, place) => `T${String(place).padStart(4, '0')}`);
    const archive = await archiveWith([...(from === 'entries' ? ordered(city) : []), ...noted(city, ids)]);
    for (const { name } of from === 'lists' ? city.files : [])
      expect(jsonOf(await book(archive, 'import', [join(home, name)], { home }))).toMatchObject({
        changed: 0,
        same: 0,
        refused: [],
      });
    const listed = async (what: string, at: string): Promise<Listed> =>
      jsonOf(await book(archive, what, ['--at', at], { home }))[what] as Listed;
    for (const at of asked) {
      const parted = [
        ...orderDifferences(await listed('orders', at), ordersAt(city, at)),
        ...ticketDifferences(await listed('tickets', at), cityTicketsAt(city, at), ids),
      ];
      expect(parted.map((one) => `as of ${at}: ${one}`)).toEqual([]);
    }
  },
  60_000,
);
