import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { openFile } from '../../electron/archive/worker/open-file.ts';
import { entriesAfter, filesAfter, recordMarks } from '../../electron/archive/worker/outgoing.ts';
import { createSql } from '../../electron/archive/worker/sql.ts';
import { openStore } from '../../electron/archive/worker/store.ts';
import { fingerprint } from '../../electron/archive/worker/transfer.ts';
import { orderSchema } from '../../electron/contract/book/order.ts';
import { circuit, newRun, planned, seen, T0, trackOf } from '../support/records.ts';

const home = mkdtempSync(join(tmpdir(), 'exchange-kill-'));
afterAll(() => rmSync(home, { recursive: true }));
const folder = join(home, 'stick');
mkdirSync(folder);
const CHILD = fileURLToPath(new URL('exchange-kill-child.ts', import.meta.url));
/** A picture to every look at its first bytes, long enough to be on its way for a while. */
const photo = (n: number) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2_000_000, n)]);

/** Another day of work on a laptop: orders, what happened to them, one that all laptops change, a picture, a finished record. */
function work(path: string, laptop: string, day: number): void {
  const { store, close } = openStore(path);
  const orders = Array.from({ length: 40 }, (_, n) => `${laptop}-${day}-${n}`);
  const body = (order: string, due: string) => orderSchema.parse({ order, circuit: `C-${laptop}`, due });
  store.enter(orders.map((item) => ({ kind: 'order', item, body: body(item, '2026-10-01') })));
  store.enter(orders.map((item) => ({ kind: 'order', item, event: { at: '2026-09-01T08:00:00', did: 'reviewed' } })));
  store.enter([{ kind: 'order', item: 'shared', body: body('shared', `2026-10-0${day}`) }]);
  const file = { kind: 'order', item: orders[0]!, name: 'p.png', mime: 'image/png' } as const;
  store.addFile(file, photo(day + laptop.charCodeAt(0)));
  const runId = `01JAAAAAAAAAAAAAAAAAAAAA${laptop}${day}`;
  store.createRun(newRun({ runId, circuit: circuit(`C-${laptop}`) }));
  store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  store.putMeasurement(runId, 1, planned(runId, 1, { from: T0, to: T0 + 2 }));
  store.record(trackOf(runId, 1), [seen(T0), seen(T0 + 1, { bitErrors: day })], []);
  store.finishRun(runId, { verdict: 'fail', why: [], endedAtMs: (T0 + 2) * 1000 });
  store.sign(runId, { role: 'engineer', name: laptop, atMs: T0, how: 'typed', attempt: 1 });
  close();
}

/** What an archive holds, by fingerprints. */
function holdings(path: string): object {
  const file = openFile(path);
  const sql = createSql(file.db);
  const entries = entriesAfter(sql, 0, 1_000_000).entries.toSorted((a, b) => (a.entry < b.entry ? -1 : 1));
  const files = filesAfter(sql, 0)
    .files.map(({ file: { id, sha256 } }) => `${id} ${sha256}`)
    .sort();
  const runs = recordMarks(sql, 0)
    .map(({ runId }) => `${runId} ${fingerprint(sql, runId)}`)
    .sort();
  const beside = sql.get<{ n: number }>('SELECT count(*) AS n FROM runs')!.n - runs.length;
  file.close();
  return { entries, files, runs, beside };
}

const exchange = (path: string, nth = 0, delayMs = 0) =>
  spawnSync(process.execPath, [CHILD, path, folder, String(nth), String(delayMs)], { encoding: 'utf8' });

it('makes the archives of two laptops equal through a folder, whichever of them is killed in between, how often and when', () => {
  const [a, b] = [join(home, 'a.db'), join(home, 'b.db')];
  work(a, 'A', 1);
  work(b, 'B', 1);
  const kills: readonly (readonly [string, number, number])[] = [
    [a, 4, 0],
    [a, 6, 3],
    [b, 3, 1],
    [b, 9, 5],
    [a, 12, 2],
  ];
  for (const [path, nth, delayMs] of kills) expect(exchange(path, nth, delayMs)).toMatchObject({ signal: 'SIGKILL' });
  work(a, 'A', 2);
  work(b, 'B', 2);
  for (const path of [b, a, b, a]) expect(exchange(path)).toMatchObject({ status: 0, stderr: '' });
  const both = holdings(a) as { entries: object[]; files: object[]; runs: object[] };
  expect(holdings(b)).toEqual(both);
  // Of each: two days of 40 orders, what happened to them, the shared order, a circuit; the rest once each.
  expect(both).toMatchObject({ files: { length: 4 }, runs: { length: 4 }, beside: 0 });
  expect(both.entries).toHaveLength(2 * (2 * (40 + 40 + 1) + 1));
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  const written = readdirSync(folder).sort();
  for (const path of [a, b]) exchange(path);
  expect(readdirSync(folder).sort()).toEqual(written);
});
