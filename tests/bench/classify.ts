import { fileURLToPath } from 'node:url';
import { startAvailable, takeSeconds, type Classes } from '../../electron/analysis/availability.ts';
import {
  classify,
  columnsOf,
  severeBlocks,
  severeErrors,
  type SecondColumns,
} from '../../electron/analysis/classify.ts';
import { createStreamingJudge, judge, type JudgeOptions } from '../../electron/analysis/index.ts';
import type { Second } from '../../electron/contract/second.ts';
import { figure, steadySpeed, type Figure } from './figure.ts';

/** As many seconds as one pass of the judge takes, and how often the pass is repeated. */
const BATCH = 1024;
const PASSES = 8_000;

/** Bad line: errors, severe seconds and defects at random, with stretches that turn availability both ways all the time. */
function badLine(): SecondColumns {
  const columns = columnsOf(BATCH);
  let seed = 7;
  const random = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (seed >> 8) / (1 << 23);
  };
  for (let i = 0; i < BATCH; i++) {
    const level = i % 32 < 11 ? 2 : i % 32 < 21 ? Math.floor(random() * 2) : Math.floor(random() * 3);
    columns.bits[i] = 2_048_000;
    columns.blocks[i] = 1000;
    columns.bitErrors[i] = [0, 17, 9000][level] ?? 0;
    columns.erroredBlocks[i] = [0, 12, 700][level] ?? 0;
    columns.defects[i] = level === 2 && random() < 0.2 ? 1 : 0;
  }
  return columns;
}

/** Class of each second and its availability, as the judge does it for rows: by bit errors, or by blocks with BBE. */
function pass(columns: SecondColumns, standard: 'errors' | 'blocks'): () => number {
  const classes = new Uint8Array(BATCH);
  const none = new Int32Array(BATCH);
  const byBlocks = standard === 'blocks';
  const seconds: Classes = byBlocks ? { ...columns, classes } : { classes, erroredBlocks: none, blocks: none };
  const [counts, threshold] = byBlocks ? [columns.erroredBlocks, severeBlocks] : [columns.bitErrors, severeErrors];
  return () => {
    const state = startAvailable();
    for (let i = 0; i < PASSES; i++) {
      classify(columns, counts, threshold, classes, BATCH);
      takeSeconds(state, i * BATCH, seconds, BATCH);
    }
    if (state.AS + state.UAS !== PASSES * BATCH || state.UAS === 0) throw new Error('the bench judged nothing');
    return PASSES * BATCH;
  };
}

const OPTIONS: JudgeOptions = {
  rule: 'path',
  limits: [],
  rateKbps: 2048,
  allocations: { 'm2100-allocation': 10, 'g826-allocation': 10 },
  unseenMax: 1,
};

function rowsOf(columns: SecondColumns, n: number): Second[] {
  return Array.from({ length: n }, (_, t): Second => {
    const i = t % BATCH;
    return {
      t,
      bits: columns.bits[i],
      bitErrors: columns.bitErrors[i],
      blocks: columns.blocks[i],
      erroredBlocks: columns.erroredBlocks[i],
      defects: columns.defects[i] ? ['LOS'] : [],
      source: 'tester',
      valid: true,
    };
  });
}

/** Seconds judged in a second of computing, in millions: those of a millisecond by a thousand. */
function millions(name: string, work: () => number, target: number): Figure {
  const { value, low, high } = steadySpeed(work);
  return figure(name, { value: value / 1e3, low: low / 1e3, high: high / 1e3 }, 'M seconds/s', '>=', target);
}

/** Speed of classification on the worst line: each standard alone over columns, and whole judgements of stored rows. */
export async function benchClassify(): Promise<Figure[]> {
  const columns = badLine();
  const rows = rowsOf(columns, 3 * 86_400);
  const whole = (): number => {
    judge({ spans: [], rows, gaps: [] }, OPTIONS);
    return rows.length;
  };
  const stream = (): number => {
    const judging = createStreamingJudge(OPTIONS);
    for (const second of rows) judging.push({ kind: 'second', second });
    judging.judgement();
    return rows.length;
  };
  return [
    millions('classification by blocks (G.826)', pass(columns, 'blocks'), 100),
    millions('classification by bit errors (G.821)', pass(columns, 'errors'), 100),
    millions('judging 72 bad hours, both standards, from rows', whole, 1),
    millions('judging 72 bad hours second by second', stream, 1),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchClassify());
