import { testerViewOf } from '../../electron/contract/bench-item.ts';
import type { AppState, RunView } from '../../electron/contract/views.ts';

/** What STOP would stop: one run, or else whatever is measured by hand. Undefined: nothing runs, its place stays empty. */
export type StopTarget = { kind: 'run'; run: RunView } | { kind: 'hand'; ids: string[] };

/** `run`: the one that the page speaks of. `item`: the tester that the bench shows, if that is on screen. */
export function stopTarget(
  { bench }: Pick<AppState, 'bench'>,
  run: RunView | undefined,
  item: string | undefined,
): StopTarget | undefined {
  const ids = bench.filter((item) => testerViewOf(item)?.running).map(({ id }) => id);
  if (item !== undefined && ids.includes(item)) return { kind: 'hand', ids: [item] };
  if (run && !run.finished) return { kind: 'run', run };
  return ids.length > 0 ? { kind: 'hand', ids } : undefined;
}
