import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createStateWriter } from '../../electron/contract/state-wire.ts';
import type { AppState } from '../../electron/contract/views.ts';
import { createCore } from '../../electron/hosts/core/core.ts';
import { figure, measured, type Figure } from './figure.ts';

const RUNS = 16;
const RECORDED_MS = 20_000;
/** How often the recorded states are told, each time anew. */
const ROUNDS = 9;

/** The states that a core with so many runs pushes, as they follow each other. */
async function recordStates(): Promise<AppState[]> {
  const home = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  const core = await createCore({ home });
  const states: AppState[] = [];
  try {
    for (let seed = 1; seed <= RUNS; seed++) {
      const use = { tester: `comtech@sim:?seed=${seed}` };
      const { runId } = await core.methods['run.start']({
        procedureId: 'e1-acceptance',
        use,
        settings: { duration: '1h' },
      });
      // Wiring and front panel, up to the measurement.
      let before = '';
      for (let asked = 0; asked < 2; asked++) {
        const asking = () => core.state().runs.find((run) => run.runId === runId)?.prompt;
        let prompt = asking();
        for (; !prompt || prompt.id === before; prompt = asking()) await sleep(50);
        before = prompt.id;
        const option = prompt.answers[0]!.id;
        await core.methods['run.answer']({ runId, promptId: prompt.id, answer: { option } });
      }
    }
    while (core.state().runs.some(({ elapsedS = 0 }) => elapsedS < 2)) await sleep(100);
    const leave = core.onState((state) => states.push(state));
    await sleep(RECORDED_MS);
    leave();
    return states;
  } finally {
    await core.close();
    rmSync(home, { recursive: true, force: true });
  }
}

interface Told {
  bytes: number;
  cpuMs: number;
}
/** Tells all states by `tell`, and what that took. */
function tellAll(states: readonly AppState[], tell: (state: AppState, before: AppState | undefined) => string): Told {
  const from = process.cpuUsage();
  let bytes = 0;
  for (const [at, state] of states.entries()) bytes += Buffer.byteLength(tell(state, states[at - 1]));
  const { user, system } = process.cpuUsage(from);
  return { bytes, cpuMs: (user + system) / 1000 };
}

/** As states were pushed before: each of them whole, every value looked at. */
const whole = (state: AppState): string =>
  JSON.stringify({ kind: 'state', state }, (_key, value: unknown) => (value instanceof Uint32Array ? [] : value));

/** What a page is told per second with so many runs, against whole states in the same run. */
export async function benchPush(): Promise<Figure[]> {
  const states = await recordStates();
  const rounds = Array.from({ length: ROUNDS }, () => {
    const rival = tellAll(states, whole);
    const writer = createStateWriter();
    const ours = tellAll(states, (state, before) =>
      before ? (writer.change(before, state) ?? '') : writer.whole(state),
    );
    return { rival, ours };
  }).slice(2);
  const ratio = (of: (told: Told) => number) => measured(rounds.map(({ rival, ours }) => of(ours) / of(rival)));
  const perSecond = (told: number): number => told / (RECORDED_MS / 1000);
  const share = measured(rounds.map(({ ours }) => (100 * ours.cpuMs) / RECORDED_MS));
  return [
    figure(
      `${RUNS} runs, state pushed: bytes against whole states`,
      ratio(({ bytes }) => bytes),
      '',
      '<=',
      0.1,
    ),
    figure(
      `${RUNS} runs, state pushed: computing against whole states`,
      ratio(({ cpuMs }) => cpuMs),
      '',
      '<=',
      1,
    ),
    figure(`${RUNS} runs, state pushed`, perSecond(rounds[0]!.ours.bytes) / 1000, 'kB/s', '<=', 20),
    figure(`${RUNS} runs, state pushed: share of a core`, share, '%', '<=', 0.5),
  ];
}
