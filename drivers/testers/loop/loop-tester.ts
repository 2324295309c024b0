import { Worker } from 'node:worker_threads';
import type { Address } from '../../../electron/contract/address.ts';
import type { Clock } from '../../../electron/contract/clock.ts';
import { createLineTime, type LineTime } from '../../../electron/contract/line-time.ts';
import { asTributaryError, TributaryError } from '../../../electron/contract/errors.ts';
import type { Second } from '../../../electron/contract/second.ts';
import { outcomesOf, type SettingOutcome, type TesterSettings } from '../../../electron/contract/settings.ts';
import { injectionText, isOfBits, type Injection } from '../../../electron/contract/injections.ts';
import type { Capabilities, Identity, Observation, Tester } from '../../../electron/contract/tester.ts';
import type { Bilingual } from '../../../electron/contract/text.ts';
import { saidOf } from '../../../electron/contract/words/index.ts';
import { within } from '../../../electron/contract/waiting.ts';
import { workerFile } from '../../../electron/contract/worker.ts';
import { patternOf, PATTERNS } from '../../signal/index.ts';
import type { DriverContext, Line } from '../../family.ts';
import { createOutbox, type Outbox } from '../../polling/index.ts';
import { connectLine, type Connection } from './connection.ts';
import { sharedNowMs, type Command, type Report } from './messages.ts';
import { capabilitiesOf, DEFAULT_PATTERN, paceOf, SLIP_ORIGIN, type Pace } from './model.ts';

/** A measurement begins within this: the line empties, the pattern is found, a second begins. */
const BEGIN_LIMIT_MS = 15_000;

/** Errors: those of `paceOf`. */
export function createLoopTester(line: Line, identity: Identity, address: Address, context: DriverContext): Tester {
  return new LoopTester(line, identity, address, context);
}

class LoopTester implements Tester {
  readonly role = 'tester';
  readonly family = 'loop';
  readonly address: string;
  readonly simulated: boolean;
  readonly identity: Identity;
  readonly capabilities: Capabilities;
  readonly rateKbps: number;
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #outbox: Outbox = createOutbox();
  #pattern = DEFAULT_PATTERN;
  #time: LineTime;
  #worker: Worker | undefined;
  #connection: Connection | undefined;
  /** What has been said in this measurement, once each. */
  readonly #told = new Set<Bilingual>();
  #begins = 0;
  #onBegun = new Map<number, () => void>();

  constructor(line: Line, identity: Identity, address: Address, context: DriverContext) {
    this.#line = line;
    this.#clock = context.clock;
    this.#time = createLineTime(context.clock);
    this.#pace = paceOf(address);
    this.identity = identity;
    this.address = address.text;
    this.simulated = context.simulated;
    this.capabilities = capabilitiesOf(this.#pace.judging, address.kind === 'tcp' ? 'network' : 'serial-port');
    this.rateKbps = this.#pace.rate / 1000;
  }

  async configure(settings: TesterSettings, signal: AbortSignal): Promise<SettingOutcome[]> {
    signal.throwIfAborted();
    const { pattern } = settings;
    if (pattern !== undefined && !patternOf(pattern)) {
      const text = PATTERNS.map((p) => p.name).join(', ');
      throw new TributaryError('setting-bad', 'pattern', { value: pattern, text });
    }
    const changed = pattern !== undefined && pattern !== this.#pattern;
    this.#pattern = pattern ?? this.#pattern;
    if (changed && this.#worker) this.#run();
    return outcomesOf(this.capabilities, settings, new Map(pattern === undefined ? [] : [['pattern', undefined]]));
  }

  async start(signal: AbortSignal, time = createLineTime(this.#clock)): Promise<void> {
    this.#time = time;
    await this.#line.ready(signal);
    if (this.#worker) this.#tell({ do: 'inject', injection: { kind: 'off' } });
    else this.#setUp();
    this.#outbox.collect();
    this.#run();
  }

  async restart(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.#worker) await this.start(signal, this.#time);
    this.#outbox.collect();
    const id = ++this.#begins;
    const begun = new Promise<void>((resolve) => this.#onBegun.set(id, resolve));
    this.#tell({ do: 'begin', id });
    await within(this.#clock, BEGIN_LIMIT_MS, this.address, signal, () => begun).finally(() =>
      this.#onBegun.delete(id),
    );
  }

  observe(signal: AbortSignal): AsyncIterable<Observation> {
    return this.#outbox.read(signal);
  }

  async inject(injection: Injection, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const text = injectionProblem(injection);
    if (text !== undefined) throw new TributaryError('inject-unable', this.address, { text });
    if (this.#worker) this.#tell({ do: 'inject', injection });
    else if (injection.kind !== 'off') throw new TributaryError('inject-unable', this.address, { text: 'stopped' });
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#connection?.close();
    this.#connection = undefined;
    this.#outbox.end();
    await worker?.terminate();
  }

  #setUp(): void {
    const url = new URL(workerFile(import.meta.url, './loop-worker.ts'), import.meta.url);
    const worker = new Worker(url);
    // A tester that nobody stopped must not keep the program alive.
    worker.unref();
    worker.on('message', (report: Report) => {
      if (worker === this.#worker) this.#hear(report);
    });
    worker.on('error', (error) => this.#fail(worker, error));
    worker.on('messageerror', (error) => this.#fail(worker, error));
    this.#worker = worker;
    this.#connection = connectLine(this.#line, (command) => this.#tell(command));
  }

  #run(): void {
    const lineAheadMs = this.#time.nowMs() - sharedNowMs();
    this.#tell({ do: 'run', pattern: this.#pattern, octetsPerSecond: this.#pace.octetsPerSecond, lineAheadMs });
  }

  #tell(command: Command): void {
    this.#worker?.postMessage(command, command.do === 'received' ? [command.octets.buffer as ArrayBuffer] : []);
  }

  #hear(report: Report): void {
    switch (report.is) {
      case 'send':
        return this.#connection?.send(report.octets);
      case 'begun':
        // What was told before belongs to the time before.
        this.#outbox.collect();
        this.#told.clear();
        return this.#onBegun.get(report.id)?.();
      case 'second':
        return this.#takeSecond(report.second);
      case 'gap':
        return this.#outbox.put({ kind: 'gap', gap: report.gap });
    }
  }

  #takeSecond(second: Second): void {
    this.#outbox.put({ kind: 'second', second });
    // No port tells its overruns. A simulated line has none.
    if (second.slips && !this.simulated && this.#pace.judging === 'ber-only') this.#sayOnce(SLIP_ORIGIN, second);
  }

  #sayOnce(text: Bilingual, { t }: Second): void {
    if (this.#told.has(text)) return;
    this.#told.add(text);
    this.#outbox.put({ kind: 'event', event: { tMs: 1000 * t, message: saidOf(text) } });
  }

  #fail(worker: Worker, error: unknown): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#connection?.close();
    this.#connection = undefined;
    this.#outbox.end(asTributaryError(error));
  }
}

function injectionProblem(injection: Injection): string | undefined {
  if (injection.kind === 'off') return undefined;
  if (!isOfBits(injection) || injection.kind === 'alarm') return injectionText(injection);
  if (injection.kind === 'count') {
    return Number.isInteger(injection.count) && injection.count > 0 ? undefined : String(injection.count);
  }
  return injection.ratio > 0 && injection.ratio <= 0.05 ? undefined : String(injection.ratio);
}
