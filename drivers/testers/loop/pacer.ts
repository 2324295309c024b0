import type { Injection } from '../../../electron/contract/injections.ts';
import { type Pattern, createGenerator, type Generator } from '../../signal/index.ts';
import { BEFORE_OCTETS, FIRST_OCTETS } from './model.ts';

/** A late timer may be made up for by so much at once; what is longer is lost time, and the tester's own fault. */
export const CATCH_UP_MS = 200;
/** So much may wait in the system before the line is seen to block. */
const WINDOW_MS = 250;
const LEAST_WINDOW = 64;
/** Octets from one counted error to the next: far enough apart to be bit errors and no lost pattern. */
const ERROR_SPACING = 8;

/** Sends the pattern no faster than the line, and puts errors into it. */
export interface Pacer {
  /** Octets sent since the pattern's beginning: the place of the next one. */
  readonly sent: number;
  /** Starts the pattern from its beginning. */
  begin(): void;
  /** Time passed while sending: gives what is due now. */
  due(passedMs: number): Uint8Array<ArrayBuffer> | undefined;
  /** The system has taken so many octets. */
  written(octets: number): void;
  /** Nothing is under way any more: the link is new. */
  forget(): void;
  inject(injection: Injection): void;
}

export function createPacer(pattern: Pattern, octetsPerSecond: number): Pacer {
  const window = Math.max(LEAST_WINDOW, (octetsPerSecond * WINDOW_MS) / 1000);
  const most = Math.max(1, (octetsPerSecond * CATCH_UP_MS) / 1000);
  let generator: Generator = createGenerator(pattern);
  let sent = generator.take(BEFORE_OCTETS).length;
  let waiting = 0;
  let credit = 0;
  let errors: ErrorSource = none;
  return {
    get sent() {
      return sent;
    },
    begin() {
      generator = createGenerator(pattern);
      sent = 0;
      credit = FIRST_OCTETS;
    },
    due(passedMs) {
      credit = Math.min(most, credit + (octetsPerSecond * passedMs) / 1000);
      const count = Math.floor(Math.min(credit, window - waiting));
      if (count < 1) return undefined;
      const octets = generator.take(count);
      errors(octets);
      credit -= count;
      waiting += count;
      sent += count;
      return octets;
    },
    written(octets) {
      waiting = Math.max(0, waiting - octets);
    },
    forget() {
      waiting = 0;
    },
    inject(injection) {
      if (injection.kind === 'off') errors = none;
      else if (injection.kind === 'count') errors = spaced(8 * ERROR_SPACING, injection.count);
      else if (injection.kind === 'ratio') errors = spaced(Math.max(1, Math.round(1 / injection.ratio)), Infinity);
    },
  };
}

type ErrorSource = (octets: Uint8Array) => void;
const none: ErrorSource = () => undefined;

/** One wrong bit every `apart` bits, `count` of them; each a bit further in its octet, so that none is favoured. */
function spaced(apart: number, count: number): ErrorSource {
  let left = count;
  let next = Math.floor(apart / 2);
  let turn = 0;
  return (octets) => {
    const bits = 8 * octets.length;
    for (; left > 0 && next < bits; next += apart) {
      const at = next >>> 3;
      octets[at] = (octets[at] ?? 0) ^ (1 << (apart % 8 === 0 ? turn++ & 7 : next & 7));
      left--;
    }
    next -= bits;
  };
}
