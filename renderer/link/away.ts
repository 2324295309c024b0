import type { AppState, LampView } from '../../electron/contract/views.ts';

const unseen = (lamps: readonly LampView[]): LampView[] =>
  lamps.map((lamp) => (lamp.state === 'off' ? lamp : { ...lamp, state: 'unseen' }));

/** The last state known, as it may be shown while the core cannot be reached: nobody here sees the line, so nothing is good. */
export function whileAway(state: AppState): AppState {
  const { run } = state;
  return {
    ...state,
    bench: state.bench.map((item) =>
      item.panel ? { ...item, panel: { ...item.panel, lamps: unseen(item.panel.lamps) } } : item,
    ),
    run:
      run && !run.finished
        ? { ...run, big: { state: 'link-lost', line: { code: 'shell.away' } }, lamps: unseen(run.lamps) }
        : run,
  };
}
