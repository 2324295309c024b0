import type { Clock } from '../../../electron/contract/clock.ts';
import type { Misbehaviour, Scenario } from '../../../electron/contract/scenario.ts';
import {
  createOctetLine,
  type OctetLine,
  PATTERNS,
  createRandom,
  type Random,
  createGenerator,
  misbehavioursIn,
  standing,
} from '../../signal/index.ts';
import type { SimulatedInstrument, SimulatorFactory } from '../../family.ts';
import { BEFORE_OCTETS, FIRST_OCTETS } from './model.ts';

/** After a rest of the sender as long as this, a pattern from its beginning says that a measurement begins (README, "The far end"). */
const REST_MS = 500;
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
export const createLoopSimulator: SimulatorFactory = (scenario, seed, clock) =>
  new FarEnd(scenario, seed ?? scenario.seed, clock);

class FarEnd implements SimulatedInstrument {
  readonly #scenario: Scenario;
  readonly #seed: number;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #gone = new AbortController();
  readonly #rest: Rest;
  readonly #sends: ((bytes: Uint8Array) => void)[] = [];
  readonly #plugs: ((state: 'lost' | 'back') => void)[] = [];
  /** What the line plays now: the scenario, or before the measurement only what stands at second 0. */
  #playing: Scenario;
  #line: OctetLine;
  #startMs: number | undefined;
  #reachedS = 0;
  #plugged = true;
  /** When each misbehaviour going on ends, in the script's seconds. */
  #until: Partial<Record<Misbehaviour, number>> = {};
  #late: Uint8Array[] = [];

  constructor(scenario: Scenario, seed: number, clock: Clock) {
    this.#scenario = scenario;
    this.#seed = seed;
    this.#clock = clock;
    this.#random = createRandom(seed, 1000);
    this.#rest = createRest(clock, this.#gone.signal);
    this.#playing = scenario;
    this.#line = createOctetLine(scenario, seed);
  }

  receive(bytes: Uint8Array): void {
    if (!this.#plugged) return;
    const nowMs = this.#clock.monotonicMs();
    const first = this.#startMs === undefined;
    if (first || this.#rest.ms() >= REST_MS) {
      if (isAt(BEFORE_OCTETS, bytes)) this.#begin(nowMs, standing(this.#scenario));
      else if (first || isAt(0, bytes)) this.#begin(nowMs, this.#scenario);
    }
    this.#rest.over();
    const fromS = this.#reachedS;
    this.#reachedS = (nowMs - (this.#startMs ?? nowMs)) / 1000;
    const passed = this.#line.pass(bytes, fromS, this.#reachedS);
    for (const due of misbehavioursIn(this.#playing.events, fromS, this.#reachedS)) {
      this.#misbehave(due.do, due.forS || DEFAULT_S[due.do]);
    }
    this.#deliver(passed);
  }
  onSend(listener: (bytes: Uint8Array) => void): void {
    this.#sends.push(listener);
  }
  onPlug(listener: (state: 'lost' | 'back') => void): void {
    this.#plugs.push(listener);
  }
  close(): void {
    this.#gone.abort();
  }

  #begin(nowMs: number, scenario: Scenario): void {
    this.#playing = scenario;
    this.#line = createOctetLine(scenario, this.#seed);
    this.#startMs = nowMs;
    this.#reachedS = 0;
    this.#until = {};
  }

  #misbehave(kind: Misbehaviour, forS: number): void {
    this.#until[kind] = this.#reachedS + forS;
    if (kind === 'late') this.#after(forS, () => this.#release());
    if (kind === 'unplug') this.#pull(forS);
  }
  #is(kind: Misbehaviour): boolean {
    return (this.#until[kind] ?? 0) > this.#reachedS;
  }

  #deliver(bytes: Uint8Array): void {
    if (this.#is('silent') || this.#is('restart')) return;
    const cut = this.#is('partial') ? bytes.subarray(0, bytes.length >>> 1) : bytes;
    const said = this.#is('garbage') ? cut.map(() => this.#random.below(256)) : cut;
    if (this.#late.length > 0 || this.#is('late')) this.#late.push(said);
    else this.#send(said);
  }
  #release(): void {
    const late = this.#late;
    this.#late = [];
    for (const bytes of late) this.#send(bytes);
  }
  #send(bytes: Uint8Array): void {
    if (this.#plugged && bytes.length > 0) for (const listener of this.#sends) listener(bytes);
  }

  #pull(forS: number): void {
    this.#plugged = false;
    this.#late = [];
    for (const listener of this.#plugs) listener('lost');
    this.#after(forS, () => {
      this.#plugged = true;
      for (const listener of this.#plugs) listener('back');
    });
  }
  #after(seconds: number, then: () => void): void {
    this.#clock.sleep(1000 * seconds, this.#gone.signal).then(then, () => undefined);
  }
}

/** True if the octets are those of a pattern from this octet on. */
function isAt(offset: number, octets: Uint8Array): boolean {
  return (
    octets.length >= FIRST_OCTETS &&
    openings().some((opening) =>
      opening.subarray(offset, offset + FIRST_OCTETS).every((octet, i) => octet === octets[i]),
    )
  );
}

let known: readonly Uint8Array[] | undefined;
function openings(): readonly Uint8Array[] {
  known ??= PATTERNS.map((pattern) => createGenerator(pattern).take(BEFORE_OCTETS + FIRST_OCTETS));
  return known;
}

/** How long the sender has rested. Counted in beats, so that a stall of this program is no rest of the sender. */
interface Rest {
  /** Counted up to `REST_MS`. */
  ms(): number;
  /** Octets came. */
  over(): void;
}

function createRest(clock: Clock, signal: AbortSignal): Rest {
  let restMs = 0;
  let beating = false;
  const beat = async (): Promise<void> => {
    beating = true;
    let lastMs = clock.monotonicMs();
    while (restMs < REST_MS && !signal.aborted) {
      await clock.sleep(BEAT_MS, signal).catch(() => undefined);
      const nowMs = clock.monotonicMs();
      restMs += Math.min(nowMs - lastMs, 2 * BEAT_MS);
      lastMs = nowMs;
    }
    beating = false;
  };
  return {
    ms: () => restMs,
    over() {
      restMs = 0;
      if (!beating) void beat();
    },
  };
}
