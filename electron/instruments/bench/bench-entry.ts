import type { Device } from '../../contract/instrument.ts';
import { parseAddress, wireOf, writeAddress, type FamilyName } from '../../contract/address.ts';
import type { ErrorCode, ErrorView } from '../../contract/errors.ts';
import { isTesterInfo, type FamilyInfo, type PortInfo } from '../../contract/family.ts';
import { makerAndModel } from '../../contract/tester.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import type { AskingView, BenchItem, LinkState } from '../../contract/bench-item.ts';
import { placeName } from '../../contract/place-name.ts';
import { words } from '../../contract/words/index.ts';
import type { DevicePanel } from './device-panel.ts';
import type { Session } from '../line/session.ts';

/** Where an entry comes from, in the order in which the bench shows them. */
export const SOURCES = ['added', 'port', 'by-hand', 'simulated'] as const;
export type Source = (typeof SOURCES)[number];

/** One row of the bench, and what goes on with it. */
export interface Entry {
  readonly id: string;
  readonly source: Source;
  /** The port of the system it belongs to. */
  port?: PortInfo;
  /** `family@address`; empty until something has answered on a port. */
  address: string;
  /** Absent until something has answered on a port. */
  family?: FamilyName;
  /** What it is called, where its family's title does not say it. */
  title?: Bilingual;
  state: LinkState;
  problem?: ErrorView;
  session?: Session;
  clockOffsetMs?: number | undefined;
  panel?: DevicePanel;
  connecting?: Promise<Session>;
  /** Calls off the connecting. */
  calledOff?: AbortController;
  /** A look round opened it, nobody named it: that gives way to whoever names it. */
  found: boolean;
  /** It was asked what it is since it came. */
  asked: boolean;
  /** Its port was not among those that the system listed last. */
  absent: boolean;
  /** The question that it is asked at the moment. */
  asking?: AskingView;
  /** A run has it. */
  lent: boolean;
  /** Somebody disconnected it: nothing but `connect` brings it back. */
  shut: boolean;
}

const FRESH = { state: 'closed', found: false, asked: false, absent: false, lent: false, shut: false } as const;

export function newEntry(source: Source, address: string, title?: Bilingual): Entry {
  return { ...FRESH, id: address, source, address, family: parseAddress(address).family, title };
}

/** A port of which nothing is known: one row, whatever could hang on it. */
const portEntry = (port: PortInfo): Entry => ({ ...FRESH, id: `port:${port.path}`, source: 'port', port, address: '' });

/** What needs no port: sets that a person reads, and simulators, so that the whole job can be tried at once. */
export function builtInEntries(families: readonly FamilyInfo[]): Entry[] {
  return families.flatMap(({ family, builtIn = [] }) =>
    builtIn.map(({ kind, title }) =>
      newEntry(kind === 'none' ? 'by-hand' : 'simulated', writeAddress(family, kind, {}), title),
    ),
  );
}

/** Where the adapter of a connected row is plugged in now, if that is another place than before: its session finds it there too. */
function movedTo(entry: Entry, entries: readonly Entry[], ports: readonly PortInfo[]): PortInfo | undefined {
  const usbSerial = entry.session?.device.identity.usbSerial;
  if (usbSerial === undefined || ports.some(({ path }) => path === pathOf(entry))) return undefined;
  const others = entries.filter((other) => other !== entry && isInHand(other)).map(pathOf);
  return ports.find((port) => port.usbSerial === usbSerial && !others.includes(port.path));
}

/** The rows after a look at the ports: some came, some went; a row in use stays, its session knows about the loss. */
export function withPorts(entries: readonly Entry[], ports: readonly PortInfo[]): Entry[] {
  const here = new Set(ports.map((port) => port.path));
  for (const entry of entries) {
    entry.port = movedTo(entry, entries, ports) ?? entry.port;
    // What comes to a port that was not there is asked anew.
    const isHere = here.has(pathOf(entry) ?? '');
    entry.asked &&= !(isHere && entry.absent);
    entry.absent = !isHere;
  }
  const kept = entries.filter((entry) => !entry.port || isInHand(entry) || here.has(entry.port.path));
  for (const port of ports) {
    const known = kept.find((entry) => entry.port?.path === port.path);
    if (known) known.port = port;
    else kept.push(portEntry(port));
  }
  return kept;
}

/** A fixed port of the machine is asked only when somebody says so: nobody knows what hangs on it. */
export function isPluggable(port: PortInfo | undefined): boolean {
  return port !== undefined && (port.usbSerial !== undefined || !/^\/dev\/tty(S|AMA)\d/.test(port.path));
}

export const isConnected = (entry: Entry): boolean => entry.session !== undefined;
/** Connected, or about to be. */
export const isInHand = (entry: Entry): boolean => isConnected(entry) || entry.connecting !== undefined;
const pathOf = (entry: Entry): string | undefined => entry.port?.path ?? parseAddress(entry.address).path;

/** Somebody named what is there, and by which line. */
function isNamed({ source, address }: Entry): boolean {
  const { kind } = parseAddress(address);
  return source === 'added' && kind !== 'none' && kind !== 'sim';
}

