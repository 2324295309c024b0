import type { Clock } from '../../../electron/contract/clock.ts';
import type { Scenario } from '../../../electron/contract/scenario.ts';
import type { Simulator, SimulatorFactory, SimulatedInstrument } from '../../family.ts';
import {
  createHarness,
  createRandom,
  createScriptedLine,
  type Harness,
  type ScriptedLine,
} from '../../simulation/index.ts';
import { ASKS_PASSWORD, BAD, modelOf, type RadModel } from './model.ts';

/** The forms as the manuals show them, with the values that each field steps through. */
const FORMS: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  'fcd-e1': [
    ['PATTERN', ['2E15-1', '511', '2047', '2E23-1', 'QRSS']],
    ['ERROR_INJECTION_RATE', ['NO ERR', 'SINGLE']],
    ['RX_INBAND', ['DISABLE', 'ENABLE']],
  ],
  'fcd-e1lc': [
    ['PATTERN', ['2E23-1', '511', '2047', '2E15-1', 'QRSS']],
    ['ERROR_INJECTION_RATE', ['NO_ERR', 'SINGLE', '10E-1']],
    ['RX_INBAND', ['DISABLE', 'ENABLE']],
    ['INBAND_LOOP_PATTERN', ['USER CONFIG', 'ANSI']],
    ['BERT_MODE', ['USER']],
  ],
};
const INPUT_LIMIT = 200;
/** Of an hour of E1: what its line loses is its alarm. */
const E1_BITS = 2_048_000;
const pad = (n: number, digits = 2): string => String(n).padStart(digits, '0');

/** A unit at its supervision port. Options: `model`, `node`, `password` as in the address. */
export const createRadSimulator: SimulatorFactory = (scenario, seed, clock, options) =>
  new SimulatedUnit(scenario, seed, clock, options).instrument;

/** `parity`: a bit of what is typed is hit, and the unit answers it by a question mark. */
export const radSimulator: Simulator = { tricks: ['parity'], create: createRadSimulator };

class SimulatedUnit {
  readonly instrument: SimulatedInstrument;
  readonly #model: RadModel;
  readonly #node: string | undefined;
  readonly #password: string | undefined;
  readonly #clock: Clock;
  readonly #originMs: number;
  readonly #line: ScriptedLine;
  readonly #harness: Harness;
  #seenS = 0;
  #alarms: { on: boolean; atS: number }[] = [];
  #typed = '';
  #inside: boolean;
  #form: { at: number; values: number[] } | undefined;
  readonly #values: number[];
  readonly #standing = new Set<string>();

