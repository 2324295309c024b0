import type { Injection } from '../../../electron/contract/injections.ts';
import type { Clock } from '../../../electron/contract/clock.ts';
import { createLineTime, type LineTime } from '../../../electron/contract/line-time.ts';
import type { Reading } from '../../../electron/contract/reading.ts';
import type { Gap, Second } from '../../../electron/contract/second.ts';
import {
  outcomesOf,
  TESTER_SETTINGS,
  type SettingOutcome,
  type TesterSettings,
} from '../../../electron/contract/settings.ts';
import type { Capabilities, Identity, Observation, TakenUp, Tester } from '../../../electron/contract/tester.ts';
import type { LinkState } from '../../../electron/contract/views.ts';
import type { Session } from '../../../electron/instruments/index.ts';

const RATE_KBPS = 2048;
const BITS = RATE_KBPS * 1000;

/** What one second of the line is: a change to a clean second, a gap that ends here, nothing at all, or the link gone for good. */
export type Happening = Partial<Second> | { gap: Omit<Gap, 'to' | 'from'>; s: number } | 'nothing' | Error;

/** The line and the tester of one test. `n` counts seconds from the last start or restart. */
export interface Script {
  /** Before the measurement proper. */
  before?(n: number): Happening;
  /** In the measurement proper; clean by default. */
  line?(n: number, attempt: number): Happening;
  /** What it has counted after so many seconds; it tells that alone, every ten. */
  totals?(s: number): Partial<Reading>;
  /** False: injected errors do not come back. */
  looped?: boolean;
  /** So many of every ten injected come back. */
  back?(count: number): number;
  /** Injection that cannot be switched off. */
  stuck?: boolean;
  capabilities?: Partial<Capabilities>;
  identity?: Identity;
  simulated?: boolean;
  family?: Tester['family'];
  fail?: Partial<Record<'configure' | 'start' | 'restart' | 'inject' | 'stop', Error>>;
  hang?: 'stop' | 'inject';
  /** At which rate it runs; null: it does not say. */
  rateKbps?: number | null;
  /** Errors that it counted while no program was there; absent: it did not go on counting. */
  counting?: number;
}

const CAPABILITIES: Capabilities = {
  reading: 'seconds',
  attachment: 'line-port',
  settable: { pattern: ['2^11-1', '2^15-1', '2^20-1', '2^23-1'], 'line-code': ['hdb3', 'ami'], framing: ['unframed'] },
  notApplicable: [],
  defects: ['LOS', 'AIS', 'LOF', 'LSS'],
  counts: ['bits', 'bitErrors', 'slips', 'slipSigns', 'rtd'],
  inject: { bit: { counts: [1, 10], ratios: [1e-3] } },
  measures: { zh: '试验线路', en: 'the line of a test' },
  basis: { zh: '试验', en: 'test' },
  judging: 'path',
  lacks: [],
};

const hang = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

/** A tester that does what a script says; it keeps a log of what it was told. */
export class ScriptedTester implements Tester {
  readonly role = 'tester';
  readonly address = 'comtech@sim:';
  readonly family: Tester['family'];
  readonly simulated: boolean;
  readonly identity: Identity;
  readonly capabilities: Capabilities;
  readonly rateKbps: number | undefined;
  readonly log: string[] = [];
  /** Seconds of the measurement proper that it has told. */
  readonly told: number[] = [];
  readonly script: Script;
  readonly clock: Clock;
  on = false;
  #attempt = 0;
  #n = 0;
  #measured = false;
  #pending = 0;
  #ratio = 0;
  #since: TakenUp | undefined;
  readers = 0;
  #time: LineTime;

