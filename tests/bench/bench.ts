import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchArchive } from './archive.ts';
import { benchClassify } from './classify.ts';
import { benchExchange } from './exchange.ts';
import { benchFind } from './find.ts';
import type { Figure } from './figure.ts';
import { benchJudge } from './judge.ts';
import { benchMemory } from './memory.ts';
import { benchPrbs } from './prbs.ts';
import { benchReport } from './report.ts';
import { benchRuns } from './runs.ts';
import { benchServe } from './serve.ts';

/** `npm run bench [part ...]`: every figure against its peer or limit in the same run; the whole of it is written into docs/performance.md. */
const PAGE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const [OPEN, CLOSE] = ['<!-- figures -->', '<!-- /figures -->'];

const PARTS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  prbs: benchPrbs,
  classify: benchClassify,
  judge: benchJudge,
  exchange: benchExchange,
  archive: benchArchive,
  find: benchFind,
  report: benchReport,
  runs: benchRuns,
  serve: benchServe,
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

const wanted = process.argv.slice(2);
const parts = Object.entries(PARTS).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const figures: Figure[] = [];
for (const [name, measure] of parts) {
  process.stderr.write(`${name} ...\n`);
  const part = await measure();
  figures.push(...part);
  for (const f of part) process.stdout.write(`${row(f)}\n`);
}
if (wanted.length === 0) {
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(OPEN);
  writeFileSync(PAGE, `${before}${OPEN}\n\n${table(figures)}\n\n${CLOSE}${rest.split(CLOSE)[1] ?? ''}`);
}
process.exit(0);
