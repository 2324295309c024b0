import type { Clock } from '../../../electron/contract/clock.ts';
import { TributaryError } from '../../../electron/contract/errors.ts';
import type { Misbehaviour, Scenario } from '../../../electron/contract/scenario.ts';
import type { SimulatedInstrument, SimulatorFactory } from '../../family.ts';
import { createRandom, type Random, createScriptedLine, type DueMisbehaviour, standing } from '../../signal/index.ts';
import { SimulatedAnalyser } from './simulator-line.ts';
import { PERSONALITIES, type Personality } from './simulator-models.ts';

/** Length of a misbehaviour where the scenario gives none, seconds. */
const USUAL_S: Record<Misbehaviour, number> = {
  late: 2,
  partial: 1,
  garbage: 1,
  silent: 3,
  local: 3,
  restart: 2,
  unplug: 3,
};
const INPUT_LIMIT = 512;
const FAULT_QUERIES = ['FLT', 'RXF'];

/** A modem with a built-in tester whose far end is looped, as its manual describes it. Options: `model`, `unit` as in the address. */

export const createComtechSimulator: SimulatorFactory = (scenario, seed, clock, options) => {
  const model = options.model ?? 'cdm-625';
  const personality = PERSONALITIES[model];
  const unit = options.unit ?? '0000';
  if (!personality) throw badOption(`model=${model}: ${Object.keys(PERSONALITIES).join(', ')}`);
  if (!/^\d{1,4}$/.test(unit)) throw badOption(`unit=${unit}: 0000-9999`);
  return new SimulatedModem(personality, scenario, seed, clock, Number(unit));
};

function badOption(text: string): TributaryError {
  return new TributaryError('bad-address', 'comtech@sim:', { text });
}

class SimulatedModem implements SimulatedInstrument {
  readonly #personality: Personality;
  readonly #scenario: Scenario;
  readonly #seed: number | undefined;
  readonly #clock: Clock;
  readonly #unit: number;
  readonly #registers: Map<string, string>;
  readonly #analyser: SimulatedAnalyser;
  readonly #random: Random;
  readonly #closed = new AbortController();
  /** End of each misbehaviour that is going on, monotonic ms. */
  readonly #until = new Map<Misbehaviour, number>();
  #script = new AbortController();
  #afterRestart = false;
  #input = '';
  #send: (bytes: Uint8Array) => void = () => undefined;
  #plug: (state: 'lost' | 'back') => void = () => undefined;

  constructor(personality: Personality, scenario: Scenario, seed: number | undefined, clock: Clock, unit: number) {
    this.#personality = personality;
    this.#scenario = scenario;
    this.#seed = seed;
    this.#clock = clock;
    this.#unit = unit;
    this.#registers = new Map(Object.entries(personality.registers).map(([code, { initial }]) => [code, initial]));
    this.#analyser = new SimulatedAnalyser(seed, this.#nowS());
    this.#random = createRandom(seed ?? scenario.seed, 1_000);
  }

  onSend(listener: (bytes: Uint8Array) => void): void {
    this.#send = listener;
  }
  onPlug(listener: (state: 'lost' | 'back') => void): void {
    this.#plug = listener;
  }
  close(): void {
    this.#script.abort();
    this.#closed.abort();
  }

