import type { Observation } from '../../electron/contract/site.ts';
import type { RegisterSample } from '../../electron/contract/tracks.ts';
import { known } from './lines.ts';

/** A port of a router as its own screen has it; what the screen does not say is absent. */
export interface PortFacts {
  name: string;
  up: boolean;
  protocolUp?: boolean;
  looped?: boolean;
  inputErrors?: number;
  /** Age of its counters, seconds; Infinity: never cleared. */
  countedS?: number;
  leads?: Readonly<Record<string, boolean>>;
}

/** An E1 controller as its own screen has it. */
export interface ControllerFacts {
  name: string;
  up: boolean;
  /** Undefined: it says something that no document shows. */
  signal?: 'ok' | 'LOS' | 'AIS' | 'LOF';
  /** It receives a remote alarm. */
  rai?: boolean;
  /** Lines about alarms as they came, known or not. */
  said: string[];
  /** Counters by the names that the box gives them. */
  counters: Readonly<Record<string, number>>;
  /** Errored seconds of the last 24 hours. */
  erroredSeconds24h?: number;
}

/** What the screens of a router say. */
export interface RouterFacts {
  ports: PortFacts[];
  controllers: ControllerFacts[];
  /** Load of its processor over some minutes, percent. */
  cpuPercent?: number;
  arp: { address: string; mac: string; port: string }[];
}
export const NOTHING: RouterFacts = { ports: [], controllers: [], arp: [] };

/** Ports that an engineer named; absent: the first that is called as the family's usually are. */
export interface Named {
  wan?: string | undefined;
  lan?: string | undefined;
}

/** A processor that is loaded more than this for minutes answers late: our own rule, percent. */
export const CPU_HIGH_PERCENT = 80;
const DAY_S = 86_400;
/** Neighbours that are told as registers. */
const ARP_AT_MOST = 50;

const isSame = (one: string, other: string): boolean =>
  one.replaceAll(/\s/g, '').toLowerCase() === other.replaceAll(/\s/g, '').toLowerCase();

const portNamed = (ports: readonly PortFacts[], name: string | undefined, usual: RegExp): PortFacts | undefined =>
  name === undefined ? ports.find((port) => usual.test(port.name)) : ports.find((port) => isSame(port.name, name));

/** `0/3/0` of `Serial0/3/0:15` and of `E1 0/3/0`. */
const numberOf = (name: string): string | undefined => /(\d+(?:\/\d+)*)(?:[:.]\d+)?$/.exec(name)?.[1];

/** The controller under a port; the only one where there is but one. */
const controllerOf = (all: readonly ControllerFacts[], port: PortFacts | undefined): ControllerFacts | undefined =>
  all.length === 1 ? all[0] : port && all.find(({ name }) => numberOf(name) === numberOf(port.name));

type Counters = Observation<'counters'>;

function wanState({ up, protocolUp, looped }: PortFacts): Counters['wan'] {
  if (!up) return 'down/down';
  if (looped) return 'up/down (looped)';
  if (protocolUp === undefined) return undefined;
  return protocolUp ? 'up/up' : 'up/down';
}

/**
 * Errors of the last 24 hours, as far as a counter can tell: none since longer is none, some since shorter are some. A count of older errors says
 * nothing of the last day, unless it grew since `before`.
 */
function errorsOfADay(port: PortFacts, before: PortFacts | undefined): number | undefined {
  const { inputErrors: errors, countedS = Infinity } = port;
  if (errors === undefined || errors === 0 || countedS <= DAY_S) return errors;
  const grown = errors - (before?.inputErrors ?? errors);
  return grown > 0 ? grown : undefined;
}

const leadsOf = ({ leads }: PortFacts): Counters['leads'] => leads && known({ DSR: leads['DSR'], DCD: leads['DCD'] });

/** The same in the words in which a fault is sought. `usual`: what a family's ports are called. `before`: an earlier reading of this session. */
export function countersOf(
  facts: RouterFacts,
  named: Named,
  usual: { wan: RegExp; lan: RegExp },
  before: RouterFacts = facts,
): Counters {
  const wan = portNamed(facts.ports, named.wan, usual.wan);
  const lan = portNamed(facts.ports, named.lan, usual.lan);
  const earlier = (port: PortFacts): PortFacts | undefined => before.ports.find(({ name }) => name === port.name);
  const e1 = controllerOf(facts.controllers, wan);
  return known({
    available: true,
    wan: wan && wanState(wan),
    wanInputErrors: wan && errorsOfADay(wan, earlier(wan)),
    lan: lan && (lan.up && lan.protocolUp !== false ? ('up' as const) : ('down' as const)),
    lanInputErrors: lan && errorsOfADay(lan, earlier(lan)),
    cpuHigh: facts.cpuPercent === undefined ? undefined : facts.cpuPercent > CPU_HIGH_PERCENT,
    leads: wan && leadsOf(wan),
    controller: e1?.signal,
    rai: e1?.rai,
  });
}

const state = (up: boolean | undefined): string | undefined => (up === undefined ? undefined : up ? 'up' : 'down');

/** The same as registers, by the names that the box gives them. */
export function samplesOf(facts: RouterFacts, t: number): RegisterSample[] {
  const of = (source: string, values: Readonly<Record<string, number | string | undefined>>): RegisterSample[] =>
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ t, source, name, value }]));
  return [
    ...facts.ports.flatMap(({ name, up, protocolUp, looped, inputErrors, leads = {} }) =>
      of(name, {
        interface: state(up),
        'line protocol': looped ? `${state(protocolUp)} (looped)` : state(protocolUp),
        'input errors': inputErrors,
        ...Object.fromEntries(Object.entries(leads).map(([lead, isUp]) => [lead, state(isUp)])),
      }),
    ),
    ...facts.controllers.flatMap(({ name, up, said, counters, erroredSeconds24h }) =>
      of(name, {
        controller: state(up),
        alarms: said.join(' '),
        ...counters,
        'Errored Secs, last 24 hours': erroredSeconds24h,
      }),
    ),
    ...of('CPU', { 'CPU %': facts.cpuPercent }),
    ...facts.arp.slice(0, ARP_AT_MOST).flatMap(({ address, mac }) => of('ARP', { [address]: mac })),
  ];
}
