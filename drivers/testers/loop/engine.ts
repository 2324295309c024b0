import { createLineTime, type LineTime } from '../../../electron/contract/line-time.ts';
import type { Command, Report } from './messages.ts';
import { CATCH_UP_MS } from './pacer.ts';
import { GRACE_MS, Reception } from './reception.ts';
import { createSetup, type Setup } from './setup.ts';

/** What the engine gets from the thread it runs in. */
export interface EngineHost {
  /** Shared clock: milliseconds that never jump, and may stand still while the computer sleeps. */
  sharedMs(): number;
  /** Wall clock. */
  wallMs(): number;
  /** True where the shared clock stands still while the computer sleeps. */
  readonly standsInSleep: boolean;
  /** Since the computer was started, sleep included. */
  uptimeMs(): number;
  report(report: Report): void;
}

/** Generator, checker and the seconds of a loop test. `tick` about every 10 ms. */
export interface Engine {
  handle(command: Command): void;
  tick(): void;
}

/** The line empties before anything counts: stale octets of an earlier run, or injected errors still on their way. */
const EMPTY_MS = 250;
/** The same before a measurement proper: longer than two satellite hops. A simulated far end takes it as the beginning (README, "The far end"). */
const REST_MS = 1250;
/** Then the pattern is waited for, before seconds are counted whatever comes. */
const LOCK_WAIT_MS = 1500;
/** Longer without a tick: the machine slept, or somebody stopped the program. */
const STOOD_MS = 3000;

type Break = 'link-lost' | 'asleep' | 'program-stopped';
type Phase =
  | { is: 'idle' }
  | { is: 'empty'; untilMs: number }
  | { is: 'lock'; untilMs: number }
  | { is: 'align'; t: number }
  | { is: 'count' }
  | { is: 'down' };

export function createEngine(host: EngineHost): Engine {
  return new LoopEngine(host);
}

class LoopEngine implements Engine {
  readonly #host: EngineHost;
  #setup: Setup | undefined;
  /** What comes back; undefined while nothing counts. */
  #reception: Reception | undefined;
  #phase: Phase = { is: 'idle' };
  /** The `begin` that waits for its answer. */
  #beginning: number | undefined;
  #gap: { from: number; reason: Break } | undefined;
  #time: LineTime;
  #lastTickMs: number;
  #sleptMs = 0;
  #lastSendMs = 0;
  /** When what the driver has not taken yet was given to it. */
  #untaken: number[] = [];

  constructor(host: EngineHost) {
    this.#host = host;
    this.#lastTickMs = host.sharedMs();
    this.#time = this.#laidAt(0);
  }

  handle(command: Command): void {
    this.#look();
    switch (command.do) {
      case 'run':
        return this.#run(command.pattern, command.octetsPerSecond, command.lineAheadMs);
      case 'begin':
        return this.#begin(command.id);
      case 'received':
        return this.#received(command.octets, command.atMs);
      case 'taken':
        return void this.#untaken.shift();
      case 'written':
        this.#setup?.delay.handedOver(command.octets, command.atMs);
        return this.#setup?.pacer.written(command.octets);
      case 'inject':
        return this.#setup?.pacer.inject(command.injection);
      case 'link':
        return command.up ? this.#linkUp() : this.#linkDown();
    }
  }

