import type { DeviceView } from '../../electron/contract/bench-item.ts';
import type { AppState, LampView, RunView } from '../../electron/contract/views.ts';

const unseen = (lamps: readonly LampView[]): LampView[] =>
  lamps.map((lamp) => (lamp.state === 'off' ? lamp : { ...lamp, state: 'unseen' }));

const viewAway = (view: DeviceView): DeviceView =>
  view.role === 'tester' ? { ...view, lamps: unseen(view.lamps) } : { ...view, seeing: false };

const runAway = (run: RunView): RunView => ({
  ...run,
  big: { state: 'link-lost', line: { code: 'shell.away' } },
  lamps: unseen(run.lamps),
});

/** The last state known, as it may be shown while the core cannot be reached: nobody here sees the line, so nothing is good. */
export function whileAway(state: AppState): AppState {
  return {
    ...state,
    bench: state.bench.map((item) => (item.view ? { ...item, view: viewAway(item.view) } : item)),
    runs: state.runs.map((run) => (run.finished ? run : runAway(run))),
  };
}
