import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkRecord, killSeries } from '../soak/kill-harness.ts';
import { LINE_START, secondOf } from '../soak/kill-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'tributary-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['one run', ['A'], undefined],
  ['two runs, and a report is being made', ['A', 'B'], 'reports'],
])('loses nothing acknowledged in 10 kills at random instants: %s', async (_name, runs, reports) => {
  const path = join(folder, `${runs.length}.db`);
  const scene = { runs, ...(reports === undefined ? {} : { reports: join(folder, reports) }) };
  const results = await killSeries(path, 7, 10, undefined, scene);
  expect(results.flatMap((r) => r.problems)).toEqual([]);
  expect(results.reduce((sum, r) => sum + r.acknowledgements, 0)).toBeGreaterThan(10);
});

it('would notice a second that is missing, altered or invented', () => {
  const rows = Array.from({ length: 200 }, (_, i) => secondOf(7, LINE_START + i)).filter((s) => s.defects.length > 0);
  const altered = rows[1];
  expect(altered).toBeDefined();
  const t = altered?.t ?? 0;
  const others = rows.filter((row) => row.t !== t);
  const find = (history: Parameters<typeof checkRecord>[0]): string =>
    checkRecord(history, 7, [[t, t + 1]])
      .filter((p) => p.includes(String(t)))
      .join();
  expect(find({ spans: [], rows: others, gaps: [] })).toContain('missing');
  expect(find({ spans: [], rows: [{ ...secondOf(7, t), bits: 1 }], gaps: [] })).toContain('not what was recorded');
  expect(find({ spans: [{ from: t, to: t + 1, bits: 1, source: 'tester' }], rows: [], gaps: [] })).toContain(
    'not clean',
  );
});
