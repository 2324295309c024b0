import type { Clock } from '../../../electron/contract/clock.ts';
import type { Defect } from '../../../electron/contract/second.ts';
import type { Scenario } from '../../../electron/contract/scenario.ts';
import type { SimulatedInstrument, Simulator, SimulatorFactory } from '../../family.ts';
import { createHarness, createRandom } from '../../simulation/index.ts';
import { createSnmpAgent, type AgentTable, type SnmpAgent } from '../../transport/index.ts';
import { CONFIG, COUNTERS, CURRENT, INTERVAL, INTERVALS, STATUS, SYSTEM } from './model.ts';
import { createCounts, type SimulatedCounts } from './simulator-line.ts';

/** Who may ask it. The passwords are those of a simulator: they guard nothing. */
export const SIMULATED_USER = { name: 'engineer', auth: 'authentication', priv: 'privacy-privacy' } as const;
const COMMUNITIES = ['public', 'private'];
const ENGINE = '8000b983807472696275746172';
/** Variables that fit into an answer, and into one of a box with a small buffer. */
const FITS = { usual: 200, small: 8 };
/** So long the far end takes to follow a code, seconds. */
const FAR_S = 1;

const gauges = (from: number) => COUNTERS.map((_name, at) => ({ number: from + at, type: 'Gauge' }) as const);

/** Columns of dsx1ConfigTable: RFC 1406 ends with 13. */
const configColumns = (isOld: boolean): AgentTable['columns'] => [
  ...[1, 2, 3, 4, 5, 6].map((number) => ({ number, type: 'Integer' }) as const),
  { number: 7, type: 'Integer', writable: true },
  { number: 8, type: 'OctetString' },
  { number: 9, type: 'Integer', writable: true },
  ...[10, 11, 12, 13].map((number) => ({ number, type: 'Integer' }) as const),
  ...(isOld ? [] : [{ number: 18, type: 'Integer' } as const]),
];

const tablesOf = (isOld: boolean): AgentTable[] => [
  { name: 'config', oid: CONFIG, index: [1], columns: configColumns(isOld) },
  { name: 'current', oid: CURRENT, index: [1], columns: [{ number: 1, type: 'Integer' }, ...gauges(2)] },
  {
    name: 'interval',
    oid: INTERVAL,
    index: [1, 2],
    columns: [
      { number: 1, type: 'Integer' },
      { number: 2, type: 'Integer' },
      ...gauges(3),
      ...(isOld ? [] : [{ number: 13, type: 'Integer' } as const]),
    ],
  },
];

/** Loops as the box has them: what was configured, which code is sent since when, and what the far end has followed. */
interface Loops {
  config: number;
  code: number;
  sinceS: number;
  far: number;
}
const FAR_BITS: Readonly<Record<number, number>> = { 2: 64, 3: 32 };
const NEAR_BITS: Readonly<Record<number, number>> = { 2: 2, 3: 4, 4: 8, 5: 16, 6: 20 };

const statusOf = (active: readonly Defect[], { config }: Loops): number => {
  const has = (defect: Defect): boolean => active.includes(defect);
  const isCut = has('LOS') || has('AIS') || has('LOF');
  const bits =
    (has('LOS') ? STATUS.LOS : 0) |
    (has('AIS') ? STATUS.AIS : 0) |
    (has('LOF') ? STATUS.LOF : 0) |
    (isCut ? STATUS.raiSent : 0) |
    (config === 1 ? 0 : STATUS.loop);
  return bits === 0 ? 1 : bits;
};

/** A box with one E1, as an agent of RFC 2495 has it, or of RFC 1406. Options: `mib`, `index` as in the address. */
export const createDs1Simulator: SimulatorFactory = (scenario, seed, clock, options) =>
  new SimulatedBox(scenario, seed, clock, options['mib'] === 'rfc1406', Number(options['index'] ?? 1)).instrument;

/** `small`: an answer holds few variables, so that whoever asks for many hears `tooBig`. */
export const ds1MibSimulator: Simulator = { tricks: ['small'], create: createDs1Simulator };

class SimulatedBox {
  readonly instrument: SimulatedInstrument;
  readonly #clock: Clock;
  readonly #index: number;
  readonly #isOld: boolean;
  readonly #counts: SimulatedCounts;
  readonly #agent: SnmpAgent;
  readonly #loops: Loops = { config: 1, code: 1, sinceS: 0, far: 0 };
  #shown = -1;

