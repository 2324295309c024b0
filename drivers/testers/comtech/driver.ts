import type { Address } from '../../../electron/contract/address.ts';
import { TributaryError } from '../../../electron/contract/errors.ts';
import { createLineTime } from '../../../electron/contract/line-time.ts';
import type { SettingOutcome, TesterSettings } from '../../../electron/contract/settings.ts';
import { injectionText, isOfBits, type Injection } from '../../../electron/contract/injections.ts';
import type { Capabilities, Identity, Observation, TakenUp, Tester } from '../../../electron/contract/tester.ts';
import { within } from '../../../electron/contract/waiting.ts';
import type { Patience } from '../../dialogue/index.ts';
import { pollTotals, watchDefects, type Measurement } from '../../polling/index.ts';
import { checkOptions, type Transport } from '../../transport/index.ts';
import type { DriverContext, Line, Family } from '../../family.ts';
import { capabilitiesOf } from './capabilities.ts';
import { decodeErrors, decodeRate } from './codec.ts';
import { configure, rateOf } from './configure.ts';
import { comtechInfo, OPTIONS } from './info.ts';
import { COMTECH_MODELS, type BertRow, type Command, type ComtechModel } from './model.ts';
import { mustSet, query, refused, takeControl, type Modem } from './modem.ts';
import { totalsOf } from './round.ts';
import { faultsOf } from './watch.ts';
import { WORDS } from './words.ts';

const MAKER = 'Comtech EF Data';
const IDENTIFY_PATIENCE: Patience = { timeoutMs: 1_500, attempts: 3 };
/** One error is asked for once: a question repeated after a lost answer would inject two. */
const ONCE: Patience = { timeoutMs: 2_000, attempts: 1 };
/** A method waits this long for a lost line to come back and for its answers. */
const METHOD_LIMIT_MS = 20_000;

/** The Comtech EF Data modems with a built-in tester, by serial line (RS-232, RS-485) or TCP. */
export const comtechFamily: Family<Tester> = {
  info: comtechInfo,
  options: OPTIONS,
  identify,
  same: (expected, found) => expected.model === found.model && alike(expected.serial, found.serial),
  device: (line, identity, address, context) => new ComtechTester(line, identity, address, context),
};

function alike(expected: string | undefined, found: string | undefined): boolean {
  return expected === undefined || found === undefined || expected === found;
}

/** `unit=0001` of the address: 0000 on EIA-232, 1 to 9999 on EIA-485. */
function modemOf(address: Address, { clock }: DriverContext): Modem {
  checkOptions(address, OPTIONS);
  const speed = address.kind === 'serial' ? (address.options.baud ?? '9600') : address.kind.toUpperCase();
  return { unit: Number(address.options.unit ?? 0), clock, speed };
}

/** `model=cdm-570a` of the address; undefined where it names none. */
function namedModel(address: Address): ComtechModel | undefined {
  return COMTECH_MODELS.find((row) => row.id === address.options.model);
}

/**
 * Any answer proves a modem of this protocol, even "unknown code": every command gets a reply. `EMU` is known to the CDM-625 alone, `SNO` to the
 * SLM-5650 alone; where neither is, the reference model is taken, since no model has a query for its own name.
 */
async function identify(
  transport: Transport,
  address: Address,
  context: DriverContext,
  signal: AbortSignal,
): Promise<Identity> {
  const modem = modemOf(address, context);
  const ask = (code: string): Promise<string | undefined> =>
    query(modem, transport, code, (argument) => argument.trim() || undefined, signal, IDENTIFY_PATIENCE);
  const emulation = await ask('EMU');
  const isSlm = namedModel(address) === undefined && emulation === undefined && (await ask('SNO')) !== undefined;
  const model = namedModel(address) ?? COMTECH_MODELS.find((row) => row.id === (isSlm ? 'slm-5650' : 'cdm-625'))!;
  if (!model.bert)
    throw new TributaryError('tester-unfit', `${MAKER} ${model.title}`, {
      tester: `${MAKER} ${model.title}`,
      procedure: WORDS['bit-tests'],
      ...WORDS['no-bert'],
    });
  const serial = model.serial === undefined ? undefined : await ask(model.serial);
  const firmware = model.firmware === undefined ? undefined : await ask(model.firmware);
  return {
    maker: MAKER,
    model: model.title,
    ...(serial === undefined ? {} : { serial }),
    ...(firmware === undefined ? {} : { firmware }),
    ...(transport.usbSerial === undefined ? {} : { usbSerial: transport.usbSerial }),
  };
}

class ComtechTester implements Tester {
  readonly role = 'tester';
  readonly family = 'comtech';
  readonly address: string;
  readonly simulated: boolean;
  readonly identity: Identity;
  readonly capabilities: Capabilities;
  readonly watch?: NonNullable<Tester['watch']>;
  readonly #line: Line;
  readonly #model: ComtechModel;
  readonly #bert: BertRow;
  readonly #modem: Modem;
  readonly #measurement: Measurement;
  #rateKbps: number | undefined;
  #commands: readonly Command[] = [];
  #reader = new AbortController();

