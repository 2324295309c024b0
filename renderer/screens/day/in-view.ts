import type { LineState, LineView } from '../../../electron/contract/book/job.ts';
import { reachesLine } from '../../../electron/contract/fit.ts';
import type { AppState, BenchItem } from '../../../electron/contract/views.ts';
import { isIdentified, isReady, isReal, isTester } from '../../pieces/testers/items.ts';

/** What is in view, and how it stood then. `picked`: somebody chose it. */
export interface Kept {
  circuit: string;
  state: LineState;
  picked: boolean;
}

/** States in which a person has something to do, what presses most first. */
const PRESSING = ['to-sign', 'asks'] as const satisfies readonly LineState[];

/**
 * The circuit in view. What somebody looks at stays until it stands otherwise; then whatever needs a person comes first, then the next circuit that a free
 * tester can begin, then what goes on.
 */
export function inView(
  lines: readonly LineView[],
  kept: Kept | undefined,
  next: string | undefined,
  free: boolean,
): LineView | undefined {
  const same = lines.find(({ circuit, state }) => circuit === kept?.circuit && state === kept.state);
  if (same && (kept?.picked || (same.state !== 'going' && same.state !== 'done' && same.state !== 'skipped')))
    return same;
  for (const state of PRESSING) {
    const found = lines.find((line) => line.state === state);
    if (found) return found;
  }
  const waiting = lines.find(({ circuit }) => circuit === next);
  const going = lines.find(({ state }) => state === 'going');
  return (free ? waiting : undefined) ?? going ?? waiting ?? same ?? lines[0];
}

/** Testers of the bench that no run has. */
export const freeTesters = ({ bench, runs }: Pick<AppState, 'bench' | 'runs'>): BenchItem[] => {
  const held = new Set(
    runs.flatMap(({ finished, instruments }) => (finished ? [] : Object.values(instruments).map((one) => one.address))),
  );
  return bench.filter((item) => isIdentified(item) && isTester(item) && !held.has(item.address));
};

/** The tester for a line: of those that have its interface the one that somebody chose, else one that answers, real ones first; without any, as if all had it, so that it is said. */
export function testerFor(
  free: readonly BenchItem[],
  service: string | undefined,
  chosen: string | undefined,
): BenchItem | undefined {
  const of = (some: readonly BenchItem[]): BenchItem | undefined =>
    some.find(({ id }) => id === chosen) ?? some.find((one) => isReady(one) && isReal(one)) ?? some.find(isReady);
  return of(free.filter(({ capabilities }) => reachesLine(capabilities, service))) ?? of(free);
}
