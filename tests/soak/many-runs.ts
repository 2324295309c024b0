import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openArchive } from '../../electron/archive/index.ts';
import type { RunRecord } from '../../electron/contract/run.ts';
import type { History } from '../../electron/contract/second.ts';
import type { RunView } from '../../electron/contract/views.ts';
import { createCore, type Core } from '../../electron/hosts/core/core.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** As short as a procedure can be: what is tried is the measurement. */
const PROCEDURE = `
version: 1
id: hour
title: { zh: 一小时, en: One hour }
needs: { tester: { interface: e1 } }
settings:
  duration: { type: duration, default: 1h, label: { zh: 时长, en: Duration } }
  m2100-allocation: { type: percent, default: 10, label: { zh: 分配, en: Allocation } }
  unseen-max: { type: percent, default: 50 }
  patience: { type: duration, default: 30m }
steps:
  - { id: run, do: run, for: $duration }
  - { id: verdict, do: judge, limits: [m2100-e1] }
`;
export const RUNS = 16;
/** What befalls three of them; all others have one errored second. */
const [UNPLUGGED, CYCLED, STOPPED] = [3, 7, 11];
const STEP_MS = 100;

export interface ManyRuns {
  /** What is not as it should be, in words. */
  problems: string[];
  /** Seconds seen, of all runs together. */
  seconds: number;
  gaps: number;
  /** What the heap has grown by from a quarter of the time to its end, MiB; NaN unless asked for. */
  grownMiB: number;
}

