import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import { sumOf } from '../../../../electron/archive/worker/sums.ts';
import { TABLES, type TableName } from '../../../../electron/archive/worker/schema/tables.ts';
import { TributaryError } from '../../../../electron/contract/errors.ts';
import { rawSql } from '../../../support/raw-archive.ts';
import { archiveOfFour, everythingIn, problemsOf, struck, type Stroke } from '../../../support/damage.ts';
import { trackOf } from '../fixtures.ts';

/** A closed archive of four runs, and what it gives while nothing is wrong with it. */
const made = mkdtempSync(join(tmpdir(), 'tributary-damaged-'));
const whole = join(made, 'archive.db');
archiveOfFour(whole);
const was = everythingIn(whole);
afterAll(() => rmSync(made, { recursive: true }));

/** A path with the bytes of an archive behind it, and nothing beside it. */
function fileOf(bytes: Uint8Array): string {
  const path = join(made, `${count++}.db`);
  writeFileSync(path, bytes);
  return path;
}
let count = 0;
const fresh = (): string => fileOf(readFileSync(whole));

describe('a closed archive of four runs that the disk has damaged', () => {
  it.each<[Stroke, number]>([
    ['bit', 130],
    ['burst', 35],
    ['zeros', 35],
  ])('shows nothing that was not so, and leaves nothing out without a word: %s', (stroke, times) => {
    for (let n = 0; n < times; n++) {
      const problems = problemsOf(everythingIn(fileOf(struck(whole, stroke, n))), was);
      expect([stroke, n, problems]).toEqual([stroke, n, []]);
    }
  });

  /** One row of `errors` or `broken` in each table, and a column of it that people see. */
  const SPOILT: readonly (readonly [table: TableName, column: string, value: string | number])[] = [
    ['runs', 'verdict', 'pass'],
    ['runs', 'observed_s', 7],
    ['run_bodies', 'body', '{}'],
    ['attempts', 'verdict', 'pass'],
    ['measurements', 'for_s', 1],
    ['measurements', 'judgement', '{"verdict":"pass"}'],
    ['steps', 'body', '{"id":"x"}'],
    ['events', 't', 9],
    ['signatures', 'body', '{"name":"Eve"}'],
    ['attachments', 'name', 'other.png'],
    ['spans', 't_to', 2_000_000_000],
    ['seconds', 'bit_errors', 1_000_000],
    ['gaps', 'reason', 'asleep'],
    ['readings', 'body', '{"bitErrors":3}'],
  ];
  it.each(SPOILT)('says what was written into %s.%s by nobody', (table, column, value) => {
    const path = fresh();
    const key = Object.keys(TABLES[table].columns)[0]!;
    rawSql(path, [`UPDATE ${table} SET ${column} = ? WHERE ${key} = (SELECT max(${key}) FROM ${table})`, value]);
    expect(problemsOf(everythingIn(path), was)).toEqual([]);
    expect(everythingIn(path)).not.toEqual(was);
  });

  it.each(['spans', 'seconds', 'gaps', 'events', 'steps', 'signatures', 'attachments', 'run_bodies'])(
    'misses a row that is gone from %s',
    (table) => {
      const path = fresh();
      rawSql(path, [`DELETE FROM ${table} WHERE sum = (SELECT max(sum) FROM ${table})`]);
      expect(problemsOf(everythingIn(path), was)).toEqual([]);
    },
  );

  it('misses a record that is gone, and says how many', () => {
    const path = fresh();
    rawSql(path, [`DELETE FROM runs WHERE run_id = 'clean'`]);
    const { store, close } = openStore(path);
    expect(store.damage()).toEqual({ code: 'damaged.lost', params: { n: 1 } });
    expect(store.listRuns({})).toHaveLength(3);
    close();
  });

  it('names the seconds that are damaged, and keeps those on both sides', () => {
    const path = fresh();
    const { store: before, close: done } = openStore(path);
    const { rows } = before.history(trackOf('errors'));
    done();
    const [first, second, third] = [rows[5]!, rows[6]!, rows[7]!];
    rawSql(path, ['UPDATE seconds SET bits = 1 WHERE measurement = 2 AND t = ?', second.t]);
    const { store, close } = openStore(path);
    const history = store.history(trackOf('errors'));
    expect(history.rows.slice(5, 7)).toEqual([first, third]);
    expect(history.gaps.filter(({ reason }) => reason === 'damaged')).toEqual([
      { from: second.t, to: second.t + 1, reason: 'damaged' },
    ]);
    expect(store.getRun('errors').damage).toEqual([
      { what: 'seconds', attempt: 1, measurement: trackOf('errors'), from: second.t, to: second.t + 1 },
    ]);
    close();
  });
});

describe('a body of a newer program', () => {
  /** Writes a version with the checksum that belongs to it: nothing is damaged. */
  function newer(path: string, table: 'run_bodies' | 'events', where: string): void {
    const db = new Database(path, { readonly: true });
    const row = db.prepare(`SELECT * FROM ${table} WHERE ${where}`).get() as Record<string, string | number>;
    db.close();
    rawSql(path, [`UPDATE ${table} SET version = 99, sum = ? WHERE ${where}`, sumOf(table, { ...row, version: 99 })]);
  }
  it('is not guessed at: what the record cannot do without is refused', () => {
    const path = fresh();
    newer(path, 'run_bodies', `run = 2 AND name = 'procedure'`);
    const { store, close } = openStore(path);
    expect(() => store.getRun('errors')).toThrow(TributaryError);
    expect(() => store.getRun('errors')).toThrow(expect.objectContaining({ code: 'record-newer', where: 'errors' }));
    close();
  });
  it('is left out and said where the record says enough without it', () => {
    const path = fresh();
    newer(path, 'events', 'run = 2 AND n = 3');
    const { store, close } = openStore(path);
    const { damage, events } = store.getRun('errors');
    expect(damage).toEqual([{ what: 'events', newer: true }]);
    expect(events).toHaveLength(7);
    close();
  });
});
