import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killSeries, type KillResult } from './kill-harness.ts';
import { machineRows, tableOf, writeSection } from './page.ts';

/** `npm run soak`: 1 000 kills at random instants; writes the figures into docs/soak.md and fails if anything acknowledged is missing. */
const SCENES = [
  { name: 'archive', title: 'One run', kills: 600, runs: ['A'], reports: false },
  { name: 'two-runs', title: 'Two runs side by side', kills: 200, runs: ['A', 'B'], reports: false },
  { name: 'report', title: 'Two runs, and a report is being made', kills: 200, runs: ['A', 'B'], reports: true },
] as const;
const seed = Number(process.argv[2] ?? Math.floor(Date.now() / 1000) % 100_000);

function table(results: readonly KillResult[], bytes: number, tookS: number): string {
  const acknowledgements = results.reduce((sum, r) => sum + r.acknowledgements, 0);
  const problems = results.flatMap((r) => r.problems).length;
  const rows: [string, string | number][] = [
    ...machineRows(),
    ['seed', seed],
    ['kills', results.length],
    ['kills before the first acknowledgement', results.filter((r) => r.acknowledgements === 0).length],
    ['acknowledgements', acknowledgements],
    ['acknowledged and missing, altered or invented', problems],
    ['archive at the end', `${Math.round(bytes / 1024)} KiB`],
    ['took', `${Math.round(tookS)} s`],
  ];
  return tableOf(rows);
}

let [kills, problems] = [0, 0];
for (const scene of SCENES) {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-soak-'));
  const path = join(folder, 'archive.db');
  const startedMs = Date.now();
  const going = { runs: scene.runs, ...(scene.reports ? { reports: join(folder, 'reports') } : {}) };
  const told = (n: number, r: KillResult): void => {
    const said = `${r.acknowledgements} acknowledged, ${r.problems.length} problems`;
    process.stderr.write(`${scene.title}, kill ${n + 1}/${scene.kills}: ${said}\n`);
    for (const problem of r.problems.slice(0, 5)) process.stderr.write(`  ${problem}\n`);
  };
  const results = await killSeries(path, seed, scene.kills, told, going);
  const figures = table(results, statSync(path).size, (Date.now() - startedMs) / 1000);
  writeSection(scene.name, `## ${scene.title}\n\n${figures}`);
  kills += results.length;
  problems += results.flatMap((r) => r.problems).length;
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${kills} kills, ${problems} problems\n`);
process.exitCode = problems === 0 ? 0 : 1;
