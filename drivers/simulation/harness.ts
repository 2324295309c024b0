import type { Clock } from '../../electron/contract/clock.ts';
import type { Misbehaviour, ScenarioEvent } from '../../electron/contract/scenario.ts';
import type { SimulatedInstrument } from '../transport/index.ts';
import type { Random } from './random.ts';
import { misbehavioursIn, type DueMisbehaviour } from './scripted-line.ts';

/** What an instrument does when nothing is wrong; the harness makes it misbehave. */
export interface Behaviour {
  /** Bytes have reached it: its answers, in order. */
  hear(bytes: Uint8Array): readonly Uint8Array[];
  /** It was off and is on again. */
  restart?(): void;
  /** Bytes have come while it was off: for what goes by the bytes that come. */
  miss?(bytes: Uint8Array): void;
  /** A misbehaviour begins: whatever time has done to the line until now has been done by it as it was. */
  before?(): void;
  /** How long it thinks about one answer, ms. */
  thinksMs?(): number;
  /** What it says though nobody asked. */
  chatter(): Uint8Array;
  /** So many octets at the end of an answer are right even in garbage: a line end. */
  tailOctets?: number;
  /** How long a misbehaviour lasts where the scenario does not say, and all of the family's own; seconds. */
  usualS: Readonly<Partial<Record<Misbehaviour, number>> & Record<string, number>>;
}

/** A simulated instrument that plays the misbehaviours of a scenario. */
export interface Harness extends SimulatedInstrument {
  /** A measurement begins: from now on these happen. What of an earlier one is still to come does not; what goes on, goes on. */
  play(events: readonly ScenarioEvent[]): void;
  /** A misbehaviour or a trick goes on now. */
  is(what: string): boolean;
  /** It answers later than it heard. */
  say(bytes: Uint8Array): void;
}

const USUAL_S: Readonly<Record<Misbehaviour, number>> = {
  late: 2,
  partial: 1,
  garbage: 1,
  silent: 3,
  restart: 2,
  unplug: 3,
  echo: 3,
  unsolicited: 3,
  jitter: 5,
};
/** Longest of the delays that jitter draws. */
const JITTER_MS = 400;

/** One instrument; it lives on across connections until it is closed. */
export function createHarness(clock: Clock, random: Random, behaviour: Behaviour): Harness {
  const closed = new AbortController();
  let script = new AbortController();
  /** End of each misbehaviour that is going on, monotonic ms. */
  const until = new Map<string, number>();
  const is = (what: string): boolean => clock.monotonicMs() < (until.get(what) ?? 0);
  const cable = createCable(clock, closed.signal);

  const say = (bytes: Uint8Array): void => {
    if (is('silent') || is('restart')) return;
    const said = spoiled(bytes, is, random, behaviour.tailOctets ?? 0);
    const lateMs = is('late') ? (until.get('late') ?? 0) - clock.monotonicMs() : 0;
    cable.send(said, lateMs + (behaviour.thinksMs?.() ?? 0) + (is('jitter') ? random.unit() * JITTER_MS : 0));
  };
  const begin = async ({ do: what, atS, forS }: DueMisbehaviour, signal: AbortSignal): Promise<void> => {
    const lengthMs = 1000 * (forS || (behaviour.usualS[what] ?? USUAL_S[what as Misbehaviour]));
    if (!(await passed(clock, 1000 * atS, signal))) return;
    behaviour.before?.();
    until.set(what, clock.monotonicMs() + lengthMs);
    if (what === 'restart') behaviour.restart?.();
    if (what === 'unsolicited') say(behaviour.chatter());
    if (what !== 'unplug') return;
    cable.pull();
    // A plug that is out comes back even if a new measurement has begun meanwhile.
    if (await passed(clock, lengthMs, closed.signal)) cable.plugIn();
  };
  return {
    receive(bytes) {
      if (!cable.plugged) return;
      if (is('restart')) return behaviour.miss?.(bytes);
      if (is('echo')) say(bytes);
      for (const answer of behaviour.hear(bytes)) {
        if (is('unsolicited')) say(behaviour.chatter());
        say(answer);
      }
    },
    onSend: cable.onSend,
    onPlug: cable.onPlug,
    close: () => [script, closed].forEach((one) => one.abort()),
    play(events) {
      script.abort();
      script = new AbortController();
      for (const due of misbehavioursIn(events, 0, Infinity)) void begin(due, script.signal);
    },
    is,
    say,
  };
}

/** True when so much time has passed, false when it was called off. */
function passed(clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> {
  return clock.sleep(ms, signal).then(
    () => true,
    () => false,
  );
}

function spoiled(bytes: Uint8Array, is: Harness['is'], random: Random, tailOctets: number): Uint8Array {
  const end = bytes.length - tailOctets;
  if (is('garbage')) return Uint8Array.from(bytes, (octet, at) => (at < end ? random.below(256) : octet));
  return is('partial') ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
}

/** The way out of an instrument: in order, delayed, and gone while the plug is out. */
interface Cable extends Pick<SimulatedInstrument, 'onSend' | 'onPlug'> {
  readonly plugged: boolean;
  send(bytes: Uint8Array, delayMs: number): void;
  pull(): void;
  plugIn(): void;
}

function createCable(clock: Clock, closed: AbortSignal): Cable {
  const sends: ((bytes: Uint8Array) => void)[] = [];
  const plugs: ((state: 'lost' | 'back') => void)[] = [];
  let queue: { bytes: Uint8Array; dueMs: number }[] = [];
  let pumping = false;
  let plugged = true;
  const deliver = (bytes: Uint8Array): void => {
    if (plugged && bytes.length > 0) for (const send of sends) send(bytes);
  };
  const pump = async (): Promise<void> => {
    pumping = true;
    for (let next = queue[0]; next; next = queue[0]) {
      if (!(await passed(clock, Math.max(0, next.dueMs - clock.monotonicMs()), closed))) return;
      if (queue[0] !== next) continue;
      queue.shift();
      deliver(next.bytes);
    }
    pumping = false;
  };
  const tell = (state: 'lost' | 'back'): void => {
    plugged = state === 'back';
    queue = [];
    for (const plug of plugs) plug(state);
  };
  return {
    get plugged() {
      return plugged;
    },
    send(bytes, delayMs) {
      if (queue.length === 0 && delayMs <= 0) return deliver(bytes);
      queue.push({ bytes, dueMs: clock.monotonicMs() + delayMs });
      if (!pumping) void pump();
    },
    pull: () => tell('lost'),
    plugIn: () => tell('back'),
    onSend: (listener) => void sends.push(listener),
    onPlug: (listener) => void plugs.push(listener),
  };
}
