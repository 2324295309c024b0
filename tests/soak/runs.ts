import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manyRuns, RUNS } from './many-runs.ts';
import { machineRows, tableOf, writeSection } from './page.ts';

/** `npm run soak`, the second part: sixteen runs at once for one hour of a moved clock; writes the figures into docs/soak.md and fails if a second is lost. */
const SECONDS = Number(process.argv[2] ?? 3600);
/** What a heap may grow by while nothing but seconds comes, MiB. */
const FLAT_MIB = 16;

const home = mkdtempSync(join(tmpdir(), 'tributary-soak-'));
const startedMs = Date.now();
const { problems, seconds, gaps, grownMiB } = await manyRuns(home, SECONDS, true);
const good = problems.length === 0 && grownMiB <= FLAT_MIB;
const rows = [
  ...machineRows(),
  ['runs at once', RUNS],
  ['of them unplugged for 5 s, switched off and on, stopped', '1, 1, 1'],
  ['each lasts', `${SECONDS} s`],
  ['seconds on disk', seconds],
  ['gaps (the one unplugged, the one switched off)', gaps],
  ['missing, there twice or invented; runs not listed', problems.length],
  ['heap grown from a quarter of the time to its end', `${grownMiB.toFixed(1)} MiB (<= ${FLAT_MIB})`],
  ['took', `${Math.round((Date.now() - startedMs) / 1000)} s`],
] as const;
writeSection('many-runs', `## Sixteen runs at once\n\n${tableOf(rows)}`);
rmSync(home, { recursive: true, force: true });
process.stdout.write(`${problems.join('\n')}${problems.length} problems, ${grownMiB.toFixed(1)} MiB\n`);
process.exit(good ? 0 : 1);
