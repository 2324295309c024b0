import type { AppState, RunView } from '../../electron/contract/views.ts';

/** What STOP would stop: the run, or else whatever is measured by hand. Undefined: nothing runs, its place stays empty. */
export type StopTarget = { kind: 'run'; run: RunView } | { kind: 'hand'; ids: string[] };

export function stopTarget(state: Pick<AppState, 'run' | 'bench'>): StopTarget | undefined {
  if (state.run && !state.run.finished) return { kind: 'run', run: state.run };
  const ids = state.bench.filter((item) => item.panel?.running).map((item) => item.id);
  return ids.length > 0 ? { kind: 'hand', ids } : undefined;
}