function eventsOf(run: number, seconds: number): string {
  const [third, late] = [Math.floor(seconds / 3), Math.floor((2 * seconds) / 3)];
  const errors = `{ at: ${late + (run % 5)}s, errors: ${run + 1} }`;
  if (run === UNPLUGGED) return `${errors}, { at: ${third}s, do: unplug, for: 5s }`;
  if (run === CYCLED) return `${errors}, { at: ${third}s, do: restart, for: 5s }`;
  return errors;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function heapMiB(): number {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** A core on a clock that is moved, never faster than its archive answers: no second is late but by what befalls the testers. */
class Bench {
  readonly clock = new FakeClock();
  readonly #core: Core;
  readonly #asked = new Set<string>();

  constructor(core: Core, clock: FakeClock) {
    this.#core = core;
    this.clock = clock;
  }

  async step(): Promise<void> {
    await this.clock.advance(STEP_MS);
    // The archive's thread answers in order: whatever was asked before is on disk. Twice, for what an answer leads to.
    for (let turn = 0; turn < 2; turn++) await this.#core.methods['remembered.get']({});
  }

  async while<T>(work: Promise<T>, step = (): Promise<void> => this.step()): Promise<T> {
    const ended = { yet: false };
    void work.finally(() => (ended.yet = true)).catch(() => undefined);
    while (!ended.yet) await step();
    return await work;
  }

  /** Once all runs are over the archive may be gone at any moment. */
  async close(): Promise<void> {
    await this.while(this.#core.close(), () => this.clock.advance(STEP_MS));
  }

  views(): RunView[] {
    return this.#core.state().runs;
  }

  async answer(): Promise<void> {
    for (const { runId, prompt } of this.views()) {
      // Signatures have no primary answer: whoever signs ends it.
      const option = prompt?.answers.find(({ main }) => main)?.id;
      if (!prompt || option === undefined || this.#asked.has(`${runId} ${prompt.id}`)) continue;
      this.#asked.add(`${runId} ${prompt.id}`);
      await this.#core.methods['run.answer']({ runId, promptId: prompt.id, answer: { option } });
    }
  }
}

/** Seconds of line time that are covered, each as often as it is. */
function covered({ spans, rows, gaps }: History): number[] {
  const stretch = ({ from, to }: { from: number; to: number }): number[] =>
    Array.from({ length: to - from }, (_, at) => from + at);
  return [...spans.flatMap(stretch), ...rows.map(({ t }) => t), ...gaps.flatMap(stretch)].sort((a, b) => a - b);
}

function problemsOf(run: number, record: RunRecord, history: History, seconds: number): string[] {
  const [measurement] = record.attempts[0]?.measurements ?? [];
  const { total = 0, observed = 0, gaps = 0 } = measurement?.judgement?.seconds ?? {};
  const errors = measurement?.judgement?.totals.bitErrors;
  const inStep = covered(history).every((t, at) => t === (measurement?.from ?? 0) + at);
  const befallen = run === UNPLUGGED || run === CYCLED;
  const told: [boolean, string][] = [
    [inStep && covered(history).length === total, 'a second is missing, or there twice'],
    [
      run === STOPPED ? record.verdict === 'aborted' : observed === seconds,
      `${observed} s observed, ${record.verdict}`,
    ],
    [befallen ? gaps === 1 : gaps === 0, `${gaps} gaps`],
    [run === STOPPED || errors === run + 1, `${errors} errors`],
    [record.state === 'finished', record.state],
  ];
  return told.flatMap(([good, what]) => (good ? [] : [`run ${run}: ${what}`]));
}

/** Sixteen runs at once for so many seconds of a moved clock; one tester is unplugged, one switched off and on, one run stopped. */
export async function manyRuns(home: string, seconds: number, weighed = false): Promise<ManyRuns> {
  mkdirSync(join(home, 'procedures'), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, 'procedures', 'hour.yaml'), PROCEDURE);
  const clock = new FakeClock();
  const core = await createCore({ home, clock });
  const bench = new Bench(core, clock);
  const runIds: string[] = [];
  for (let run = 0; run < RUNS; run++) {
    const line = join(home, `line-${run}.yaml`);
    writeFileSync(line, `version: 1\nevents: [${eventsOf(run, seconds)}]\n`);
    const circuit = { number: `甲${run}`, inService: false };
    const test = { procedureId: 'hour', use: { tester: `comtech@sim:?seed=${run}&line=${line}` }, circuit };
    const begun = core.methods['run.start']({ ...test, settings: { duration: `${seconds}s` } });
    runIds.push((await bench.while(begun)).runId);
  }
  const problems: string[] = [];
  const listed = bench.views().map(({ runId }) => runId);
  if (listed.join() !== runIds.join()) problems.push(`listed: ${listed.length} of ${RUNS}`);
  let [stopped, quarterMiB] = [false, Number.NaN];
  for (let at = 0; bench.views().some(({ finished }) => !finished); at++) {
    if (at * STEP_MS > (2 * seconds + 600) * 1000) throw new Error('the runs do not end');
    await bench.step();
    if (at % 10 === 0) await bench.answer();
    const elapsed = bench.views()[0]?.elapsedS ?? 0;
    if (weighed && elapsed >= seconds / 4 && Number.isNaN(quarterMiB)) quarterMiB = heapMiB();
    if (stopped || elapsed < seconds / 3) continue;
    stopped = true;
    await core.methods['run.stop']({ runId: runIds[STOPPED]! });
  }
  const grownMiB = weighed ? heapMiB() - quarterMiB : Number.NaN;
  if (bench.views().length !== RUNS) problems.push(`still listed: ${bench.views().length} of ${RUNS}`);
  for (const runId of runIds) await core.methods['run.seen']({ runId });
  if (bench.views().length > 0) problems.push('listed though seen');
  await bench.close();
  const archive = await openArchive(join(home, 'archive.db'));
  let [seen, gaps] = [0, 0];
  for (const [run, runId] of runIds.entries()) {
    const record = await archive.getRun(runId);
    const [measurement] = record.attempts[0]!.measurements;
    const history = await archive.history(measurement!.id);
    problems.push(...problemsOf(run, record, history, seconds));
    seen += covered(history).length;
    gaps += history.gaps.length;
  }
  await archive.close();
  return { problems, seconds: seen, gaps, grownMiB };
}
