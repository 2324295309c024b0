import type { Clock } from '../../contract/clock.ts';
import { asTributaryError, type TributaryError } from '../../contract/errors.ts';
import type { Counts } from '../../contract/counts.ts';
import type { Range } from '../../contract/second.ts';
import type { TesterSettings } from '../../contract/settings.ts';
import type { Injection } from '../../contract/injections.ts';
import type { Observation, Tester } from '../../contract/tester.ts';
import type { TesterView } from '../../contract/bench-item.ts';
import { createLampBoard, type LampBoard } from '../../analysis/index.ts';
import { orAborted } from '../../contract/waiting.ts';
import type { DevicePanel } from './device-panel.ts';
import { LiveWatch } from './live-watch.ts';
import type { Session } from '../line/session.ts';
import { createTurns } from '../line/turns.ts';

interface Totals {
  bits: number;
  /** Absent before the first second in which something was compared. */
  bitErrors?: number;
  errorSeconds?: number;
  rtdUs?: Range;
}

/** Of a tester that tells totals alone: each is of all the time since START. */
const totalsOf = ({ bits = 0, bitErrors, ES }: Counts): Totals => ({
  bits,
  ...(bitErrors === undefined ? {} : { bitErrors }),
  ...(ES === undefined ? {} : { errorSeconds: ES }),
});

/** What a panel tells the bench. */
export interface PanelHooks {
  /** The view is another. */
  changed(): void;
  failed(error: TributaryError): void;
  /** `busy` is another: resolves when nobody watches any more who may not. */
  settle(): Promise<void>;
}

/** A tester driven by hand: no procedure, no verdict, nothing stored. While nobody drives it, its lamps can be live. */
export class Panel implements DevicePanel {
  readonly #session: Session<Tester>;
  readonly #clock: Clock;
  readonly #hooks: PanelHooks;
  readonly #live: LiveWatch<Observation>;
  /** A second order waits for the first, so that START and STOP never cross. */
  readonly #orders = createTurns();
  #settings: TesterSettings = {};
  #board: LampBoard;
  #totals: Totals = { bits: 0 };
  #startedMs: number | undefined;
  #elapsedS: number | undefined;
  #injecting = false;
  /** An order of this panel has the tester, or it runs. */
  #busy = false;
  /** Generator and analyser may be on. */
  #on = false;
  #watching: AbortController | undefined;
  #watched: Promise<void> = Promise.resolve();

  constructor(session: Session<Tester>, clock: Clock, hooks: PanelHooks) {
    this.#session = session;
    this.#clock = clock;
    this.#hooks = hooks;
    const { device } = session;
    const watch = device.watch && ((signal: AbortSignal) => device.watch!(signal));
    this.#live = new LiveWatch(watch, clock, (observation) => this.#show(observation), hooks);
    this.#board = createLampBoard(session.device.capabilities, {});
  }

  get running(): boolean {
    return this.#watching !== undefined;
  }

  /** Nobody else may ask the tester for anything. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Sets the tester and starts it; a panel that runs is stopped first. Errors: those of the tester. */
  start(settings: TesterSettings, signal: AbortSignal): Promise<void> {
    return this.#orders.take(this, () => this.#alone(() => this.#start(settings, signal)), signal);
  }

  /** Safe in any state. */
  stop(signal: AbortSignal): Promise<void> {
    return this.#orders.take(this, () => this.#alone(() => this.#stop(signal)), signal);
  }

  /** Has the lamps follow the line, or not: then resolves, within a second, when the line is left alone. */
  watch(allowed: boolean): Promise<void> {
    return allowed ? this.#live.begin() : this.#live.end();
  }