  receive(bytes: Uint8Array): void {
    if (this.#is('restart')) return;
    this.#input += Buffer.from(bytes).toString('latin1');
    for (let end = this.#input.indexOf('\r'); end >= 0; end = this.#input.indexOf('\r')) {
      const line = this.#input.slice(0, end);
      this.#input = this.#input.slice(end + 1);
      this.#hear(line);
    }
    this.#input = this.#input.slice(-INPUT_LIMIT);
  }

  /** It never speaks unless spoken to; what is no packet, or for another unit, it does not answer. */
  #hear(line: string): void {
    const match = /^<(\d{1,4})\/([A-Z][A-Z0-9]{2})([=?])([\x20-\x7e]*)$/.exec(
      line.slice(Math.max(0, line.lastIndexOf('<'))),
    );
    if (!match) return;
    const [, address = '', code = '', qualifier = '', argument = ''] = match;
    const broadcast = Number(address) === 0 && this.#unit !== 0;
    if (Number(address) !== this.#unit && !broadcast) return;
    this.#analyser.advance(this.#nowS(), this.#settings());
    const body = qualifier === '?' ? this.#query(code, argument) : this.#set(code, argument);
    if (!broadcast) void this.#answer(`>${address}/${code}${body}\r\n`);
  }

  #query(code: string, argument: string): string {
    if (argument !== '') return '?';
    const { show, fixed, clear } = this.#personality;
    const shown = show[code];
    if (shown) return `=${shown(this.#analyser.display(this.#settings().running, FAULT_QUERIES.includes(code)))}`;
    if (code === 'LRS' && this.#is('local')) return '=0';
    const value = this.#registers.get(code) ?? fixed[code];
    if (value !== undefined) return `=${value}`;
    return code === clear[0] || code === this.#personality.inject.code ? '?' : '!';
  }

  #set(code: string, argument: string): string {
    const { registers, show, fixed, clear, inject } = this.#personality;
    const register = registers[code];
    const single = inject.kind === 'single' && code === inject.code;
    if (show[code] ?? fixed[code]) return '?';
    if (!register && !single && code !== clear[0]) return '!';
    if (this.#is('local') || (this.#registers.get('LRS') === '0' && code !== 'LRS')) return '#';
    if (code === clear[0]) return argument === clear[1] ? this.#clear() : '?';
    if (single) return argument === inject.argument ? this.#injectOne() : '?';
    if (!register?.allowed.test(argument)) return '?';
    const { needs } = register;
    if (needs && !needs[1].includes(this.#registers.get(needs[0]) ?? '')) return '*';
    this.#registers.set(code, argument);
    return '=';
  }

  /**
   * Clearing a running analyser begins the measurement and with it the scenario, except where it only empties a full counter or follows a
   * restart in mid-run. Clearing one that rests ends the scenario: until the next measurement the line is as it will be at second 0.
   */
  #clear(): string {
    const goesOn = this.#afterRestart || this.#analyser.errors >= this.#personality.full;
    const { running, bitsPerS } = this.#settings();
    this.#afterRestart = false;
    this.#analyser.clear();
    if (goesOn) return '=';
    this.#script.abort();
    this.#script = new AbortController();
    const scenario = running ? this.#scenario : standing(this.#scenario);
    this.#analyser.begin(scenario, this.#nowS(), bitsPerS);
    const line = createScriptedLine(scenario, { seed: this.#seed, bitRate: 1 });
    for (const due of line.misbehaviours(0, Infinity)) void this.#misbehave(due, this.#script.signal);
    return '=';
  }

  #injectOne(): string {
    if (this.#settings().running) this.#analyser.injectOne(this.#personality.limit);
    return '=';
  }

  async #misbehave({ do: what, atS, forS }: DueMisbehaviour, signal: AbortSignal): Promise<void> {
    const lengthMs = (forS > 0 ? forS : USUAL_S[what]) * 1000;
    if (!(await this.#wait(atS * 1000, signal))) return;
    this.#analyser.advance(this.#nowS(), this.#settings());
    this.#until.set(what, this.#clock.monotonicMs() + lengthMs);
    if (what === 'restart') this.#restart();
    if (what !== 'unplug') return;
    this.#plug('lost');
    // A plug that is out comes back even if a new measurement has begun meanwhile.
    if (await this.#wait(lengthMs, this.#closed.signal)) this.#plug('back');
  }

  /** Its settings stay, its test does not. */
  #restart(): void {
    const { generator, analyser, inject } = this.#personality;
    for (const code of [generator, analyser, inject.code])
      if (this.#registers.has(code)) this.#registers.set(code, '0');
    this.#analyser.clear();
    this.#input = '';
    this.#afterRestart = true;
  }

  async #answer(text: string): Promise<void> {
    if (this.#is('silent') || this.#is('restart')) return;
    const late = this.#is('late') ? (this.#until.get('late') ?? 0) - this.#clock.monotonicMs() : 0;
    const bytes = this.#spoiled(Buffer.from(text, 'latin1'));
    if (await this.#wait(late + 2 + this.#random.unit() * 3, this.#closed.signal)) this.#send(bytes);
  }

  #spoiled(bytes: Uint8Array): Uint8Array {
    if (this.#is('garbage'))
      return Uint8Array.from(bytes, (_, at) => (at < bytes.length - 2 ? this.#random.below(256) : bytes[at]!));
    return this.#is('partial') ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
  }

  async #wait(ms: number, signal: AbortSignal): Promise<boolean> {
    return this.#clock.sleep(ms, signal).then(
      () => true,
      () => false,
    );
  }

  #is(what: Misbehaviour): boolean {
    return this.#clock.monotonicMs() < (this.#until.get(what) ?? 0);
  }

  #nowS(): number {
    return this.#clock.monotonicMs() / 1000;
  }

  #settings(): { running: boolean; injecting: boolean; bitsPerS: number; limit: number } {
    const { generator, analyser, patterns, inject, limit } = this.#personality;
    const value = (code: string): string | undefined => this.#registers.get(code);
    return {
      running: value(generator) === '1' && value(analyser) === '1' && value(patterns[0]) === value(patterns[1]),
      injecting: inject.kind === 'ratio' && value(inject.code) === '1',
      bitsPerS: (Number.parseFloat(value('RDR') ?? '') || 2048) * 1000,
      limit,
    };
  }
}
