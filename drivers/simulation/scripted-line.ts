import type { Scenario, ScenarioEvent } from '../../electron/contract/scenario.ts';
import { DEFECTS, type Defect } from '../../electron/contract/second.ts';
import { createRandom, drawGap } from './random.ts';

/** What the line did between two instants. */
export interface LineSpan {
  /** Wrong bits: exact for `errors`, drawn bit by bit for `ber`. Given whether or not a defect hides them. */
  bitErrors: number;
  /** Slips in order of time; negative: bits went missing. */
  slipBits: readonly number[];
  /** Seconds of each defect inside the span (more than 0; absent = none). */
  defectSeconds: Partial<Record<Defect, number>>;
  /** Defects that stand at the end of the span, in cause order. */
  active: readonly Defect[];
}
/** A misbehaviour of the simulated instrument; `forS` 0 = the scenario gives no length. */
export interface DueMisbehaviour {
  do: string;
  atS: number;
  forS: number;
}

/** The simulated line behind every simulator: what a scenario does to a signal, in seconds since the measurement began. */
export interface ScriptedLine {
  /** What the line does in [fromS, toS); calls go forward only. The errors of a stretch do not depend on how it is cut into calls. */
  between(fromS: number, toS: number): LineSpan;
  /** The seed used: the one given, else the scenario's. */
  readonly seed: number;
}

type Ber = { from: number; for: number; ber: number };
type Stretch = { from: number; for: number; defect: Defect };

/** Makes the line of a scenario. `seed` given wins over the scenario's; `bitRate` in bit/s turns a `ber` into a number of errors. */
export function createScriptedLine(
  scenario: Scenario,
  options: { seed?: number | undefined; bitRate: number },
): ScriptedLine {
  const seed = options.seed ?? scenario.seed;
  const events = scenario.events;
  const noise = events
    .filter((e): e is Extract<ScenarioEvent, Ber> => 'ber' in e)
    .map((e, index) => berErrors(e, options.bitRate, seed, index));
  const stretches = events.filter((e): e is Extract<ScenarioEvent, Stretch> => 'defect' in e);
  return {
    seed,
    between: (fromS, toS) => ({
      bitErrors: exactErrors(events, fromS, toS) + noise.reduce((sum, upTo) => sum + upTo(toS), 0),
      slipBits: slipsIn(events, fromS, toS),
      defectSeconds: defectSecondsIn(stretches, fromS, toS),
      active: activeAt(stretches, toS),
    }),
  };
}

/** The line before a measurement begins: defects that stand at second 0 stand before it too, nothing else happens yet. */
export function standing(scenario: Scenario): Scenario {
  const events = scenario.events.flatMap((event) =>
    'defect' in event && event.from === 0 ? [{ ...event, for: Number.MAX_SAFE_INTEGER }] : [],
  );
  return { ...scenario, events };
}

/** Defects that stand at an instant, in cause order. A stretch covers [from, from + for). */
export function activeAt(stretches: readonly Stretch[], atS: number): Defect[] {
  return DEFECTS.filter((d) => stretches.some((s) => s.defect === d && s.from <= atS && atS < s.from + s.for));
}

/** Misbehaviours of a scenario that begin in [fromS, toS), in order of time. */
export function misbehavioursIn(events: readonly ScenarioEvent[], fromS: number, toS: number): DueMisbehaviour[] {
  return events
    .flatMap((e) => ('do' in e && isDuring(e.at, fromS, toS) ? [{ do: e.do, atS: e.at, forS: e.for ?? 0 }] : []))
    .sort((a, b) => a.atS - b.atS);
}

/** Errors that a scenario puts at single instants in [fromS, toS). */
export function exactErrors(events: readonly ScenarioEvent[], fromS: number, toS: number): number {
  return events.reduce((sum, e) => sum + ('errors' in e && isDuring(e.at, fromS, toS) ? e.errors : 0), 0);
}

/** Slips in [fromS, toS), in order of time. */
export function slipsIn(events: readonly ScenarioEvent[], fromS: number, toS: number): number[] {
  return events
    .flatMap((e) => ('slipBits' in e && e.slipBits !== 0 && isDuring(e.at, fromS, toS) ? [e] : []))
    .sort((a, b) => a.at - b.at)
    .map((e) => e.slipBits);
}

function isDuring(atS: number, fromS: number, toS: number): boolean {
  return fromS <= atS && atS < toS;
}

/** Overlapping stretches of one defect count once. */
function defectSecondsIn(stretches: readonly Stretch[], fromS: number, toS: number): LineSpan['defectSeconds'] {
  const result: LineSpan['defectSeconds'] = {};
  for (const defect of DEFECTS) {
    let covered = 0;
    let reached = fromS;
    const own = stretches.filter((s) => s.defect === defect).sort((a, b) => a.from - b.from);
    for (const stretch of own) {
      const end = Math.min(stretch.from + stretch.for, toS);
      covered += Math.max(0, end - Math.max(stretch.from, reached));
      reached = Math.max(reached, end);
    }
    if (covered > 0) result[defect] = covered;
  }
  return result;
}

/** Draws the errors of one `ber` stretch by their gaps; each call gives those passed since the last one. */
function berErrors(event: Ber, bitRate: number, seed: number, index: number): (toS: number) => number {
  const random = createRandom(seed, index + 1);
  const totalBits = Math.round(event.for * bitRate);
  let nextBit = drawGap(random, event.ber);
  return (toS) => {
    const end = Math.min(totalBits, Math.ceil((toS - event.from) * bitRate));
    let errors = 0;
    while (nextBit < end) {
      errors++;
      nextBit += 1 + drawGap(random, event.ber);
    }
    return errors;
  };
}
