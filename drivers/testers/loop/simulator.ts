import type { Clock } from '../../../electron/contract/clock.ts';
import type { Scenario } from '../../../electron/contract/scenario.ts';
import { createGenerator, PATTERNS } from '../../signal/index.ts';
import type { SimulatedInstrument, Simulator, SimulatorFactory } from '../../family.ts';
import { createHarness, createOctetLine, createRandom, standing, type OctetLine } from '../../simulation/index.ts';
import { BEFORE_OCTETS, FIRST_OCTETS } from './model.ts';

/** After a rest of the sender as long as this, a pattern from its beginning says that a measurement begins (README, "The far end"). */
const REST_MS = 500;
const BEAT_MS = 100;
const CHATTER_OCTETS = 16;

/** The far end of a loop: it returns what it gets, through the scripted line. */
export const createLoopSimulator: SimulatorFactory = (scenario, seed, clock) =>
  farEnd(scenario, seed ?? scenario.seed, clock);
/** `local` does nothing: a loop has no front panel. */
export const loopSimulator: Simulator = { tricks: ['local'], create: createLoopSimulator };

function farEnd(scenario: Scenario, seed: number, clock: Clock): SimulatedInstrument {
  const random = createRandom(seed, 1000);
  const closed = new AbortController();
  const rest = createRest(clock, closed.signal);
  /** What the line plays: the scenario, or before the measurement only what stands at second 0. */
  let line: OctetLine = createOctetLine(scenario, seed);
  let startMs: number | undefined;
  let reachedS = 0;
  const begin = (playing: Scenario): void => {
    line = createOctetLine(playing, seed);
    startMs = clock.monotonicMs();
    reachedS = 0;
    harness.play(playing.events);
  };
  const pass = (bytes: Uint8Array): Uint8Array => {
    const first = startMs === undefined;
    if (first || rest.ms() >= REST_MS) {
      if (isAt(BEFORE_OCTETS, bytes)) begin(standing(scenario));
      else if (first || isAt(0, bytes)) begin(scenario);
    }
    rest.over();
    const fromS = reachedS;
    reachedS = (clock.monotonicMs() - (startMs ?? 0)) / 1000;
    return line.pass(bytes, fromS, reachedS);
  };
  const harness = createHarness(clock, random, {
    hear: (bytes) => [pass(bytes)],
    miss: (bytes) => void pass(bytes),
    chatter: () => Uint8Array.from({ length: CHATTER_OCTETS }, () => random.below(256)),
    usualS: { late: 0.5, partial: 0.1, garbage: 0.1, silent: 1, restart: 1, local: 0 },
  });
  return {
    ...harness,
    close() {
      closed.abort();
      harness.close();
    },
  };
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
