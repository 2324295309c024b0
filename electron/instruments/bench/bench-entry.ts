import type { PortInfo } from '../../../drivers/index.ts';
import { parseAddress } from '../../contract/address.ts';
import type { ErrorView } from '../../contract/errors.ts';
import type { Family, FamilyInfo } from '../../contract/tester.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { BenchItem, LinkState } from '../../contract/views.ts';
import { words } from '../../contract/words/index.ts';
import type { Panel } from './panel.ts';
import { nameOf, type Session } from '../line/session.ts';

/** Where an entry comes from, in the order in which the bench shows them. */
export const SOURCES = ['added', 'port', 'loop', 'by-hand', 'simulated'] as const;
export type Source = (typeof SOURCES)[number];

/** One row of the bench, and what goes on with it. */
export interface Entry {
  readonly id: string;
  readonly source: Source;
  /** The port of the system it belongs to. */
  port?: PortInfo;
  /** `family@address`; of an unknown port: what is tried first. */
  address: string;
  /** Absent until something has answered on a port. */
  family?: Family;
  state: LinkState;
  problem?: ErrorView;
  session?: Session;
  panel?: Panel;
  connecting?: Promise<Session>;
  /** A look round opened it, nobody named it: aborts that. */
  found?: AbortController;
  /** A run has it. */
  lent: boolean;
  /** Somebody disconnected it: nothing but `connect` brings it back. */
  shut: boolean;
}

export function newEntry(source: Source, address: string, port?: PortInfo): Entry {
  const unknown = source === 'port';
  return {
    id: unknown ? `port:${port?.path}` : address,
    source,
    port,
    address,
    family: unknown ? undefined : parseAddress(address).family,
    state: 'closed',
    lent: false,
    shut: false,
  };
}

/** What needs no port: the set that a person reads, and simulators, so that the whole job can be tried at once. */
export function builtInEntries(): Entry[] {
  return [newEntry('by-hand', 'manual'), newEntry('simulated', 'comtech@sim:'), newEntry('simulated', 'loop@sim:')];
}

/** The rows after a look at the ports: some came, some went; a row in use stays, its session knows about the loss. */
export function withPorts(entries: readonly Entry[], ports: readonly PortInfo[]): Entry[] {
  const here = new Set(ports.map((port) => port.path));
  const kept = entries.filter((entry) => !entry.port || isInHand(entry) || here.has(entry.port.path));
  for (const port of ports) {
    for (const source of ['port', 'loop'] as const) {
      const known = kept.find((entry) => entry.source === source && entry.port?.path === port.path);
      if (known) known.port = port;
      else kept.push(newEntry(source, `${source === 'port' ? 'comtech' : 'loop'}@${port.path}`, port));
    }
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
export function placeOf(entry: Entry): string {
  const { host, port } = parseAddress(entry.address);
  return pathOf(entry) ?? (host === undefined ? entry.id : `${host}:${port}`);
}

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
  const tester = entry.session?.tester;
  const title = titleOf(entry, info);
  return {
    id: entry.id,
    family: entry.family,
    address: entry.address,
    label: labelOf(entry, title),
    title,
    detail: detailOf(entry),
    state: entry.session?.state ?? entry.state,
    simulated: tester?.simulated ?? parseAddress(entry.address).kind === 'sim',
    identity: tester?.identity,
    capabilities: tester?.capabilities ?? (entry.family ? info?.capabilities : undefined),
    problem: entry.session?.problem ?? entry.problem,
    panel: entry.panel?.view(),
    removable: entry.source === 'added',
  };
}

function titleOf(entry: Entry, info: FamilyInfo | undefined): Bilingual | undefined {
  if (entry.source === 'simulated' && entry.family === 'comtech') return words['bench.simulator'];
  return entry.family === undefined ? undefined : info?.title;
}

/** What it calls itself; else the kind; else the port. */
function labelOf(entry: Entry, title: Bilingual | undefined): string {
  const { tester } = entry.session ?? {};
  if (tester && tester.family === 'comtech')
    return nameOf({ maker: tester.identity.maker, model: tester.identity.model });
  return title?.en ?? entry.port?.path ?? entry.address;
}

/** `COM5 · USB A50285BI · 9600`. */
function detailOf(entry: Entry): string {
  const address = parseAddress(entry.address);
  const usb = entry.session?.tester.identity.usbSerial ?? entry.port?.usbSerial;
  const place = address.path ?? (address.kind === 'none' ? '' : address.text);
  return [place, usb === undefined ? '' : `USB ${usb}`, address.path ? (address.options.baud ?? '') : '']
    .filter(Boolean)
    .join(' · ');
}
