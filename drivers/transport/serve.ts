import type { AddressKind } from '../../electron/contract/address.ts';
import { serveDatagrams } from './datagrams.ts';
import { serveSsh } from './ssh-server.ts';
import { serveTcp, type SimulatorServer } from './servers.ts';
import type { SimulatedInstrument } from './simulated-instrument.ts';

/** `login`: who is let in, where the way itself asks; undefined: everybody. */
type Serve = (port: number, makeInstrument: () => SimulatedInstrument, login?: Login) => Promise<SimulatorServer>;
type Login = Readonly<Record<string, string>>;

/** A line of text over TCP: what no server asks of a terminal, none has to answer (RFC 854). */
const serveTelnet: Serve = async (port, makeInstrument) => {
  const server = await serveTcp(port, makeInstrument);
  return { ...server, address: server.address.replace(/^tcp/, 'telnet') };
};

/** Ways by which a simulated instrument is reached by other programs of this machine, in the order in which one is chosen where only a place is named. */
export const SERVED_KINDS = ['tcp', 'snmp', 'telnet', 'ssh'] as const satisfies readonly AddressKind[];
export type ServedKind = (typeof SERVED_KINDS)[number];
const SERVERS: Readonly<Record<ServedKind, Serve>> = {
  tcp: serveTcp,
  snmp: (port, makeInstrument) => serveDatagrams('snmp://', port, makeInstrument),
  telnet: serveTelnet,
  ssh: serveSsh,
};

/** Listens on 127.0.0.1; port 0 takes a free one. Errors: `listen-failed`. */
export const serve = (
  kind: ServedKind,
  port: number,
  makeInstrument: () => SimulatedInstrument,
  login: Login = {},
): Promise<SimulatorServer> => SERVERS[kind](port, makeInstrument, login);
