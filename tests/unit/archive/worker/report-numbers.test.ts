import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore, type Store } from '../../../../electron/archive/worker/store.ts';
import { newRun, scratchFolder } from '../fixtures.ts';

const scratch = scratchFolder();
const JAN_1_MS = Date.UTC(2027, 0, 1);
const HOUR_MS = 3_600_000;

/** A finished run that began then, in a zone eight hours ahead. */
function finished(store: Store, runId: string, startedAtMs = JAN_1_MS): string {
  store.createRun(newRun({ runId, startedAtMs, zone: { name: 'Asia/Shanghai', offsetS: 8 * 3600 } }));
  store.putAttempt(runId, { number: 1, startedAtMs, verdict: 'pass' });
  store.finishRun(runId, { verdict: 'pass', why: [], endedAtMs: startedAtMs + 1000 });
  return runId;
}
function opened(name: string, folder = scratch()) {
  return openStore(join(folder, name));
}

it('runs within prefix and year of the record, is given once, and is found by its parts', () => {
  const { store, close } = opened('a.db');
  for (const id of ['a', 'b', 'c', 'd']) finished(store, id);
  const newYear = finished(store, 'e', JAN_1_MS - 8 * HOUR_MS);
  const before = finished(store, 'f', JAN_1_MS - 8 * HOUR_MS - 1);
  expect(store.listRuns({ text: 'HXTX' })).toEqual([]);
  expect(store.numberRun('a', 'HXTX')).toBe('HXTX-2027-0001');
  expect(store.numberRun('b', 'HXTX')).toBe('HXTX-2027-0002');
  expect(store.numberRun('a', 'OTHER')).toBe('HXTX-2027-0001');
  expect(store.numberRun('c', 'OTHER')).toBe('OTHER-2027-0001');
  expect(store.numberRun('d', '')).toBe('2027-0001');
  expect(store.numberRun(newYear, 'HXTX')).toBe('HXTX-2027-0003');
  expect(store.numberRun(before, 'HXTX')).toBe('HXTX-2026-0001');
  expect(store.getRun('b').number).toBe('HXTX-2027-0002');
  expect(store.listRuns({ text: 'hxtx-2027' }).map(({ number }) => number)).toEqual([
    'HXTX-2027-0002',
    'HXTX-2027-0001',
    'HXTX-2027-0003',
  ]);
  close();
});

it('is kept by SQLite itself: neither changed nor given up, whatever is asked', () => {
  const { path, store, close } = opened('a.db');
  store.numberRun(finished(store, 'a'), 'HXTX');
  close();
  const db = new Database(path);
  for (const text of ['UPDATE report_numbers SET serial = 7', 'DELETE FROM report_numbers'])
    expect(() => db.exec(text)).toThrow('record-finished');
  db.close();
});

it('travels with its record; two laptops of one prefix may have given one number, which is said of both', () => {
  const folder = scratch();
  const [one, two] = [opened('one.db', folder), opened('two.db', folder)];
  one.store.numberRun(finished(one.store, 'a'), 'HXTX');
  finished(one.store, 'unnumbered');
  two.store.numberRun(finished(two.store, 'x'), 'HXTX');
  one.store.exportTo(join(folder, 'first.trib'), { runIds: ['a', 'unnumbered'] });
  expect(two.store.importFrom(join(folder, 'first.trib')).runs.map(({ state }) => state)).toEqual(['new', 'new']);
  const numbers = () => two.store.listRuns({}).map(({ runId, number, numberTwice }) => [runId, number, numberTwice]);
  expect(numbers().sort(([a = ''], [b = '']) => String(a).localeCompare(String(b)))).toEqual([
    ['a', 'HXTX-2027-0001', true],
    ['unnumbered', undefined, undefined],
    ['x', 'HXTX-2027-0001', true],
  ]);
  // What others gave is not given again.
  expect(two.store.numberRun(finished(two.store, 'y'), 'HXTX')).toBe('HXTX-2027-0002');
  // A number given since makes no other record of it, and comes along.
  expect(one.store.numberRun('unnumbered', 'HXTX')).toBe('HXTX-2027-0002');
  one.store.exportTo(join(folder, 'second.trib'), { runIds: ['a', 'unnumbered'] });
  expect(two.store.importFrom(join(folder, 'second.trib')).runs.map(({ state }) => state)).toEqual(['same', 'same']);
  expect(numbers().filter(([, , twice]) => twice)).toHaveLength(4);
  for (const { close } of [one, two]) close();
});

it('that the disk has damaged is shown nowhere, and the next one is another', () => {
  const { path, store, close } = opened('a.db');
  for (const id of ['a', 'b']) store.numberRun(finished(store, id), 'HXTX');
  close();
  const db = new Database(path);
  db.exec('DROP TRIGGER report_numbers_update_finished');
  db.exec('UPDATE report_numbers SET serial = 9 WHERE serial = 2');
  db.exec(
    `CREATE TRIGGER report_numbers_update_finished BEFORE UPDATE ON report_numbers WHEN 1 BEGIN SELECT RAISE(ABORT, 'record-finished'); END`,
  );
  db.close();
  const again = openStore(path);
  expect(again.store.getRun('b')).not.toHaveProperty('number');
  expect(again.store.numberRun(finished(again.store, 'c'), 'HXTX')).toBe('HXTX-2027-0010');
  again.close();
});