  constructor(scenario: Scenario, seed: number | undefined, clock: Clock, isOld: boolean, index: number) {
    this.#clock = clock;
    this.#index = index;
    this.#isOld = isOld;
    this.#counts = createCounts(scenario, seed, this.#nowS());
    const random = createRandom(seed ?? scenario.seed, 1_000);
    let answers: Uint8Array[] | undefined;
    const harness = createHarness(clock, random, {
      hear: (bytes) => {
        this.#show();
        answers = [];
        this.#agent.hear(bytes);
        const heard = answers;
        answers = undefined;
        return heard;
      },
      restart: () => this.#restart(),
      chatter: () => new Uint8Array(0),
      usualS: { small: 10 },
    });
    this.#agent = createSnmpAgent({
      scalars: [
        { name: 'sysDescr', oid: SYSTEM.description.replace(/\.0$/, ''), value: 'Simulated E1 interface, DS1-MIB' },
        { name: 'sysName', oid: SYSTEM.name.replace(/\.0$/, ''), value: 'simulated' },
      ],
      tables: tablesOf(isOld),
      communities: COMMUNITIES,
      users: [SIMULATED_USER],
      engineId: ENGINE,
      fits: () => (harness.is('small') ? FITS.small : FITS.usual),
      change: (_table, column, value) => this.#change(column, value),
      // What is answered later than it was asked has no question to be returned by.
      send: (datagram) => void (answers ? answers.push(datagram) : harness.say(datagram)),
    });
    this.#addRows();
    harness.play(scenario.events);
    this.instrument = harness;
  }

  #nowS(): number {
    return this.#clock.monotonicMs() / 1000;
  }

  #restart(): void {
    this.#counts.clear();
    Object.assign(this.#loops, { config: 1, code: 1, far: 0 });
    this.#shown = -1;
  }

  /** What a SET does, or what it is refused with. */
  #change(column: number, value: number): string | undefined {
    if (column === 9) {
      if (value > (this.#isOld ? 4 : 6) || value < 1) return this.#isOld ? 'BadValue' : 'WrongValue';
      // Two of them it does not do.
      if (value === 4 || value === 6) return 'InconsistentValue';
      this.#loops.config = value;
    } else if (value < 1 || value > 8) return 'WrongValue';
    else Object.assign(this.#loops, { code: value, sinceS: this.#nowS() });
    return undefined;
  }

  #followCode(): void {
    const { code, sinceS, far } = this.#loops;
    if (this.#nowS() - sinceS < FAR_S) return;
    this.#loops.far = code === 4 ? 0 : (FAR_BITS[code] ?? far);
  }

  #config(): (number | string)[] {
    const { config, code, far } = this.#loops;
    const near = NEAR_BITS[config] ?? 0;
    const counts = this.#counts;
    const status = statusOf(counts.active(), this.#loops);
    const first = [
      this.#index,
      this.#index,
      counts.elapsedS(),
      counts.validIntervals(),
      7,
      3,
      code,
      '',
      config,
      status,
    ];
    const loops = near | far;
    return [...first, 4, 1, 8, ...(this.#isOld ? [] : [loops === 0 ? 1 : loops])];
  }

  #addRows(): void {
    const index = this.#index;
    const agent = this.#agent;
    agent.addRow('config', this.#config());
    agent.addRow('current', [index, ...Object.values(this.#counts.current())]);
    for (const [at, counts] of this.#counts.intervals().entries())
      agent.addRow('interval', [index, at + 1, ...Object.values(counts), ...(this.#isOld ? [] : [1])]);
  }

  /** The tables as they are now; the earlier intervals only where one has ended since. */
  #show(): void {
    this.#followCode();
    if (this.#counts.advance(this.#nowS())) this.#shown = -1;
    const row = [this.#index];
    const columns = configColumns(this.#isOld);
    for (const [at, value] of this.#config().entries()) this.#agent.put('config', columns[at]!.number, row, value);
    for (const [at, value] of Object.values(this.#counts.current()).entries())
      this.#agent.put('current', at + 2, row, value);
    const intervals = this.#counts.intervals();
    if (this.#shown === intervals.length) return;
    this.#shown = intervals.length;
    for (const [number, counts] of intervals.entries())
      for (const [at, value] of Object.values(counts).entries())
        this.#agent.put('interval', at + 3, [...row, number + 1], value);
    // After a restart it has none of them yet.
    for (let number = intervals.length + 1; !this.#isOld && number <= INTERVALS; number++)
      this.#agent.put('interval', 13, [...row, number], 2);
  }
}