  constructor(script: Script, clock: Clock) {
    this.script = script;
    this.clock = clock;
    this.#time = createLineTime(clock);
    this.family = script.family ?? 'comtech';
    this.simulated = script.simulated ?? true;
    this.identity = script.identity ?? { maker: 'Comtech EF Data', model: 'CDM-625', serial: '17' };
    this.capabilities = { ...CAPABILITIES, ...script.capabilities };
    const { rateKbps = RATE_KBPS } = script;
    this.rateKbps = this.capabilities.reading === 'by-hand' ? undefined : (rateKbps ?? undefined);
  }
  #told(what: string, name: keyof NonNullable<Script['fail']>): void {
    this.log.push(what);
    const error = this.script.fail?.[name];
    if (error) throw error;
  }
  async configure(settings: TesterSettings): Promise<SettingOutcome[]> {
    this.#told('configure', 'configure');
    const told = TESTER_SETTINGS.filter((name) => this.capabilities.settable[name]?.includes(settings[name] ?? ''));
    return await Promise.resolve(
      outcomesOf(this.capabilities, settings, new Map(told.map((name) => [name, undefined]))),
    );
  }
  async start(_signal?: AbortSignal, time = createLineTime(this.clock)): Promise<void> {
    this.#time = time;
    this.#told('start', 'start');
    this.on = true;
    this.#n = 0;
    await Promise.resolve();
  }
  async restart(): Promise<void> {
    this.#told('restart', 'restart');
    this.#n = 0;
    this.#measured = true;
    this.#attempt++;
    this.#pending = 0;
    this.#ratio = 0;
    await Promise.resolve();
  }
  async inject(injection: Injection, signal: AbortSignal): Promise<void> {
    this.#told(`inject ${injection.kind}`, 'inject');
    if (this.script.hang === 'inject') await hang(signal);
    if (injection.kind === 'off') this.#ratio = this.script.stuck ? this.#ratio : 0;
    if (this.script.looped === false) return;
    const back = this.script.back ?? ((n: number) => n);
    if (injection.kind === 'count') this.#pending += back(injection.count);
    if (injection.kind === 'ratio') this.#ratio = back(injection.ratio * 10) / 10;
  }
  async stop(signal: AbortSignal): Promise<void> {
    this.#told('stop', 'stop');
    if (this.script.hang === 'stop') await hang(signal);
    this.on = false;
    this.#measured = false;
    this.#ratio = 0;
  }
  /** The program died: the tester goes on as it was. */
  resumeMeasured(): void {
    this.#measured = true;
  }
  async takeUp(known: TakenUp, _signal: AbortSignal, time = createLineTime(this.clock)): Promise<boolean> {
    this.#time = time;
    this.log.push(`take up ${JSON.stringify(known)}`);
    if (this.script.counting === undefined) return await Promise.resolve(false);
    this.on = true;
    this.#measured = true;
    this.#since = known;
    return await Promise.resolve(true);
  }
  async *observe(signal: AbortSignal): AsyncIterable<Observation> {
    if (this.readers > 0) throw new Error('two readers at a time');
    this.readers++;
    try {
      while (!signal.aborted && this.on) {
        const t = Math.floor(this.#time.nowMs() / 1000);
        const slept = this.#time.sleptMs();
        await this.clock.sleep(1000 * (t + 1) - this.#time.nowMs(), signal).catch(() => undefined);
        if (signal.aborted || !this.on) return;
        const now = Math.floor(this.#time.nowMs() / 1000);
        const asleep = this.#time.sleptMs() > slept && this.#since === undefined;
        const item: Observation | undefined = asleep
          ? { kind: 'gap', gap: { from: t, to: now, reason: 'asleep' } }
          : this.#next(now - 1);
        const counted = this.#measured && this.script.totals?.(this.#n);
        if (counted) {
          const counts = { alarms: {}, ...counted, atMs: 1000 * now, testTimeS: this.#n, final: false };
          if (this.#n % 10 === 0) yield { kind: 'counts', counts };
          continue;
        }
        if (item?.kind === 'second' && this.#measured) this.told.push(item.second.t);
        if (item) yield item;
      }
    } finally {
      this.readers--;
    }
  }
  #next(t: number): Observation | undefined {
    const { line, before, counting } = this.script;
    const known = this.#since;
    this.#since = undefined;
    if (known !== undefined) {
      const { nextT: from, reason } = known;
      return { kind: 'gap', gap: { from, to: t + 1, reason, totals: { bitErrors: counting ?? 0 } } };
    }
    const happening = (this.#measured ? line?.(this.#n, this.#attempt) : before?.(this.#n)) ?? {};
    this.#n++;
    if (happening === 'nothing') return undefined;
    if (happening instanceof Error) throw happening;
    if ('gap' in happening) return { kind: 'gap', gap: { from: t + 1 - happening.s, to: t + 1, ...happening.gap } };
    const injected = this.#pending + Math.round(this.#ratio * BITS);
    this.#pending = 0;
    const own = happening.bitErrors ?? 0;
    const clean: Second = { t, bits: BITS, bitErrors: 0, defects: [], source: 'tester', valid: true };
    return {
      kind: 'second',
      second: { ...clean, rtdUs: { min: 900, max: 1100 }, ...happening, bitErrors: own + injected },
    };
  }
}

/** The tester's session, with a link that a test can pull. */
export class ScriptedSession implements Session {
  readonly device: ScriptedTester;
  state: LinkState = 'ready';
  problem: Session['problem'];
  closed = false;
  readonly #listeners = new Set<() => void>();
  constructor(tester: ScriptedTester) {
    this.device = tester;
  }
  become(state: LinkState, problem?: Session['problem']): void {
    this.state = state;
    this.problem = problem;
    for (const listener of this.#listeners) listener();
  }
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
  async close(): Promise<void> {
    this.closed = true;
    await Promise.resolve();
  }
}
