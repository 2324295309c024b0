import type { Device } from '../../contract/instrument.ts';
import { parseAddress, wireOf, writeAddress, type FamilyName } from '../../contract/address.ts';
import type { ErrorView } from '../../contract/errors.ts';
import { isTesterInfo, type FamilyInfo, type PortInfo } from '../../contract/family.ts';
import { makerAndModel } from '../../contract/tester.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import type { BenchItem, LinkState } from '../../contract/views.ts';
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
  panel?: DevicePanel;
  connecting?: Promise<Session>;
  /** A look round opened it, nobody named it: aborts that. */
  found?: AbortController;
  /** A run has it. */
  lent: boolean;
  /** Somebody disconnected it: nothing but `connect` brings it back. */
  shut: boolean;
}

const FRESH = { state: 'closed', lent: false, shut: false } as const;

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

/** The rows after a look at the ports: some came, some went; a row in use stays, its session knows about the loss. */
export function withPorts(entries: readonly Entry[], ports: readonly PortInfo[]): Entry[] {
  const here = new Set(ports.map((port) => port.path));
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
    address: entry.address,
    way: entry.port ? 'serial' : kind,
    port: entry.port?.path,
    label: labelOf(entry, info),
    detail: detailOf(entry),
    state: entry.session?.state ?? entry.state,
    simulated: device?.simulated ?? kind === 'sim',
    identity: device?.identity,
    capabilities:
      (device?.role === 'tester' ? device.capabilities : undefined) ??
      (info && isTesterInfo(info) ? info.capabilities : undefined),
    problem: entry.session?.problem ?? entry.problem,
    view: entry.panel?.view(),
    removable: entry.source === 'added',
    numbered: info?.numbered,
  };
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

/** `COM5 · USB A50285BI · 9600`. */
function detailOf(entry: Entry): string {
  const address = parseAddress(entry.address);
  const usb = entry.session?.device.identity.usbSerial ?? entry.port?.usbSerial;
  const place = entry.port?.path ?? address.path ?? address.text;
  return [place, usb === undefined ? '' : `USB ${usb}`, address.path ? (address.options.baud ?? '') : '']
    .filter(Boolean)
    .join(' · ');
}
