import type { Scenario, ScenarioEvent } from '../../electron/contract/scenario.ts';
import type { Defect } from '../../electron/contract/second.ts';
import { createRandom, drawGap, type Random } from './random.ts';
import { activeAt, exactErrors, slipsIn } from './scripted-line.ts';

/** The scripted line as a stream of octets lives it. */
export interface OctetLine {
  /** What comes out of the line for octets that went in between two instants (seconds since the measurement began; forward only). */
  pass(octets: Uint8Array, fromS: number, toS: number): Uint8Array;
}

/** Errors at an instant are spread over as many octets each: closer together they would be no bit errors but a lost pattern. */
const OCTETS_PER_ERROR = 4;

/**
 * Flips bits, drops or inserts octets (slips rounded to whole octets), turns everything to ones (AIS), to noise (LSS, LOF) or to nothing (LOS,
 * LOC). Errors that fall into a defect are lost in it.
 */
export function createOctetLine(scenario: Scenario, givenSeed?: number): OctetLine {
  const { events } = scenario;
  const random = createRandom(givenSeed ?? scenario.seed, 0);
  const stretches = events.filter((e): e is Extract<ScenarioEvent, { defect: Defect }> => 'defect' in e);
  const noises = events.filter((e): e is Extract<ScenarioEvent, { ber: number }> => 'ber' in e);
  const flips = noises.map((e, i) => bitFlipper(e.ber, createRandom(givenSeed ?? scenario.seed, i + 1)));
  let dueErrors = 0;
  let sinceError = OCTETS_PER_ERROR;
  let dueMissing = 0;
  const single = (octet: number): number => {
    if (dueErrors === 0 || ++sinceError < OCTETS_PER_ERROR) return octet;
    sinceError = 0;
    dueErrors--;
    return octet ^ (1 << random.below(8));
  };
  const passOne = (octet: number, atS: number, out: number[]): void => {
    const defects = activeAt(stretches, atS);
    const [worst] = defects;
    if (worst) {
      dueErrors = 0;
      if (!defects.some((d) => d === 'LOS' || d === 'LOC')) out.push(worst === 'AIS' ? 0xff : random.below(256));
      return;
    }
    if (dueMissing > 0) return void dueMissing--;
    let passed = single(octet);
    noises.forEach((e, i) => {
      if (e.from <= atS && atS < e.from + e.for) passed = flips[i]?.(passed) ?? passed;
    });
    out.push(passed);
  };
  return {
    pass(octets, fromS, toS) {
      dueErrors += exactErrors(events, fromS, toS);
      const quiet = dueErrors === 0 && dueMissing === 0 && slipsIn(events, fromS, toS).length === 0;
      if (quiet && ![...stretches, ...noises].some((e) => e.from <= toS && fromS <= e.from + e.for))
        return octets.slice();
      const out: number[] = [];
      for (const bits of slipsIn(events, fromS, toS)) {
        const size = Math.max(1, Math.round(Math.abs(bits) / 8));
        if (bits < 0) dueMissing += size;
        else for (let i = 0; i < size; i++) out.push(random.below(256));
      }
      octets.forEach((octet, i) => passOne(octet, fromS + ((toS - fromS) * i) / octets.length, out));
      return Uint8Array.from(out);
    },
  };
}

function bitFlipper(ratio: number, random: Random): (octet: number) => number {
  let goodBits = drawGap(random, ratio);
  return (octet) => {
    let flipped = octet;
    while (goodBits < 8) {
      flipped ^= 1 << goodBits;
      goodBits += 1 + drawGap(random, ratio);
    }
    goodBits -= 8;
    return flipped;
  };
}
