import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OrderList } from '../../../../electron/contract/book/order-page.ts';
import { openShared } from '../../../../electron/exchange/index.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { defaultArchive } from '../../../../electron/hosts/program/places.ts';
import { circuitEntry, orderEntry } from '../../../support/book.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { localArchive } from '../../../support/local-archive.ts';

let home = '';
let core: Core | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'orders-'));
});
afterEach(async () => {
  await core?.close();
  core = undefined;
  rmSync(home, { recursive: true });
});
const call = <T>(method: string, input: object): Promise<T> => callCore(core!.methods, method, input) as Promise<T>;
const list = (asked: object = {}): Promise<OrderList> => call('orders.list', asked);
const one = async (number: string, asked: object = {}) =>
  (await list(asked)).orders.find(({ order }) => order === number);

/** A file of the user's own, saved a while ago. */
function save(path: string, text: string, minutesAgo: number): void {
  mkdirSync(join(home, path, '..'), { recursive: true });
  writeFileSync(join(home, path), text);
  const at = Date.now() / 1000 - 60 * minutesAgo;
  utimesSync(join(home, path), at, at);
}
const times = (planWorkingDays: number): string =>
  `version: 1\nsource: ours\nstatus: confirmed\nplanWorkingDays: ${planWorkingDays}\n`;
const calendar = (holiday: string): string =>
  `version: 1\n2026:\n  holidays: [${holiday}]\n  working: []\n2027:\n  holidays: []\n  working: []\n`;

it('a list that is kept is never an old one', async () => {
  const NOW_MS = new Date(2026, 10, 23, 23, 58).getTime();
  const here = localArchive(defaultArchive(home));
  await here.enter([
    circuitEntry({ number: 'L1', customer: { name: '银行' } }),
    orderEntry({ order: 'W1', received: '2026-11-20', due: '2026-12-03' }),
    orderEntry({ order: 'W2', received: '2026-11-24', due: '2026-12-31' }),
    { kind: 'order', item: 'W1', event: { at: '2026-11-23T23:59:30', did: 'reviewed' } },
  ]);
  await here.close();
  const clock = new FakeClock(NOW_MS);
  core = await createCore({ home, clock });
  expect(await list()).toMatchObject({ total: 1, later: 1, counts: { open: 1, 'to-warn': 1, done: 0 } });
  expect(await one('W1')).toMatchObject({ steps: { review: { state: 'open' } }, beside: { customer: '银行' } });

  // Something that was noted for later happens; then another day begins.
  await clock.advance(100_000);
  expect((await one('W1'))?.steps.review).toMatchObject({ state: 'done', doneAt: '2026-11-23T23:59:30' });
  await clock.advance(60_000);
  expect(await list()).toMatchObject({ today: '2026-11-24', total: 2, later: 0 });

  // Somebody enters something of it, of its circuit, and takes it back.
  await call('orders.note', { order: 'W1', happened: { at: '2026-11-24T00:00:10', did: 'completed' } });
  expect(await list({ filter: 'done' })).toMatchObject({ total: 1, counts: { open: 1, done: 1 } });
  expect(await list({ filter: 'done', text: 'w1' })).toMatchObject({ total: 1, counts: { open: 0, done: 1 }, all: 2 });
  const { log } = await call<{ log: { entry: string; did: string }[] }>('orders.one', { order: 'W1' });
  await call('orders.takeBack', { order: 'W1', entry: log.find(({ did }) => did === 'completed')!.entry });
  expect((await list({ filter: 'done' })).total).toBe(0);
  const other = localArchive(join(home, 'other.db'));
  await other.enter([
    circuitEntry({ number: 'L1', customer: { name: '移动' } }),
    { kind: 'order', item: 'W2', event: { at: '2026-11-24T00:00:05', did: 'reviewed' } },
  ]);

  // Another laptop's book comes: what it knows of the circuit is a second word for it, until somebody chooses.
  const folder = join(home, 'stick');
  mkdirSync(folder);
  await openShared(other, folder).look(new AbortController().signal, { mayBeEmpty: true });
  await other.close();
  await call('preferences.set', { change: { exchange: { folder } } });
  await call('exchange.now', {});
  await expect.poll(() => core!.state().exchange.last?.taken.entries).toBe(2);
  expect((await one('W2'))?.steps.review.state).toBe('done');
  expect((await one('W1'))?.beside.customer).toBe('移动');

  // Figures that somebody saves, and another calendar.
  expect((await one('W1'))?.steps.plan.due).toBe('2026-11-26');
  save('opening-times/ours.yaml', times(5), 20);
  expect((await one('W1'))?.steps.plan.due).toBe('2026-12-01');
  save('opening-times/ours.yaml', times(6), 10);
  expect((await one('W1'))?.steps.plan.due).toBe('2026-12-02');
  save('calendars/de.yaml', calendar('2026-11-25'), 10);
  await call('preferences.set', { change: { country: 'de' } });
  expect((await one('W1'))?.steps.plan.due).toBe('2026-12-03');

  // A clock that was set back.
  vi.spyOn(clock, 'nowMs').mockReturnValue(NOW_MS);
  expect(await list()).toMatchObject({ today: '2026-11-23', total: 1, later: 1 });
  expect((await one('W1'))?.steps.review.state).toBe('open');
});