/** Rows that a look round asks what they are: nobody has disconnected them, and nobody else has their port. A port on which something was added is asked as that. */
export function toAsk(entries: readonly Entry[]): Entry[] {
  const taken = new Set(entries.filter((entry) => isConnected(entry) || isNamed(entry)).map(pathOf));
  const isAskable = (entry: Entry): boolean =>
    isNamed(entry) || (entry.source === 'port' && isPluggable(entry.port) && !taken.has(pathOf(entry)));
  return entries.filter((entry) => !isConnected(entry) && !entry.shut && isAskable(entry));
}

/** The cable or socket it hangs on, which others may share; an entry without one has it for itself. */
export const placeOf = (entry: Entry): string => entry.port?.path ?? wireOf(parseAddress(entry.address)) ?? entry.id;

/** What of the rows somebody can see change when the ports are listed anew. */
export const picture = (entries: readonly Entry[]): string => JSON.stringify(entries.map(({ id, port }) => [id, port]));

/** The rows to show: of a port that is in use only what it is used as; connected ones first, simulated ones last. */
export function shown(entries: readonly Entry[]): Entry[] {
  const used = new Set(entries.filter(isConnected).map(pathOf));
  const added = new Set(entries.filter((entry) => entry.source === 'added').map(pathOf));
  const rank = (entry: Entry): number =>
    (isConnected(entry) && entry.source !== 'simulated' ? 0 : 10) + SOURCES.indexOf(entry.source);
  return entries
    .filter((entry) => {
      const path = pathOf(entry);
      if (path === undefined || isConnected(entry)) return true;
      return !used.has(path) && !(entry.source === 'port' && added.has(path));
    })
    .toSorted((a, b) => rank(a) - rank(b));
}

export function itemOf(entry: Entry, info: FamilyInfo | undefined): BenchItem {
  const device = entry.session?.device;
  const { kind } = parseAddress(entry.address);
  return {
    id: entry.id,
    family: entry.family,
    role: entry.family === undefined ? undefined : info?.role,
    also: entry.family === undefined ? undefined : info?.also,
    address: entry.address,
    way: entry.port ? 'serial' : kind,
    port: entry.port?.path,
    label: labelOf(entry, info),
    detail: detailOf(entry, info),
    state: entry.session?.state ?? entry.state,
    simulated: device?.simulated ?? kind === 'sim',
    identity: device?.identity,
    clockOffsetMs: device && entry.clockOffsetMs,
    capabilities:
      (device?.role === 'tester' ? device.capabilities : undefined) ??
      (info && isTesterInfo(info) ? info.capabilities : undefined),
    problem: entry.session?.problem ?? entry.problem,
    asks: asksOf(entry, info),
    trouble: entry.session?.trouble,
    asking: entry.asking,
    view: entry.panel?.view(),
    removable: entry.source === 'added',
    numbered: info?.numbered,
  };
}

/** What is wrong where somebody has to say a password, or another one. */
const ASKING: ReadonlySet<ErrorCode> = new Set(['password-missing', 'login-refused']);

/** The secret rows of its form, where it waits for one of them. */
function asksOf({ session, problem, address }: Entry, info: FamilyInfo | undefined): BenchItem['asks'] {
  const codes = [session?.trouble?.why.code, session?.problem?.code, problem?.code];
  if (!codes.some((code) => code !== undefined && ASKING.has(code))) return undefined;
  const { kind } = parseAddress(address);
  return info?.addressForm.filter((field) => field.kind === 'secret' && field.on.includes(kind));
}

/** A tester that is this computer with a port of its own. */
const isPortOfOurs = (device: Device): boolean =>
  device.role === 'tester' && device.capabilities.attachment !== 'line-port';

/** What it calls itself, where it is more than a port of this computer; else what its family is called; else the port. */
function labelOf({ session, address, port, title }: Entry, info: FamilyInfo | undefined): Bilingual {
  if (session && !isPortOfOurs(session.device)) {
    const own = makerAndModel(session.device.identity, session.device.family);
    if (own !== '') return alike(own);
  }
  if (title) return title;
  if (!info) return alike(port?.path ?? address);
  const { kind, options } = parseAddress(address);
  const number = options[info.numbered ?? ''];
  const more = number === undefined ? '' : ` ${number}`;
  const { zh, en } = words['bench.simulated'];
  const simulated = kind === 'sim' ? { zh: ` · ${zh}`, en: ` · ${en}` } : alike('');
  return { zh: `${info.title.zh}${more}${simulated.zh}`, en: `${info.title.en}${more}${simulated.en}` };
}

/** What tells the adapter of a port from others: its serial number, else who made it. */
function adapterOf({ session, port }: Entry): string | undefined {
  const usb = session?.device.identity.usbSerial ?? port?.usbSerial;
  return usb === undefined ? port?.manufacturer : `USB ${usb}`;
}

/** `COM5 · USB A50285BI · 9600`. */
const detailOf = (entry: Entry, info: FamilyInfo | undefined): Bilingual =>
  placeName(parseAddress(entry.address), info?.addressForm ?? [], {
    path: entry.port?.path,
    adapter: adapterOf(entry),
  });
