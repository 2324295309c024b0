import type { Clock } from '../../../electron/contract/clock.ts';
import type { Misbehaviour } from '../../../electron/contract/scenario.ts';
import { createOctetLine, type OctetLine } from '../../signal/octet-line.ts';
import { createRandom } from '../../signal/random.ts';
import { misbehavioursIn } from '../../signal/scripted-line.ts';
import type { SimulatedInstrument, SimulatorFactory } from '../../family.ts';

/** A rest of the sender in these limits says that a measurement begins: the script's time starts again (README, "The far end"). */
const REST_MS = { least: 850, most: 2500 } as const;
const BEAT_MS = 100;
/** How long a misbehaviour lasts if the scenario does not say. */
const DEFAULT_S: Readonly<Record<Misbehaviour, number>> = {
  late: 0.5,
  partial: 0.1,
  garbage: 0.1,
  silent: 1,
  local: 0,
  restart: 1,
  unplug: 3,
};

/** The far end of a loop: it returns what it gets, through the scripted line. */
export const createLoopSimulator: SimulatorFactory = (scenario, seed, clock) => {
  const random = createRandom(seed ?? scenario.seed, 1000);
  const sends: ((bytes: Uint8Array) => void)[] = [];
  const plugs: ((state: 'lost' | 'back') => void)[] = [];
  const gone = new AbortController();
  const rest = createRest(clock, gone.signal);
  let line: OctetLine = createOctetLine(scenario, seed);
  let startMs: number | undefined;
  let reachedS = 0;
  let plugged = true;
  const until: Partial<Record<Misbehaviour, number>> = {};
  let held: Uint8Array[] = [];
  const send = (bytes: Uint8Array): void => {
    if (plugged && bytes.length > 0) for (const listener of sends) listener(bytes);
  };
  const release = (): void => {
    const late = held;
    held = [];
    late.forEach(send);
  };
  const after = (seconds: number, then: () => void): void => {
    clock.sleep(1000 * seconds, gone.signal).then(then, () => undefined);
  };
  const pull = (forS: number): void => {
    plugged = false;
    rest.ignore();
    for (const listener of plugs) listener('lost');
    after(forS, () => {
      plugged = true;
      for (const listener of plugs) listener('back');
    });
  };
  const misbehave = (kind: Misbehaviour, forS: number, atS: number): void => {
    until[kind] = atS + forS;
    if (kind === 'late') after(forS, release);
    if (kind === 'unplug') pull(forS);
  };
  const is = (kind: Misbehaviour): boolean => (until[kind] ?? 0) > reachedS;
  const deliver = (bytes: Uint8Array): void => {
    if (is('silent') || is('restart')) return;
    const cut = is('partial') ? bytes.subarray(0, bytes.length >>> 1) : bytes;
    const said = is('garbage') ? cut.map(() => random.below(256)) : cut;
    if (is('late')) held.push(said);
    else send(said);
  };
  const begin = (nowMs: number): void => {
    line = createOctetLine(scenario, seed);
    startMs = nowMs;
    reachedS = 0;
    for (const kind of Object.keys(until) as Misbehaviour[]) delete until[kind];
  };
  return {
    receive(bytes) {
      if (!plugged) return;
      const nowMs = clock.monotonicMs();
      if (startMs === undefined || rest.isSign()) begin(nowMs);
      rest.over();
      const fromS = reachedS;
      reachedS = (nowMs - (startMs ?? nowMs)) / 1000;
      const passed = line.pass(bytes, fromS, reachedS);
      for (const due of misbehavioursIn(scenario.events, fromS, reachedS)) {
        misbehave(due.do, due.forS || DEFAULT_S[due.do], reachedS);
      }
      deliver(passed);
    },
    onSend: (listener) => void sends.push(listener),
    onPlug: (listener) => void plugs.push(listener),
    close: () => gone.abort(),
  } satisfies SimulatedInstrument;
};

/** How long the sender has rested. Counted in beats, so that a stall of this program is no rest of the sender. */
interface Rest {
  isSign(): boolean;
  /** Octets came. */
  over(): void;
  /** The rest going on is no sign: the plug was pulled. */
  ignore(): void;
}

function createRest(clock: Clock, signal: AbortSignal): Rest {
  let restMs = 0;
  let ignored = false;
  let beating = false;
  const beat = async (): Promise<void> => {
    beating = true;
    let lastMs = clock.monotonicMs();
    while (restMs <= REST_MS.most && !signal.aborted) {
      await clock.sleep(BEAT_MS, signal).catch(() => undefined);
      const nowMs = clock.monotonicMs();
      restMs += Math.min(nowMs - lastMs, 2 * BEAT_MS);
      lastMs = nowMs;
    }
    beating = false;
  };
  return {
    isSign: () => !ignored && restMs >= REST_MS.least && restMs <= REST_MS.most,
    over() {
      restMs = 0;
      ignored = false;
      if (!beating) void beat();
    },
    ignore() {
      ignored = true;
    },
  };
}
