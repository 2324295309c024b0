import {
  ADDRESS_KINDS,
  parseAddress,
  shapesOf,
  type Address,
  type AddressKind,
  type FamilyName,
} from '../electron/contract/address.ts';
import type { Clock } from '../electron/contract/clock.ts';
import { TributaryError } from '../electron/contract/errors.ts';
import { frameOf, type SerialFrame } from '../electron/contract/family.ts';
import { scenarioSchemaWith, type Scenario } from '../electron/contract/scenario.ts';
import { withoutSecrets } from '../electron/contract/secrets.ts';
import type { Ladder, Prober } from '../electron/contract/ladder.ts';
import { ladderScenarioSchema } from '../electron/contract/ladder-scenario.ts';
import { bothOf, words } from '../electron/contract/words/index.ts';
import { parseYaml } from '../electron/contract/yaml.ts';
import { readText } from '../electron/files/index.ts';
import type { Family, Member, Simulator } from './family.ts';
import { ciscoIos } from './converters/cisco-ios/index.ts';
import { comware } from './converters/comware/index.ts';
import { ds1Mib } from './converters/ds1-mib/index.ts';
import { rad } from './converters/rad/index.ts';
import { juniper } from './converters/juniper/index.ts';
import { panel } from './converters/panel/index.ts';
import { comtech } from './testers/comtech/index.ts';
import { loop } from './testers/loop/index.ts';
import { manual } from './testers/manual/index.ts';
import { createSimulatedProber, openSystemProber } from './network/index.ts';
export {
  createSimulatedStream,
  download,
  openStream,
  ownAddresses,
  ownGateway,
  reachPlace,
  reachSite,
  startReflector,
  traceTo,
} from './network/index.ts';
import {
  checkOptions,
  listPorts,
  newHostKey,
  openDatagrams,
  openSerial,
  openSimulated,
  openSsh,
  openTcp,
  openTelnet,
  serve,
  SERVED_KINDS,
  servePty,
  serveSsh,
  serveTcp,
  type HostKeys,
  type Transport,
} from './transport/index.ts';

/** What sends the probes of a ladder: the system's own facility, or the simulated line of a scenario. Errors: `ping-none`; for a scenario those of reading, `bad-yaml`. */
export async function openProber(ladder: Ladder, clock: Clock): Promise<Prober> {
  const { simulated } = ladder;
  if (!simulated) return await openSystemProber();
  const { line } = simulated;
  const scenario =
    line === undefined
      ? ladderScenarioSchema.parse({ version: 1 })
      : parseYaml(await readText(line), ladderScenarioSchema, line);
  return createSimulatedProber(ladder, scenario, clock);
}

export type { DriverContext, Family, Line, SimulatedInstrument, Simulator } from './family.ts';
export type { HostKeys, ServedKind, SimulatorServer, Transport } from './transport/index.ts';
export { listPorts, newHostKey, serve, SERVED_KINDS, servePty, serveSsh, serveTcp };

/** The one list of families, in the order in which people are offered them and an unknown port is asked. */
const MEMBERS: readonly Member[] = [comtech, loop, manual, rad, ds1Mib, ciscoIos, comware, juniper, panel];

export const families: readonly Family[] = MEMBERS.map(({ family }) => family);

function memberOf(name: FamilyName, where = name): Member {
  const member = MEMBERS.find(({ family }) => family.info.family === name);
  if (member) return member;
  const known = families.map(({ info }) => info.family).join(', ');
  throw new TributaryError('bad-address', withoutSecrets(where), {
    ...bothOf({ code: 'address.family', params: { family: withoutSecrets(name), known } }),
  });
}

/** A family by its name. Errors: `bad-address`, naming those that there are. */
export function familyOf(name: FamilyName): Family {
  return memberOf(name).family;
}

/** Names of the families that have a simulator. */
export const simulated: readonly FamilyName[] = MEMBERS.flatMap(({ family, simulator }) =>
  simulator ? [family.info.family] : [],
);

/** The simulator of a family. Errors: `bad-address` where nothing goes over a wire. */
export function simulatorOf(name: FamilyName): Simulator {
  const { simulator } = memberOf(name);
  if (simulator) return simulator;
  throw new TributaryError('bad-address', name, {
    ...bothOf({ code: 'address.no-simulator', params: { family: name } }),
  });
}