  constructor(scenario: Scenario, seed: number | undefined, clock: Clock, options: Readonly<Record<string, string>>) {
    this.#model = modelOf(options['model']);
    this.#node = options['node'];
    this.#password = options['password'];
    this.#inside = this.#password === undefined;
    this.#clock = clock;
    this.#originMs = clock.monotonicMs();
    this.#line = createScriptedLine(scenario, { seed, bitRate: E1_BITS });
    this.#values = (FORMS[this.#model.id] ?? []).map(() => 0);
    const random = createRandom(seed ?? scenario.seed, 1_000);
    this.#harness = createHarness(clock, random, {
      hear: (bytes) => {
        const said = [...Buffer.from(bytes).toString('latin1')].map((char) => this.#hear(char)).join('');
        return said === '' ? [] : [Buffer.from(said, 'latin1')];
      },
      restart: () => this.#restart(),
      chatter: () => Buffer.from('', 'latin1'),
      usualS: { parity: 1 },
    });
    this.#harness.play(scenario.events);
    this.instrument = this.#harness;
  }

  #restart(): void {
    this.#typed = '';
    this.#form = undefined;
    this.#inside = this.#password === undefined;
    this.#standing.clear();
  }

  /** True once what is typed is meant for this unit; until then it is silent. */
  #isAddressed(): boolean {
    if (this.#node === undefined) return true;
    return new RegExp(`^NODE 0*${this.#node} `, 'i').test(this.#typed);
  }

  #prompt(): string {
    return this.#inside ? `\r\n${this.#model.prompt}` : `\r\n${ASKS_PASSWORD}`;
  }

  #hear(char: string): string {
    if (char === '\x03') {
      this.#typed = '';
      this.#form = undefined;
      return this.#prompt();
    }
    if (this.#form) return this.#press(char);
    if (char === '\r') return this.#enter();
    if (this.#harness.is('parity')) return '?';
    const was = this.#isAddressed() || this.#node === undefined;
    this.#typed = (this.#typed + char).slice(-INPUT_LIMIT);
    if (!this.#isAddressed()) return '';
    if (!was) return this.#typed;
    return this.#inside ? char : '*';
  }

  #enter(): string {
    const typed = this.#typed;
    const addressed = this.#isAddressed();
    this.#typed = '';
    if (!addressed) return '';
    const text = this.#node === undefined ? typed : typed.replace(/^NODE \d+ /i, '');
    if (!this.#inside) {
      this.#inside = text === this.#password;
      return this.#prompt();
    }
    return text.trim() === '' ? this.#prompt() : this.#do(text.trim());
  }

  #do(text: string): string {
    const command = text.toUpperCase().replaceAll(/\s+/g, ' ');
    const { bert, loops } = this.#model;
    const own = [...Object.values(loops), bert.run];
    // That it is there is documented, what it shows is not.
    if (command === bert.show) return this.#done([]);
    if (command === 'DSP ALM') return this.#done(this.#alarmLines());
    if (command === bert.form) {
      this.#form = { at: 0, values: [...this.#values] };
      return `\r\n${this.#header()}\r\n${this.#row()}`;
    }
    if (own.includes(command)) this.#standing.add(command);
    else if (command.startsWith('CLR ') && own.includes(command.slice(4))) this.#standing.delete(command.slice(4));
    else if (command === 'EXIT') this.#inside = this.#password === undefined;
    else return `\r\n${text}\r\n${BAD}${this.#prompt()}`;
    return this.#done([]);
  }

  /** Output, then date and time, then the prompt. */
  #done(lines: readonly string[]): string {
    return [...lines, this.#time(this.#nowS())].map((line) => `\r\n${line}`).join('') + this.#prompt();
  }

  #nowS(): number {
    return (this.#clock.monotonicMs() - this.#originMs) / 1000;
  }
  /** The clock of a unit that nobody has set since it was switched on. */
  #time(s: number): string {
    const minutes = Math.floor(s / 60);
    const day = 1 + Math.floor(minutes / 1440);
    return `1998-01-${pad(day)}   ${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}.${pad(Math.floor(s) % 60)}`;
  }

  /** Second by second: a signal that goes is an entry, and one that comes back another. */
  #alarmLines(): string[] {
    for (; this.#seenS <= this.#nowS(); this.#seenS++) {
      const { active } = this.#line.between(this.#seenS, this.#seenS);
      const on = active.includes('LOS');
      if (on !== (this.#alarms[0]?.on ?? false)) this.#alarms.unshift({ on, atS: this.#seenS });
    }
    return this.#alarms
      .slice(0, 100)
      .map(({ on, atS }) => `ALARM 01   SIGNAL LOSS: SL     ${(on ? 'ON' : 'OFF').padEnd(6)} ${this.#time(atS)}`);
  }

  get #fields() {
    return FORMS[this.#model.id] ?? [];
  }
  #header(): string {
    return this.#fields.map(([name]) => name.padEnd(this.#width(name))).join('');
  }
  #width(name: string): number {
    return Math.max(name.length + 2, 14);
  }
  #row(): string {
    const { values } = this.#form!;
    return this.#fields.map(([name, all], at) => all[values[at]!]!.padEnd(this.#width(name))).join('');
  }

  #press(key: string): string {
    const form = this.#form!;
    const many = this.#fields[form.at]![1].length;
    const step = { F: 1, B: many - 1 }[key.toUpperCase()];
    if (step !== undefined) form.values[form.at] = (form.values[form.at]! + step) % many;
    else if (key === ' ') form.at = (form.at + 1) % this.#fields.length;
    else if (key === '\r') {
      this.#values.splice(0, this.#values.length, ...form.values);
      this.#form = undefined;
      return this.#done([]);
    } else return '';
    return `\r${this.#row()}`;
  }
}
