import type { RunSummary } from '../../contract/run.ts';
import { VERDICTS, type Verdict } from '../../contract/verdict.ts';
import type { Bilingual } from '../../contract/text.ts';
import { paperModel, type MadeAt, type PaperModel } from './paper.ts';
import { both, bothOf, localTime } from './texts.ts';

/** What a summary is of: what was sought, from when until when (end not in it), epoch milliseconds. */
export interface DigestAsked extends MadeAt {
  text: string;
  /** Its own, for people. */
  number?: string | undefined;
  fromMs?: number | undefined;
  toMs?: number | undefined;
}

/** All tests of one circuit: the last of them, and how many of them were not passed. */
interface DigestRow {
  circuit: string;
  tests: number;
  notPassed: number;
  verdict?: Verdict;
  lastAt: number;
  number: string;
  observedS?: number;
  testers: string;
  simulated: boolean;
  cause?: Bilingual;
}

/** One customer's circuits. */
interface DigestPart {
  customer: Bilingual;
  rows: DigestRow[];
}

/** Everything on the paper that sums up the tests of a time, circuit by circuit. */
export type DigestModel = PaperModel & {
  span: { label: Bilingual; value: Bilingual }[];
  tally: { verdict: Verdict; n: number }[];
  parts: DigestPart[];
  damaged?: Bilingual;
};

/** Those of one key together, keys in the order in which they first come. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups];
}

/** `runs`: the newest first. */
function rowOf(circuit: string, runs: readonly RunSummary[]): DigestRow {
  const [last] = runs;
  const observed = runs.flatMap(({ observedS }) => (observedS === undefined ? [] : [observedS]));
  return {
    circuit,
    tests: runs.length,
    notPassed: runs.filter(({ verdict }) => verdict !== 'pass').length,
    ...(last?.verdict ? { verdict: last.verdict } : {}),
    lastAt: Math.floor((last?.startedAtMs ?? 0) / 1000),
    number: last?.number ?? last?.runId ?? '',
    ...(observed.length > 0 ? { observedS: observed.reduce((sum, one) => sum + one, 0) } : {}),
    testers: [...new Set(runs.map(({ tester }) => tester))].filter(Boolean).join(', '),
    simulated: runs.some(({ simulated }) => simulated),
    ...(last?.cause ? { cause: bothOf(last.cause) } : {}),
  };
}

/** What has no name stands last. */
const byName = ([one]: [string, unknown], [other]: [string, unknown]): number =>
  Number(one === '') - Number(other === '') || one.localeCompare(other, 'zh');

function partsOf(runs: readonly RunSummary[]): DigestPart[] {
  return grouped(runs, ({ customer }) => customer ?? '')
    .sort(byName)
    .map(([customer, theirs]) => ({
      customer: customer === '' ? both('digest.no-customer') : { zh: customer, en: customer },
      rows: grouped(theirs, ({ circuit }) => circuit ?? '')
        .sort(byName)
        .map(([circuit, tests]) => rowOf(circuit, tests)),
    }));
}

function spanOf(asked: DigestAsked, first: number, last: number): DigestModel['span'] {
  const day = (ms: number): string => localTime(ms, asked.offsetS).slice(0, 10);
  const from = day(asked.fromMs ?? first);
  const to = day(asked.toMs === undefined ? last : asked.toMs - 1);
  return [
    { label: both('digest.span'), value: both('digest.from-to', { from, to }) },
    {
      label: both('digest.sought'),
      value: asked.text === '' ? both('digest.all') : { zh: asked.text, en: asked.text },
    },
  ];
}

/** The summary of records that were found, the newest first. Pure. */
export function digestOf(found: readonly RunSummary[], asked: DigestAsked): DigestModel {
  const runs = found.filter(({ damaged }) => !damaged);
  const times = runs.map(({ startedAtMs }) => startedAtMs);
  const [first, last] = [Math.min(asked.madeAtMs, ...times), Math.max(0, ...times) || asked.madeAtMs];
  const damaged = found.length - runs.length;
  return {
    ...paperModel({
      ...asked,
      report: both('digest.title'),
      title: both('digest.of', { tests: runs.length, circuits: grouped(runs, ({ circuit }) => circuit ?? '').length }),
      label: asked.text,
      firstMs: first,
      lastMs: last,
      simulated: runs.some((run) => run.simulated),
    }),
    ...(asked.number === undefined ? {} : { runId: asked.number }),
    span: spanOf(asked, first, last),
    tally: VERDICTS.flatMap((verdict) => {
      const n = runs.filter((run) => run.verdict === verdict).length;
      return n === 0 ? [] : [{ verdict, n }];
    }),
    parts: partsOf(runs),
    ...(damaged > 0 ? { damaged: both('digest.damaged', { n: damaged }) } : {}),
  };
}
