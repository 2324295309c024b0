import '../../support/archive-in-this-thread.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../electron/archive/worker/schema/index.ts';
import { openStore } from '../../../electron/archive/worker/store.ts';
import { judgementOf } from '../../../electron/contract/measurement.ts';
import type { RunResult } from '../../../electron/contract/run-result.ts';
import { cliHere, jsonOf } from '../../support/cli.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/archives');
const made = mkdtempSync(join(tmpdir(), 'tributary-migration-'));
afterAll(() => rmSync(made, { recursive: true }));

let copies = 0;
/**
 * What the program of that version left behind: three finished tests (passed and signed, failed, read by hand with a photo and signed), and one that
 * was killed in its seventh second, its last seconds in the log alone. `<version>.json`: what it printed of the first three.
 */
function left(version: string): string {
  const path = join(made, `${version}-${copies++}.db`);
  for (const end of ['', '-wal'])
    writeFileSync(`${path}${end}`, gunzipSync(readFileSync(join(FIXTURES, `${version}.db${end}.gz`))));
  return path;
}
const printed = (version: string) =>
  JSON.parse(readFileSync(join(FIXTURES, `${version}.json`), 'utf8')) as Record<'pass' | 'fail' | 'hand', RunResult>;
const FIGURES = ['verdict', 'seconds', 'totals', 'g821', 'g826', 'm2100'] as const;

const VERSIONS = ['v1', 'v2', 'v3', 'v4', 'v5'];

describe.each(VERSIONS)('an archive of %s', (version) => {
  const path = left(version);

  it('opens, with a copy of what it was beside it for every step', () => {
    const { store, close } = openStore(path);
    expect(store.damage()).toBeUndefined();
    expect(store.listRuns({}).map(({ verdict, signed, attempts }) => [verdict, signed, attempts])).toEqual([
      [undefined, false, 1],
      ['pass', true, 1],
      ['fail', false, 1],
      ['pass', true, 1],
    ]);
    close();
    const backups = MIGRATIONS.map((_, n) => `${path}.v${n}.bak`).slice(Number(version.slice(1)));
    for (const backup of backups) {
      const db = new Database(backup, { readonly: true });
      expect(`${path}.v${String(db.pragma('user_version', { simple: true }))}.bak`).toBe(backup);
      expect(db.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(4);
      db.close();
    }
  });

  it('shows and reports what it said then, figure by figure', async () => {
    for (const [name, then] of Object.entries(printed(version))) {
      const { store, close } = openStore(path);
      const record = store.getRun(then.runId);
      const { kind, readings, from = 0, to = 0, id } = record.attempts[0]!.measurements[0]!;
      const { spans, rows } = store.history(id);
      close();
      const { seconds, totals, g821, g826, m2100, verdict } = judgementOf(record.attempts[0])!;
      const known = <T extends object>(fields: T): T => JSON.parse(JSON.stringify(fields)) as T;
      const now = known({ verdict, seconds, totals, g821, g826, m2100 }) as Record<string, unknown>;
      for (const figure of FIGURES) expect([name, figure, now[figure]]).toEqual([name, figure, then[figure]]);
      expect(record).not.toHaveProperty('damage');
      expect([kind, readings.length]).toEqual(name === 'hand' ? ['by-hand', 1] : ['bits', 0]);
      if (name !== 'hand') expect(spans.reduce((sum, one) => sum + one.to - one.from, rows.length)).toBe(to - from);
      const reported = await cliHere(['report', then.runId, '--archive', path, '--out', join(made, version)]);
      expect(reported).toMatchObject({ code: 0, stderr: '' });
      const files = reported.stdout.trim().split('\n');
      expect(files.map((file) => file.split('.').at(-1))).toEqual(['pdf', 'json', 'csv']);
    }
  });
});

// Each takes its time from the clock on the wall: side by side they take it once.
it.concurrent.each(VERSIONS)(
  'an archive of %s goes on with the test that broke off, its seconds kept',
  async (version) => {
    const copy = left(version);
    const [broken] = openedOnce(copy);
    const ended = await cliHere(['resume', broken!.runId, '--archive', copy, '--tester', 'comtech@sim:', '--json']);
    const result = jsonOf(ended) as unknown as RunResult;
    // Three bits were wrong before it was killed; of the time since nobody knows anything.
    expect(result).toMatchObject({ verdict: 'fail', seconds: { observed: 12, gaps: 1 }, totals: { bitErrors: 3 } });
    expect(result).not.toHaveProperty('damaged');
  },
);

it('what was known of circuits becomes entries of the book, the same on every laptop that has a copy of the archive', () => {
  const books = [left('v5'), left('v5')].map((path) => {
    const { store, close } = openStore(path);
    const { entries } = store.entriesAfter(0, 100);
    expect(store.findCircuits('木渎')).toMatchObject([{ number: '苏州移动甲乙数字电路0001', service: 'e1' }]);
    expect(store.damage()).toBeUndefined();
    close();
    return entries;
  });
  expect(books[0]).toHaveLength(1);
  expect(books[1]).toEqual(books[0]);
});

function openedOnce(path: string): { runId: string; lastSecond?: number }[] {
  const { store, close } = openStore(path);
  const runs = store.listRuns({ unfinished: true });
  close();
  return runs;
}
