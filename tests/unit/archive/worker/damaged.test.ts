import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import { errorView } from '../../../../electron/contract/errors.ts';
import { rawSql } from '../../../support/raw-archive.ts';
import { circuit, newRun, scratchFolder, seen, T0, planned, trackOf } from '../fixtures.ts';

const folder = scratchFolder();
const message = { code: 'event.mark', params: { text: 'x' } } as const;

/** An archive with three runs; the second has something in every column of JSON. */
function archive(): string {
  const path = join(folder(), 'archive.db');
  const { store, close } = openStore(path);
  for (const runId of ['one', 'two', 'three']) {
    const release = { by: 'Li', untilMs: 9 };
    const error = errorView(new Error('x'));
    store.createRun(newRun({ runId, circuit: circuit('C1'), release, why: [message], error }));
    store.putAttempt(runId, { number: 1, startedAtMs: 4, teardown: [{ atMs: 1, did: message, ok: true }] });
    store.putMeasurement(runId, 1, planned(runId));
    store.record(trackOf(runId), [seen(T0, { bitErrors: 2, slips: [{ bits: -8 }] })]);
    const title = { zh: 'x', en: 'x' };
    store.putStep(runId, 1, { id: 'run', do: 'run', title, state: 'done' });
    store.addReading(trackOf(runId), { atMs: 1, testTimeS: 900, alarms: { LOS: 0 }, final: true });
    store.addEvent(runId, { t: T0, kind: 'mark', attempt: 1, message });
    store.sign(runId, { role: 'engineer', name: 'W', atMs: 1, how: 'typed' });
  }
  close();
  return path;
}

/** Every column of JSON that belongs to a run, and the row of `two` in it. */
const COLUMNS: readonly (readonly [table: string, column: string, where: string])[] = [
  ...['procedure', 'limit_sets', 'settings', 'given', 'circuit', 'release', 'instrument', 'why', 'error'].map(
    (column) => ['runs', column, `run_id = 'two'`] as const,
  ),
  ['attempts', 'teardown', 'run = 2'],
  ['steps', 'body', 'attempt = 2'],
  ['counts', 'body', 'measurement = 2'],
  ['events', 'body', 'run = 2'],
  ['signatures', 'body', 'run = 2'],
];
const SPOILT = ['', '{', '\u0000\u0001', '"x"', '7', '[7]', '[[]]', '{"id":7,"title":null}'];

describe('a body that the disk has damaged', () => {
  const path = archive();

  it('every column of JSON is known here', () => {
    const db = new Database(path, { readonly: true });
    const tables = db.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();
    const held = tables.flatMap((table) => {
      const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
      return columns
        .filter((column) => db.prepare(`SELECT 1 FROM ${table} WHERE ${column} GLOB '[[{]*'`).get() !== undefined)
        .map((column) => `${table}.${column}`);
    });
    db.close();
    const known = COLUMNS.map(([table, column]) => `${table}.${column}`);
    expect(held.filter((name) => !known.includes(name))).toEqual(['circuits.body', 'seconds.more']);
  });

  it.each(COLUMNS)('%s.%s: named with its record, the others as they were', (table, column, where) => {
    for (const text of SPOILT) {
      const spoilt = archive();
      rawSql(spoilt, [`UPDATE ${table} SET ${column} = ? WHERE ${where}`, text]);
      const { store, close } = openStore(spoilt);
      let view;
      try {
        store.getRun('two');
      } catch (thrown) {
        view = errorView(thrown);
      }
      expect({ text, ...view }).toMatchObject({ text, code: 'record-damaged', where: 'two' });
      expect(view?.message.en).toContain('two');
      expect(store.listRuns({}).map(({ runId }) => runId)).toEqual(['three', 'two', 'one']);
      expect(store.getRun('one').runId).toBe('one');
      close();
    }
  });

  it('of the seconds is said when they are read', () => {
    const spoilt = archive();
    rawSql(spoilt, ['UPDATE seconds SET more = ? WHERE measurement = 2', '{']);
    const { store, close } = openStore(spoilt);
    expect(() => store.history(trackOf('two'))).toThrow(
      expect.objectContaining({ code: 'record-damaged', where: 'two-1' }),
    );
    expect(store.history(trackOf('one')).rows).toHaveLength(1);
    close();
  });

  it('in the list says what its columns still know', () => {
    const spoilt = archive();
    rawSql(spoilt, [`UPDATE runs SET procedure = '{' WHERE run_id = 'two'`]);
    const { store, close } = openStore(spoilt);
    expect(store.listRuns({})[1]).toEqual({
      runId: 'two',
      procedure: '',
      procedureTitle: { zh: '', en: '' },
      tester: '',
      damaged: 'procedure',
      circuit: 'C1',
      state: 'running',
      startedAtMs: T0 * 1000,
      simulated: true,
      attempts: 1,
      signed: true,
    });
    expect(store.findCircuits('C1')).toHaveLength(1);
    close();
  });
});
