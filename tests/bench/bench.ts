import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchArchive } from './archive.ts';
import { benchBook } from './book.ts';
import { benchClassify } from './classify.ts';
import { benchExchange } from './exchange.ts';
import { benchFind } from './find.ts';
import { LEAST_REACHED, type Figure } from './figure.ts';
import { benchJudge } from './judge.ts';
import { benchLadder } from './ladder.ts';
import { benchLanes } from './lanes.ts';
import { benchLists } from './lists.ts';
import { benchLocate } from './locate.ts';
import { benchMemory } from './memory.ts';
import { benchPages } from './pages.ts';
import { benchPrbs } from './prbs.ts';
import { benchPush } from './push.ts';
import { benchReport } from './report.ts';
import { benchRuns } from './runs.ts';
import { benchServe } from './serve.ts';
import { benchSnmp } from './snmp.ts';
import { benchStream } from './stream.ts';
import { benchTracks } from './tracks.ts';

/**
 * `npm run bench [-- part ...]`: every figure against its peer or limit in the same run; the whole of it is written into docs/performance.md.
 * `npm run bench -- --check [part ...]` writes nothing and fails where a figure falls below nine tenths of its target.
 */
const PAGE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const [OPEN, CLOSE] = ['<!-- figures -->', '<!-- /figures -->'];

const PARTS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  prbs: benchPrbs,
  classify: benchClassify,
  judge: benchJudge,
  exchange: benchExchange,
  archive: benchArchive,
  book: benchBook,
  find: benchFind,
  ladder: benchLadder,
  lanes: benchLanes,
  lists: benchLists,
  locate: benchLocate,
  pages: benchPages,
  report: benchReport,
  runs: benchRuns,
  push: benchPush,
  serve: benchServe,
  snmp: benchSnmp,
  stream: benchStream,
  tracks: benchTracks,
  memory: benchMemory,
};

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const spread = ({ spread: s }: Figure): string => (s ? `${number(s.low)} - ${number(s.high)}` : '');
const row = (f: Figure): string =>
  `| ${f.name} | ${number(f.value)} ${f.unit} | ${spread(f)} | ${f.target} | ${f.ok ? 'reached' : '**falls short**'} |`;

function table(figures: readonly Figure[]): string {
  const cpu = cpus()[0]?.model ?? 'unknown CPU';
  const machine = `${cpus().length} x ${cpu}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.version}`;
  const head = ['| figure | median | half of all rounds | target | |', '|---|---|---|---|---|'];
  return [`${new Date().toISOString().slice(0, 10)}; ${machine}.`, '', ...head, ...figures.map(row)].join('\n');
}

const { values, positionals: wanted } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(`No such part: ${unknown.join(' ')}. There are: ${Object.keys(PARTS).join(' ')}\n`);
  process.exit(2);
}
const parts = Object.entries(PARTS).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const figures: Figure[] = [];
for (const [name, measure] of parts) {
  process.stderr.write(`${name} ...\n`);
  const part = await measure();
  figures.push(...part);
  for (const f of part) process.stdout.write(`${row(f)}\n`);
}
if (wanted.length === 0 && !values.check) {
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(OPEN);
  writeFileSync(PAGE, `${before}${OPEN}\n\n${table(figures)}\n\n${CLOSE}${rest.split(CLOSE)[1] ?? ''}`);
}
const short = values.check ? figures.filter(({ reached }) => !(reached >= LEAST_REACHED)) : [];
for (const f of short) process.stderr.write(`FAILED ${f.name}: ${number(f.value)} ${f.unit}, target ${f.target}\n`);
process.exit(short.length > 0 ? 1 : 0);
