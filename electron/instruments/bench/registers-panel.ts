import type { ConverterView, WitnessView } from '../../contract/bench-item.ts';
import type { Clock } from '../../contract/clock.ts';
import { asTributaryError, errorView, type TributaryError } from '../../contract/errors.ts';
import type { Converter, Witness } from '../../contract/instrument.ts';
import type { RegisterSample } from '../../contract/tracks.ts';
import type { Session } from '../line/session.ts';
import type { DevicePanel } from './device-panel.ts';
import { LiveWatch } from './live-watch.ts';

/** A box is asked this often while somebody may look, milliseconds: counters move slowly, and many consoles are slow. */
const EVERY_MS = 10_000;

type Looked = { registers: RegisterSample[] } | { failed: TributaryError };

/** What a converter or a witness says of itself while no test has it. Nothing on it is switched from here: a loop cuts traffic, so that only a test sets one. */
export class RegistersPanel implements DevicePanel {
  readonly #session: Session<Converter | Witness>;
  readonly #clock: Clock;
  readonly #live: LiveWatch<Looked>;
  readonly #changed: () => void;
  #registers: RegisterSample[] = [];
  #readAtMs: number | undefined;
  #failed: TributaryError | undefined;
  readonly busy = false;

  constructor(session: Session<Converter | Witness>, clock: Clock, changed: () => void) {
    this.#session = session;
    this.#clock = clock;
    this.#changed = changed;
    const hooks = { changed, failed: (error: TributaryError) => this.#take({ failed: error }) };
    this.#live = new LiveWatch(
      (signal) => this.#read(signal),
      clock,
      (looked) => this.#take(looked),
      hooks,
    );
  }

  watch(allowed: boolean): Promise<void> {
    return allowed ? this.#live.begin() : this.#live.end();
  }

  async stop(): Promise<void> {
    await this.#live.end();
  }

  view(): ConverterView | WitnessView {
    const { device, state } = this.#session;
    const seen = {
      registers: this.#registers,
      seeing: state === 'ready' && this.#live.seeing && this.#failed === undefined,
      ...(this.#readAtMs === undefined ? {} : { readAtMs: this.#readAtMs }),
      ...(this.#failed ? { failed: errorView(this.#failed) } : {}),
    };
    return device.role === 'converter'
      ? { role: 'converter', ...seen, loops: device.loop.kinds, ...(device.panel ? { panel: device.panel } : {}) }
      : { role: 'witness', ...seen };
  }

  /** A box that does not answer once is asked again: its link says by itself when it is lost. */
  async *#read(signal: AbortSignal): AsyncGenerator<Looked> {
    while (!signal.aborted) {
      yield await this.#session.device.registers(signal).then(
        (registers) => ({ registers }),
        (thrown: unknown) => ({ failed: asTributaryError(thrown) }),
      );
      await this.#clock.sleep(EVERY_MS, signal);
    }
  }

  #take(looked: Looked): void {
    this.#failed = 'failed' in looked ? looked.failed : undefined;
    if ('registers' in looked) {
      this.#registers = looked.registers;
      this.#readAtMs = this.#clock.nowMs();
    }
    this.#changed();
  }
}
