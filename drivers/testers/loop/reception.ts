import type { Second } from '../../../electron/contract/second.ts';
import { createChecker, periodOctets, type Checker } from '../../signal/index.ts';
import { openSecond, secondOf, type OpenSecond } from './second.ts';
import type { Setup } from './setup.ts';

/** Octets that came before the end of a second may be told a little after it. */
export const GRACE_MS = 50;
/** A second in doubt waits for the decision no longer than this. */
const DOUBT_MS = 1000;
const LOS_MS = 1000;

const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** What comes back, from the first octet that counts on: compared, measured, and told in seconds. Times by the shared clock, ms. */
export class Reception {
  readonly #setup: Setup;
  readonly #checker: Checker;
  readonly #tell: (second: Second) => void;
  #heardMs: number;
  /** The second that is counted now; undefined before the first. */
  #current: OpenSecond | undefined;
  /** Ended, and perhaps still in doubt. */
  #ended: OpenSecond[] = [];
  #leastDelayMs: number | undefined;

  constructor(setup: Setup, nowMs: number, tell: (second: Second) => void) {
    const { pattern, constantOctets, delay, pacer } = setup;
    this.#setup = setup;
    this.#checker = createChecker(pattern, { constantOctets, equal });
    this.#tell = tell;
    this.#heardMs = nowMs;
    delay.restart(pacer.sent);
  }

  get locked(): boolean {
    return this.#checker.state().locked;
  }
  /** The second that is counted now, line time in s; undefined before the first. */
  get t(): number | undefined {
    return this.#current?.t;
  }

  /** Seconds are counted from `t` on; what came before is of no account. */
  count(t: number): void {
    this.#checker.close(this.#checker.cut());
    this.#setup.delay.take();
    this.#current = openSecond(t);
  }

  received(octets: Uint8Array, atMs: number): void {
    this.#heardMs = Math.max(this.#heardMs, atMs);
    this.#checker.push(octets);
    this.#setup.delay.received(octets.length, this.locked ? this.#checker.place() : undefined, atMs);
    if (this.#current) this.#current.octets += octets.length;
  }

  /** Ends every second before `t`. */
  endBefore(t: number): void {
    while (this.#current && this.#current.t < t) this.#cut(this.#current);
  }

  /** The tester itself stumbled until now, in second `t`: whatever was missing is its own fault. */
  spoilUpTo(t: number, nowMs: number): void {
    this.#heardMs = nowMs;
    this.#spoil();
    while (this.#current && this.#current.t < t) {
      this.#cut(this.#current);
      this.#spoil();
    }
  }

  /** Nothing came for a second: the signal is lost. */
  noticeSilence(nowMs: number): void {
    const second = this.#current;
    if (second && !second.los && nowMs - this.#heardMs > LOS_MS) this.#loseSignal(second);
  }

  /** Tells the seconds that are decided, or have waited long enough (`lineMs`: line time now), or all. */
  flush(lineMs: number, all = false): void {
    while (this.#ended[0]) {
      const [first] = this.#ended;
      const overdue = all || lineMs >= 1000 * (first.t + 1) + DOUBT_MS;
      if (!overdue && first.tally && !this.#checker.settled(first.tally)) return;
      if (first.tally) this.#checker.close(first.tally);
      this.#ended.shift();
      this.#tell(secondOf(first));
    }
  }

  #spoil(): void {
    if (this.#current) this.#current.valid = false;
  }

  #cut(second: OpenSecond): void {
    if (second.octets === 0 && second.valid) this.#loseSignal(second);
    const delay = this.#setup.delay.take();
    second.tally = this.#checker.cut();
    second.rtdUs = delay?.range;
    if (delay) this.#markModulo(second, delay);
    this.#current = openSecond(second.t + 1);
    // A silence that goes on is in the next second too, even if that brings octets later.
    this.#current.los = second.los && second.octets === 0;
    this.#ended.push(second);
  }

  /** A delay that has changed by more than half a period along with a slip: more octets are missing than the pattern can tell. */
  #markModulo(second: OpenSecond, delay: { range: { min: number }; lastMs: number }): void {
    const { halfPeriodMs, pattern } = this.#setup;
    const before = this.#leastDelayMs;
    this.#leastDelayMs = Math.min(delay.lastMs, delay.range.min / 1000);
    if (before === undefined || Math.abs(delay.lastMs - before) < Math.max(halfPeriodMs, GRACE_MS)) return;
    for (const slip of second.tally?.slips ?? []) slip.modulo ??= 8 * periodOctets(pattern);
  }

  #loseSignal(second: OpenSecond): void {
    second.los = true;
    this.#checker.lose();
    this.#setup.delay.lost();
  }
}