  tick(): void {
    this.#look();
    const nowMs = this.#host.sharedMs();
    const phase = this.#phase;
    if (phase.is === 'empty' && nowMs >= phase.untilMs) this.#enterLock(nowMs);
    if (phase.is === 'lock' && (this.#reception?.locked || nowMs >= phase.untilMs)) {
      this.#phase = { is: 'align', t: this.#secondAt(nowMs) + 1 };
    }
    this.#advanceTo(nowMs - GRACE_MS);
    if (this.#listens()) {
      this.#send(nowMs);
      this.#watch(nowMs);
    }
    this.#reception?.flush(this.#time.at(nowMs));
  }

  #secondAt(ms: number): number {
    return Math.floor(this.#time.at(ms) / 1000);
  }
  #laidAt(lineAheadMs: number): LineTime {
    const { sharedMs, wallMs, uptimeMs, standsInSleep } = this.#host;
    const clock = { nowMs: wallMs, monotonicMs: sharedMs, uptimeMs, standsInSleep };
    return createLineTime(clock, sharedMs() + lineAheadMs);
  }
  #listens(): boolean {
    return this.#phase.is === 'lock' || this.#phase.is === 'align' || this.#phase.is === 'count';
  }

  #run(name: string, octetsPerSecond: number, lineAheadMs: number): void {
    this.#setup = createSetup(name, octetsPerSecond);
    this.#time = this.#laidAt(lineAheadMs);
    this.#sleptMs = 0;
    this.#gap = undefined;
    this.#enterEmpty(EMPTY_MS);
  }

  #begin(id: number): void {
    this.#beginning = id;
    this.#gap = undefined;
    this.#setup?.pacer.inject({ kind: 'off' });
    this.#setup?.pacer.begin();
    if (this.#phase.is !== 'down') this.#enterEmpty(REST_MS);
  }

  /** From now on nothing is sent and nothing counts. */
  #enterEmpty(restMs: number): void {
    this.#phase = { is: 'empty', untilMs: this.#host.sharedMs() + restMs };
    this.#reception = undefined;
  }

  #enterLock(nowMs: number): void {
    if (!this.#setup) return;
    this.#reception = new Reception(this.#setup, nowMs, (second) => this.#host.report({ is: 'second', second }));
    this.#phase = { is: 'lock', untilMs: nowMs + LOCK_WAIT_MS };
    this.#lastSendMs = nowMs;
  }

  #enterCount(t: number): void {
    this.#reception?.count(t);
    this.#phase = { is: 'count' };
    const gap = this.#gap;
    if (gap && t > gap.from) this.#host.report({ is: 'gap', gap: { from: gap.from, to: t, reason: gap.reason } });
    this.#gap = undefined;
    if (this.#beginning !== undefined) this.#host.report({ is: 'begun', id: this.#beginning });
    this.#beginning = undefined;
  }

  #received(octets: Uint8Array, atMs: number): void {
    if (!this.#listens()) return;
    this.#advanceTo(atMs);
    this.#reception?.received(octets, atMs);
  }

  /** Ends every second that is over at `ms`. */
  #advanceTo(ms: number): void {
    const t = this.#secondAt(ms);
    if (this.#phase.is === 'align' && t >= this.#phase.t) this.#enterCount(t);
    this.#reception?.endBefore(t);
  }

  #send(nowMs: number): void {
    const octets = this.#setup?.pacer.due(nowMs - this.#lastSendMs);
    this.#lastSendMs = nowMs;
    if (!octets) return;
    this.#untaken.push(nowMs);
    this.#host.report({ is: 'send', octets });
  }

  #watch(nowMs: number): void {
    // The driver's thread does not take what is to be sent: the queue of the line is empty, and the silence is ours.
    if ((this.#untaken[0] ?? nowMs) < nowMs - CATCH_UP_MS) this.#reception?.spoilUpTo(-Infinity, nowMs);
    this.#reception?.noticeSilence(nowMs);
  }

  /** Whether this thread was late, before anything else is done. */
  #look(): void {
    const nowMs = this.#host.sharedMs();
    const sleptMs = this.#time.sleptMs();
    const lateMs = nowMs - this.#lastTickMs;
    const asleep = sleptMs > this.#sleptMs || this.#time.isSleep(lateMs);
    this.#lastTickMs = nowMs;
    this.#sleptMs = sleptMs;
    if (asleep || lateMs > STOOD_MS) this.#wakeUp(asleep ? 'asleep' : 'program-stopped', nowMs);
    else if (lateMs > CATCH_UP_MS) this.#reception?.spoilUpTo(this.#secondAt(nowMs), nowMs);
  }

  /** The machine or the program stood still: the seconds before are over, and what passed meanwhile nobody saw. */
  #wakeUp(reason: Break, nowMs: number): void {
    this.#breakOff(reason, nowMs);
    if (this.#phase.is !== 'idle' && this.#phase.is !== 'down') this.#enterEmpty(EMPTY_MS);
  }

  /** Seconds that are over are told; from the running one on there is a gap. */
  #breakOff(reason: Break, nowMs: number): void {
    const from = this.#gap?.from ?? this.#reception?.t;
    this.#reception?.flush(this.#time.at(nowMs), true);
    if (from !== undefined) this.#gap = { from, reason: this.#gap?.reason ?? reason };
    this.#reception = undefined;
  }

  #linkDown(): void {
    this.#breakOff('link-lost', this.#host.sharedMs());
    if (this.#setup) this.#phase = { is: 'down' };
  }

  #linkUp(): void {
    this.#untaken = [];
    this.#setup?.pacer.forget();
    if (this.#setup) this.#enterEmpty(this.#beginning === undefined ? EMPTY_MS : REST_MS);
  }
}