  async #alone(order: () => Promise<void>): Promise<void> {
    this.#busy = true;
    await this.#hooks.settle();
    try {
      await order();
    } finally {
      this.#busy = this.running;
      await this.#hooks.settle();
    }
  }

  async #start(settings: TesterSettings, signal: AbortSignal): Promise<void> {
    await this.#stop(signal);
    const { device: tester } = this.#session;
    await tester.configure(settings, signal);
    this.#settings = settings;
    this.#board = createLampBoard(tester.capabilities, settings);
    this.#totals = { bits: 0 };
    this.#on = true;
    try {
      await tester.start(signal);
    } catch (error) {
      // Half started is not started; why it did not start is what the person must know.
      await this.#stop(signal).catch(() => undefined);
      throw error;
    }
    this.#startedMs = this.#clock.monotonicMs();
    this.#watching = new AbortController();
    this.#watched = this.#watch(this.#watching);
    this.#hooks.changed();
  }

  async #stop(signal: AbortSignal): Promise<void> {
    if (!this.#on) return;
    this.#watching?.abort();
    try {
      await orAborted(this.#watched, signal);
    } finally {
      await this.#session.device.stop(signal);
      this.#on = false;
      this.#injecting = false;
      this.#hooks.changed();
    }
  }

  async inject(injection: Injection, signal: AbortSignal): Promise<void> {
    await this.#session.device.inject(injection, signal);
    this.#injecting = injection.kind === 'ratio' || injection.kind === 'alarm';
    this.#hooks.changed();
  }

  clearHistory(): void {
    this.#board.clearHistory();
    this.#hooks.changed();
  }

  view(): TesterView {
    const { bits, ...counts } = this.#totals;
    return {
      role: 'tester',
      running: this.running,
      settings: this.#settings,
      lamps: this.#board.views(this.#isBlind()),
      ...counts,
      ratio: bits > 0 ? (counts.bitErrors ?? 0) / bits : undefined,
      elapsedS: this.#elapsedNow(),
      rtdUs: counts.rtdUs?.max,
      injecting: this.#injecting,
    };
  }

  /** Nobody looks at the line: neither a measurement nor, while none runs, a watch. What was lit before says nothing of now. */
  #isBlind(): boolean {
    return this.#session.state !== 'ready' || !(this.running || this.#live.seeing);
  }

  #show(observation: Observation): void {
    const shown = (): string => JSON.stringify(this.#board.views());
    const before = shown();
    this.#board.watch(observation);
    // A quiet line is no news, second after second.
    if (shown() !== before) this.#hooks.changed();
  }

  #elapsedNow(): number | undefined {
    if (this.running && this.#startedMs !== undefined)
      return Math.floor((this.#clock.monotonicMs() - this.#startedMs) / 1000);
    return this.#elapsedS;
  }

  async #watch(watching: AbortController): Promise<void> {
    try {
      for await (const observation of this.#session.device.observe(watching.signal)) this.#take(observation);
    } catch (error) {
      if (!watching.signal.aborted) this.#hooks.failed(asTributaryError(error));
    } finally {
      this.#elapsedS = this.#elapsedNow();
      this.#watching = undefined;
      this.#hooks.changed();
    }
  }

  #take(observation: Observation): void {
    this.#board.push(observation);
    if (observation.kind === 'counts') this.#totals = totalsOf(observation.counts);
    if (observation.kind === 'gap' && observation.gap.totals) this.#count(observation.gap.totals);
    if (observation.kind === 'second' && observation.second.valid) {
      const { second } = observation;
      this.#count(second);
      if (this.#totals.bitErrors !== undefined)
        this.#totals.errorSeconds = (this.#totals.errorSeconds ?? 0) + (second.bitErrors ? 1 : 0);
      if (second.rtdUs) this.#totals.rtdUs = second.rtdUs;
    }
    this.#hooks.changed();
  }

  #count(counts: Pick<Counts, 'bits' | 'bitErrors'>): void {
    this.#totals.bits += counts.bits ?? 0;
    if (counts.bitErrors !== undefined) this.#totals.bitErrors = (this.#totals.bitErrors ?? 0) + counts.bitErrors;
  }
}
