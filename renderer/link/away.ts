import type { AppState, LampView, RunView } from '../../electron/contract/views.ts';

const unseen = (lamps: readonly LampView[]): LampView[] =>
  lamps.map((lamp) => (lamp.state === 'off' ? lamp : { ...lamp, state: 'unseen' }));

const runAway = (run: RunView): RunView => ({
  ...run,
  big: { state: 'link-lost', line: { code: 'shell.away' } },
  lamps: unseen(run.lamps),
});

/** The last state known, as it may be shown while the core cannot be reached: nobody here sees the line, so nothing is good. */
export function whileAway(state: AppState): AppState {
  return {
    ...state,
    bench: state.bench.map((item) =>
      item.panel ? { ...item, panel: { ...item.panel, lamps: unseen(item.panel.lamps) } } : item,
    ),
    runs: state.runs.map((run) => (run.finished ? run : runAway(run))),
  };
}
