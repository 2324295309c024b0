import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { killSeries, type KillResult } from './kill-harness.ts';

/** `npm run soak`: 1 000 kills at random instants; writes the figures into docs/soak.md and fails if anything acknowledged is missing. */
const SCENES = [
  { name: 'archive', title: 'One run', kills: 600, runs: ['A'], reports: false },
  { name: 'two-runs', title: 'Two runs side by side', kills: 200, runs: ['A', 'B'], reports: false },
  { name: 'report', title: 'Two runs, and a report is being made', kills: 200, runs: ['A', 'B'], reports: true },
] as const;
const PAGE = fileURLToPath(new URL('../../docs/soak.md', import.meta.url));
const seed = Number(process.argv[2] ?? Math.floor(Date.now() / 1000) % 100_000);

const HEAD = `# Soak: killed at random instants

\`npm run soak\` starts a program that records a made-up line (clean, errored, defective and slipping seconds, gaps) as fast as the disk
acknowledges, kills it with SIGKILL at a random instant, opens the archive again and compares every second with what the line was; the next
program takes up the same runs. One kill in five falls into opening and repair. \`npm test\` does 20 of them.

What this does not show: loss of power. SIGKILL leaves the system's cache alive; against the power cut stands \`synchronous=FULL\`
(one fdatasync before each acknowledgement), which is set explicitly and tested.
`;

function table(results: readonly KillResult[], bytes: number, tookS: number): string {
  const acknowledgements = results.reduce((sum, r) => sum + r.acknowledgements, 0);
  const problems = results.flatMap((r) => r.problems).length;
  const rows: [string, string | number][] = [
    ['date', new Date().toISOString().slice(0, 10)],
    ['machine', `${type()} ${release()}, ${cpus().length} cores, Node ${process.version}`],
    ['seed', seed],
    ['kills', results.length],
    ['kills before the first acknowledgement', results.filter((r) => r.acknowledgements === 0).length],
    ['acknowledgements', acknowledgements],
    ['acknowledged and missing, altered or invented', problems],
    ['archive at the end', `${Math.round(bytes / 1024)} KiB`],
    ['took', `${Math.round(tookS)} s`],
  ];
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

/** Puts the figures between the marks of their section; other sections of the page stay. */
function writeSection(name: string, text: string): void {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  let page = HEAD;
  try {
    page = readFileSync(PAGE, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
  }
  if (!page.includes(open)) page = `${page.trimEnd()}\n\n${open}\n${close}\n`;
  const [before = '', rest = ''] = page.split(open);
  writeFileSync(PAGE, `${before}${open}\n\n${text}\n\n${close}${rest.split(close)[1] ?? '\n'}`);
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
