import type { Clock } from '../../../electron/contract/clock.ts';
import { TributaryError } from '../../../electron/contract/errors.ts';
import type { Scenario } from '../../../electron/contract/scenario.ts';
import type { SimulatedInstrument, Simulator, SimulatorFactory } from '../../family.ts';
import { createEar, createHarness, createRandom, standing, type Harness } from '../../simulation/index.ts';
import { SimulatedAnalyser } from './simulator-line.ts';
import { PERSONALITIES, type Personality } from './simulator-models.ts';

const INPUT_LIMIT = 512;
const FAULT_QUERIES = ['FLT', 'RXF'];

/** A modem with a built-in tester whose far end is looped, as its manual describes it. Options: `model`, `unit` as in the address. */
export const createComtechSimulator: SimulatorFactory = (scenario, seed, clock, options) => {
  const model = options.model ?? 'cdm-625';
  const personality = PERSONALITIES[model];
  const unit = options.unit ?? '0000';
  if (!personality) throw badOption(`model=${model}: ${Object.keys(PERSONALITIES).join(', ')}`);
  if (!/^\d{1,4}$/.test(unit)) throw badOption(`unit=${unit}: 0000-9999`);
  return new SimulatedModem(personality, scenario, seed, clock, Number(unit)).instrument;
};
/** `local`: somebody presses its front panel into local mode. */
export const comtechSimulator: Simulator = { tricks: ['local'], create: createComtechSimulator };

function badOption(text: string): TributaryError {
  return new TributaryError('bad-address', 'comtech@sim:', { text });
}

class SimulatedModem {
  readonly instrument: SimulatedInstrument;
  readonly #personality: Personality;
  readonly #scenario: Scenario;
  readonly #clock: Clock;
  readonly #unit: number;
  readonly #registers: Map<string, string>;
  readonly #analyser: SimulatedAnalyser;
  readonly #harness: Harness;
  readonly #ear = createEar('\r', INPUT_LIMIT);
  #afterRestart = false;

  constructor(personality: Personality, scenario: Scenario, seed: number | undefined, clock: Clock, unit: number) {
    this.#personality = personality;
    this.#scenario = scenario;
    this.#clock = clock;
    this.#unit = unit;
    this.#registers = new Map(Object.entries(personality.registers).map(([code, { initial }]) => [code, initial]));
    this.#analyser = new SimulatedAnalyser(seed, this.#nowS());
    const random = createRandom(seed ?? scenario.seed, 1_000);
    this.#harness = createHarness(clock, random, {
      hear: (bytes) => this.#ear.take(bytes).flatMap((line) => this.#answers(line)),
      restart: () => this.#restart(),
      before: () => this.#analyser.advance(this.#nowS(), this.#settings()),
      thinksMs: () => 2 + random.unit() * 3,
      chatter: () => Buffer.from(`>${String(unit).padStart(4, '0')}/EVT=\r\n`, 'latin1'),
      tailOctets: 2,
      usualS: { local: 3 },
    });
    this.instrument = this.#harness;
  }

  /** It never speaks unless spoken to; what is no packet, or for another unit, it does not answer. */
  #answers(line: string): Uint8Array[] {
    const match = /^<(\d{1,4})\/([A-Z][A-Z0-9]{2})([=?])([\x20-\x7e]*)$/.exec(
      line.slice(Math.max(0, line.lastIndexOf('<'))),
    );
    if (!match) return [];
    const [, address = '', code = '', qualifier = '', argument = ''] = match;
    const broadcast = Number(address) === 0 && this.#unit !== 0;
    if (Number(address) !== this.#unit && !broadcast) return [];
    this.#analyser.advance(this.#nowS(), this.#settings());
    const body = qualifier === '?' ? this.#query(code, argument) : this.#set(code, argument);
    return broadcast ? [] : [Buffer.from(`>${address}/${code}${body}\r\n`, 'latin1')];
  }

  #query(code: string, argument: string): string {
    if (argument !== '') return '?';
    const { show, fixed, clear } = this.#personality;
    const shown = show[code];
    if (shown) return `=${shown(this.#analyser.display(this.#settings().running, FAULT_QUERIES.includes(code)))}`;
    if (code === 'LRS' && this.#harness.is('local')) return '=0';
    const value = this.#registers.get(code) ?? fixed[code];
    if (value !== undefined) return `=${value}`;
    return code === clear[0] || code === this.#personality.inject.code ? '?' : '!';
  }

  #set(code: string, argument: string): string {
    const { registers, show, fixed, clear, inject, generator, analyser } = this.#personality;
    const register = registers[code];
    const single = inject.kind === 'single' && code === inject.code;
    if (show[code] ?? fixed[code]) return '?';
    if (!register && !single && code !== clear[0]) return '!';
    if (this.#harness.is('local') || (this.#registers.get('LRS') === '0' && code !== 'LRS')) return '#';
    if (code === clear[0]) return argument === clear[1] ? this.#clear() : '?';
    if (single) return argument === inject.argument ? this.#injectOne() : '?';
    if (!register?.allowed.test(argument)) return '?';
    const { needs } = register;
    if (needs && !needs[1].includes(this.#registers.get(needs[0]) ?? '')) return '*';
    this.#registers.set(code, argument);
    // Somebody ends the test: what comes next is another measurement.
    if ([generator, analyser].includes(code) && argument === '0') this.#afterRestart = false;
    return '=';
  }

  /**
   * Clearing a running analyser begins the measurement and with it the scenario, except where it only empties a full counter or follows a
   * restart in mid-run. Clearing one that rests ends the scenario: until the next measurement the line is as it will be at second 0.
   */
  #clear(): string {
    const goesOn = this.#afterRestart || this.#analyser.errors >= this.#personality.full;
    const { running, bitsPerS } = this.#settings();
    // One that rests is about to be switched on again, and cleared once more.
    if (running) this.#afterRestart = false;
    this.#analyser.clear();
    if (goesOn) return '=';
    const scenario = running ? this.#scenario : standing(this.#scenario);
    this.#analyser.begin(scenario, this.#nowS(), bitsPerS);
    this.#harness.play(scenario.events);
    return '=';
  }

  #injectOne(): string {
    if (this.#settings().running) this.#analyser.injectOne(this.#personality.limit);
    return '=';
  }

  /** Its settings stay, its test does not. */
  #restart(): void {
    const { generator, analyser, inject } = this.#personality;
    for (const code of [generator, analyser, inject.code])
      if (this.#registers.has(code)) this.#registers.set(code, '0');
    this.#analyser.clear();
    this.#ear.clear();
    this.#afterRestart = true;
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
