import { parseAddress, type Address } from '../electron/contract/address.ts';
import type { Clock } from '../electron/contract/clock.ts';
import { TributaryError } from '../electron/contract/errors.ts';
import { scenarioSchema, type Scenario } from '../electron/contract/scenario.ts';
import type { Family } from '../electron/contract/tester.ts';
import { parseYaml } from '../electron/contract/yaml.ts';
import { readText } from '../electron/files/index.ts';
import {
  checkOptions,
  listPorts,
  openSerial,
  openSimulated,
  openTcp,
  servePty,
  serveTcp,
  type Transport,
} from './transport/index.ts';
import type { SimulatorFactory, TesterFamily } from './family.ts';
import { comtechFamily } from './testers/comtech/driver.ts';
import { createComtechSimulator } from './testers/comtech/simulator.ts';
import { loopFamily } from './testers/loop/driver.ts';
import { createLoopSimulator } from './testers/loop/simulator.ts';
import { manualFamily } from './testers/manual/driver.ts';

export type { DriverContext, Line, SimulatedInstrument, SimulatorFactory, TesterFamily } from './family.ts';
export type { PortInfo, SimulatorServer, Transport } from './transport/index.ts';
export { listPorts, servePty, serveTcp };

interface Entry {
  family: TesterFamily;
  /** Far end that answers this driver; a set without a wire has none. */
  simulator?: SimulatorFactory;
  /** Speed where the address names none. */
  baud?: number;
}

/** The one list of families. */
const FAMILY_LIST: Readonly<Record<Family, Entry>> = {
  comtech: { family: comtechFamily, simulator: createComtechSimulator },
  loop: { family: loopFamily, simulator: createLoopSimulator, baud: 115_200 },
  manual: { family: manualFamily },
};
/** Where a family documents no speed of its own. */
const DEFAULT_BAUD = 9600;

export const testerFamilies: readonly TesterFamily[] = Object.values(FAMILY_LIST).map((entry) => entry.family);

export function familyOf(name: Family): TesterFamily {
  return FAMILY_LIST[name].family;
}

/** The simulator of a family; undefined where nothing goes over a wire. */
export function simulatorOf(name: Family): SimulatorFactory | undefined {
  return FAMILY_LIST[name].simulator;
}

/** An address of a family, its options and their values checked. Errors: `bad-address`. */
export function checkAddress(text: string): Address {
  const address = parseAddress(text);
  checkOptions(address, familyOf(address.family).options);
  return address;
}

/** Speed of a serial address, bit/s. */
export function baudOf({ options, family }: Address): number {
  return Number(options.baud ?? FAMILY_LIST[family].baud ?? DEFAULT_BAUD);
}

/** A way to an instrument that can be gone again and again: after a loss `open` leads to the same one. */
export interface Way {
  /** `path`: where the port is now, if it came back under another name. Errors: the port and link errors of the catalogue. */
  open(signal: AbortSignal, path?: string): Promise<Transport>;
  close(): void;
}

/** The way to an address. Errors: `bad-address`; for `sim:` also `file-missing`, `bad-yaml` of its scenario. */
export async function wayTo(address: Address, clock: Clock): Promise<Way> {
  checkOptions(address, familyOf(address.family).options);
  if (address.kind === 'sim') return wayToSimulator(address, clock);
  if (address.kind === 'none') return { open: () => Promise.resolve(noWire), close: () => undefined };
  if (address.kind === 'tcp')
    return { open: (signal) => openTcp(address.host!, address.port!, signal), close: () => undefined };
  const baudRate = baudOf(address);
  return { open: (signal, path) => openSerial(path ?? address.path!, { baudRate }, signal), close: () => undefined };
}

async function wayToSimulator(address: Address, clock: Clock): Promise<Way> {
  const { line, seed, ...options } = address.options;
  const scenario = await readScenario(line);
  const make = simulatorOf(address.family);
  if (!make) throw new TributaryError('bad-address', address.text, { text: `${address.family} has no simulator` });
  const instrument = make(scenario, seed === undefined ? undefined : Number(seed), clock, options);
  return {
    open: async () => openSimulated(instrument, 'sim:'),
    close: () => instrument.close(),
  };
}

/** The scenario of a simulated line; a quiet line without a file. Errors: those of reading, `bad-yaml` with line and column. */
export async function readScenario(file: string | undefined): Promise<Scenario> {
  if (file === undefined) return scenarioSchema.parse({ version: 1 });
  return parseYaml(await readText(file), scenarioSchema, file);
}

/** What a set without a wire hangs on. */
const noWire: Transport = {
  name: 'manual',
  write: () => Promise.reject(new TributaryError('link-lost', 'manual', { text: 'no wire' })),
  onBytes: () => () => undefined,
  onLost: () => () => undefined,
  flush: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