/** An address of a family that there is, by a way that it has, its options and their values checked. Errors: `bad-address`. */
export function checkAddress(text: string): Address {
  const address = parseAddress(text);
  const { info, options } = memberOf(address.family, text).family;
  if (!info.transports.includes(address.kind)) {
    const way = words[`way.${address.kind}`];
    const params = { family: info.family, examples: Object.values(info.examples).join(', '), ...way };
    throw new TributaryError('bad-address', withoutSecrets(text), { ...bothOf({ code: 'address.kind', params }) });
  }
  checkOptions(address, options);
  return address;
}

/** A way to an instrument that can be gone again and again: after a loss `open` leads to the same one. */
export interface Way {
  /** `path`: where the port is now, if it came back under another name. Errors: the port and link errors of the catalogue. */
  open(signal: AbortSignal, path?: string): Promise<Transport>;
  close(): void;
}

const frameFor = ({ family, options }: Address): SerialFrame => frameOf(familyOf(family).info, options);

type Opener = (address: Address, clock: Clock, keys: HostKeys) => Way | Promise<Way>;

/** How each kind of address is opened; a kind that stands in the table of addresses and not here waits for its first family. */
const WAYS: Readonly<Partial<Record<AddressKind, Opener>>> = {
  serial: (address) => ({
    open: (signal, path) => openSerial(path ?? address.path!, frameFor(address), signal),
    close: () => undefined,
  }),
  tcp: ({ host, port }) => ({ open: (signal) => openTcp(host!, port!, signal), close: () => undefined }),
  snmp: ({ host, port }) => ({
    open: (signal) => openDatagrams('snmp://', host!, port!, signal),
    close: () => undefined,
  }),
  telnet: ({ host, port }) => ({ open: (signal) => openTelnet(host!, port!, signal), close: () => undefined }),
  ssh: wayBySsh,
  sim: wayToSimulator,
  none: () => ({ open: () => Promise.resolve(noWire), close: () => undefined }),
};

/** The way to an address. Errors: `bad-address`; for `sim:` also `file-missing`, `bad-yaml` of its scenario. */
export async function wayTo(address: Address, clock: Clock, keys: HostKeys): Promise<Way> {
  checkOptions(address, familyOf(address.family).options);
  const way = WAYS[address.kind];
  if (way) return way(address, clock, keys);
  const shapes = shapesOf(ADDRESS_KINDS.filter((kind) => WAYS[kind]));
  throw new TributaryError('bad-address', address.text, { ...bothOf({ code: 'address.shape', params: shapes }) });
}

/** Errors: those of reading the private key. */
async function wayBySsh({ host, port, user, options }: Address, _clock: Clock, keys: HostKeys): Promise<Way> {
  const { key: file, password } = options;
  const key = file === undefined ? undefined : await readText(file);
  return {
    open: (signal) => openSsh({ host: host!, port: port!, user, password, key }, keys, signal),
    close: () => undefined,
  };
}

async function wayToSimulator(address: Address, clock: Clock): Promise<Way> {
  const { line, seed, ...options } = address.options;
  const simulator = simulatorOf(address.family);
  const scenario = await readScenario(line, simulator);
  const instrument = simulator.create(scenario, seed === undefined ? undefined : Number(seed), clock, options);
  return {
    open: async () => openSimulated(instrument, 'sim:'),
    close: () => instrument.close(),
  };
}

/** The scenario of a simulated line; a quiet line without a file. Errors: those of reading, `bad-yaml` with line and column. */
export async function readScenario(file: string | undefined, { tricks }: Simulator): Promise<Scenario> {
  const schema = scenarioSchemaWith(tricks);
  return file === undefined ? schema.parse({ version: 1 }) : parseYaml(await readText(file), schema, file);
}

/** What a set without a wire hangs on. */
const noWire: Transport = {
  name: 'none',
  write: () => Promise.reject(new TributaryError('link-lost', '', { text: 'no wire' })),
  onBytes: () => () => undefined,
  onLost: () => () => undefined,
  flush: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
