import type { AppState, RunView } from '../../electron/contract/views.ts';
import type { Route } from './routes.ts';

/** Those that go on, as they began. */
export const going = (runs: readonly RunView[]): RunView[] => runs.filter((run) => !run.finished);

/** The run that has the instrument at an address. */
export const runWith = (runs: readonly RunView[], address: string): RunView | undefined =>
  going(runs).find(({ instruments }) => Object.values(instruments).some((one) => one.address === address));

/**
 * The run that the page speaks of: the one its address names; else, of those that go on, the one looked at last, or the first. Where none goes on,
 * the last that ended and was not looked at yet.
 */
export function runMeant(
  { runs }: Pick<AppState, 'runs'>,
  route: Route,
  last: string | undefined,
): RunView | undefined {
  if (route.place === 'run' && route.id) return runs.find(({ runId }) => runId === route.id);
  const on = going(runs);
  return on.find(({ runId }) => runId === last) ?? on[0] ?? runs.at(-1);
}