  constructor(line: Line, identity: Identity, address: Address, context: DriverContext) {
    this.address = address.text;
    this.simulated = context.simulated;
    this.identity = identity;
    this.#line = line;
    this.#model = COMTECH_MODELS.find((row) => row.title === identity.model) ?? COMTECH_MODELS[0]!;
    this.#bert = this.#model.bert ?? COMTECH_MODELS[0]!.bert!;
    this.#modem = modemOf(address, context);
    this.#rateKbps = rateOf(address.options.rate);
    this.#measurement = { generation: 0, time: createLineTime(context.clock) };
    this.capabilities = capabilitiesOf(this.#model);
    const { faults } = this.#bert;
    if (faults) this.watch = (signal) => watchDefects(faultsOf(this.#modem, faults), line, context.clock, signal);
  }

  get rateKbps(): number | undefined {
    return this.#rateKbps;
  }

  async configure(settings: TesterSettings, signal: AbortSignal): Promise<SettingOutcome[]> {
    return this.#alone(signal, async (transport, bounded) => {
      const done = await configure(this.#modem, this.#model, this.capabilities, settings, transport, bounded);
      this.#commands = done.commands;
      this.#rateKbps = done.rateKbps ?? this.#rateKbps;
      return done.outcomes;
    });
  }

  async start(signal: AbortSignal, time = createLineTime(this.#modem.clock)): Promise<void> {
    this.#measurement.time = time;
    await this.#alone(signal, async (transport, bounded) => {
      await takeControl(this.#modem, this.#model, transport, bounded);
      await this.#injectionOff(transport, bounded);
      // Cleared while it still rests: the measurement proper begins with the `BRM=` of `restart`.
      await this.#clear(transport, bounded);
      for (const command of this.#bert.on) await mustSet(this.#modem, transport, command, bounded);
      const { code } = this.#bert.errors;
      const errors = await query(this.#modem, transport, code, decodeErrors, bounded);
      if (errors === undefined) throw refused(transport, `${code}?`, `${code}!`);
      // Bits are rate times time, so the rate is asked for even if nobody configured anything.
      const rate = await query(this.#modem, transport, this.#model.rate.query, decodeRate, bounded);
      if (rate !== undefined) this.#rateKbps = rate;
    });
  }

  async restart(signal: AbortSignal): Promise<void> {
    await this.#alone(signal, async (transport, bounded) => {
      await this.#injectionOff(transport, bounded);
      await this.#clear(transport, bounded);
    });
  }

  async takeUp(known: TakenUp, signal: AbortSignal, time = createLineTime(this.#modem.clock)): Promise<boolean> {
    this.#measurement.time = time;
    return this.#alone(signal, async (transport, bounded) => {
      for (const code of this.#bert.running) {
        const running = await query(this.#modem, transport, code, (text) => text.trim(), bounded);
        if (running === undefined || running === '0') return false;
      }
      await takeControl(this.#modem, this.#model, transport, bounded);
      const rate = await query(this.#modem, transport, this.#model.rate.query, decodeRate, bounded);
      if (rate !== undefined) this.#rateKbps = rate;
      this.#measurement.takenUp = known;
      return true;
    });
  }

  observe(signal: AbortSignal): AsyncIterable<Observation> {
    this.#reader.abort();
    this.#reader = new AbortController();
    const tester = totalsOf({
      modem: this.#modem,
      bert: this.#bert,
      measurement: this.#measurement,
      rateKbps: () => this.#rateKbps,
      commands: () => this.#commands,
    });
    const reader = AbortSignal.any([signal, this.#reader.signal]);
    return pollTotals(tester, this.#measurement, this.#line, this.#modem.clock, reader);
  }

  async inject(injection: Injection, signal: AbortSignal): Promise<void> {
    const { inject } = this.#bert;
    const command = commandFor(inject, injection);
    if (command === undefined && injection.kind === 'off') return;
    if (command === undefined)
      throw new TributaryError('inject-unable', this.address, { text: injectionText(injection) });
    const patience = inject.kind === 'single' ? ONCE : undefined;
    await this.#alone(signal, (transport, bounded) => mustSet(this.#modem, transport, command, bounded, patience));
  }

  async stop(signal: AbortSignal): Promise<void> {
    this.#reader.abort();
    await this.#alone(signal, async (transport, bounded) => {
      const failures: unknown[] = [];
      const off = this.#bert.inject.kind === 'ratio' ? [this.#bert.inject.off, ...this.#bert.off] : this.#bert.off;
      // Each is tried, whatever became of the one before: half a teardown is worse than an error.
      for (const command of off)
        await mustSet(this.#modem, transport, command, bounded).catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    });
  }

  async #injectionOff(transport: Transport, signal: AbortSignal): Promise<void> {
    if (this.#bert.inject.kind === 'ratio') await mustSet(this.#modem, transport, this.#bert.inject.off, signal);
  }

  async #clear(transport: Transport, signal: AbortSignal): Promise<void> {
    await mustSet(this.#modem, transport, this.#bert.clear, signal);
    this.#measurement.generation++;
  }

  /** Runs `work` alone on the line within the limit of a method, waiting for a lost line first. */
  async #alone<T>(signal: AbortSignal, work: (transport: Transport, bounded: AbortSignal) => Promise<T>): Promise<T> {
    return within(this.#modem.clock, METHOD_LIMIT_MS, this.address, signal, async (bounded) => {
      await this.#line.ready(bounded);
      return this.#line.exclusive((transport) => work(transport, bounded), bounded);
    });
  }
}

/** The command of an injection; undefined if this model has none for it. */
function commandFor(inject: BertRow['inject'], injection: Injection): Command | undefined {
  if (!isOfBits(injection)) return undefined;
  if (inject.kind === 'single') return injection.kind === 'count' && injection.count === 1 ? inject.command : undefined;
  if (injection.kind === 'off') return inject.off;
  return injection.kind === 'ratio' && injection.ratio === inject.ratio ? inject.on : undefined;
}
