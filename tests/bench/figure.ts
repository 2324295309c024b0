import { setFlagsFromString } from 'node:v8';

/** Median of several rounds, and the quartiles between which half of them lie. */
export interface Measured {
  value: number;
  low: number;
  high: number;
}

/** One measured figure: a ratio against a peer or a limit of the same run unless `unit` says otherwise. */
export interface Figure {
  name: string;
  value: number;
  /** Absent where there was one round only. */
  spread?: { low: number; high: number };
  unit: string;
  /** As printed: `>= 0.8`, `<= 8`. */
  target: string;
  ok: boolean;
  /** Times the target that it reaches: 1 is the target, more is better, whichever way it is measured. */
  reached: number;
}

/** Below this share of its target a figure fails `--check`: machines differ by less, mistakes by more. */
export const LEAST_REACHED = 0.9;

/** A figure with its target; `ok` is worked out here and nowhere else. */
export function figure(name: string, of: number | Measured, unit: string, sign: '>=' | '<=', limit: number): Figure {
  const { value, ...spread } = typeof of === 'number' ? { value: of } : of;
  const ok = sign === '>=' ? value >= limit : value <= limit;
  const reached = sign === '>=' ? value / limit : limit / value;
  return { name, value, ...('low' in spread ? { spread } : {}), unit, target: `${sign} ${limit}`, ok, reached };
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export function measured(values: readonly number[]): Measured {
  const sorted = values.toSorted((a, b) => a - b);
  return { value: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

export const median = (values: readonly number[]): number => measured(values).value;

/** Time that this program has computed, milliseconds: what others do on a busy machine is not in it. (That of the thread alone stands still for milliseconds on some systems.) */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Rounds that are thrown away at first, and rounds that count. */
const WARM = 6;
const ROUNDS = 21;

/** Everything is compiled for good as soon as it is hot: a compiler that waits for a free core would leave the first rounds in slow code. */
function compileAtOnce(): void {
  for (const flag of ['--no-liftoff', '--no-concurrent-recompilation']) setFlagsFromString(flag);
}

/** How much work `work` does in a millisecond of computing; it returns what it did. */
function speed(work: () => number): number {
  const from = cpuMs();
  const done = work();
  return done / Math.max(0.001, cpuMs() - from);
}

/** How many times faster `ours` is: pairs of short rounds right after each other, who begins changes. */
export function faster(rival: () => number, ours: () => number): Measured {
  compileAtOnce();
  const ratios: number[] = [];
  for (let pair = 0; pair < WARM + ROUNDS; pair++) {
    const first = pair % 2 === 0 ? speed(rival) : 0;
    const own = speed(ours);
    ratios.push(own / (first || speed(rival)));
  }
  return measured(ratios.slice(WARM));
}

/** Work a millisecond, warm. */
export function steadySpeed(work: () => number): Measured {
  compileAtOnce();
  for (let round = 0; round < WARM; round++) work();
  return measured(Array.from({ length: ROUNDS }, () => speed(work)));
}

/** Ratio of two lengths of time, `pairs` of them one after the other after one that is thrown away. */
export async function pairedRatio(
  pairs: number,
  over: () => Promise<number> | number,
  under: () => Promise<number> | number,
): Promise<Measured> {
  const ratios: number[] = [];
  for (let pair = 0; pair <= pairs; pair++) {
    const first = pair % 2 === 0 ? await under() : 0;
    const above = await over();
    ratios.push(above / (first || (await under())));
  }
  return measured(ratios.slice(1));
}
