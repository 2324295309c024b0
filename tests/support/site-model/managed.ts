import type { Observation, Side } from '../../../electron/contract/site.ts';
import { farAlarm, receivedOf } from './carried.ts';
import { isLinked, tributaryLost } from './boxes.ts';
import { AGAINST_ORDER } from './faults.ts';
import { clean, counts, endBox, farOf, has, kindOf, onE1, read, reads, type Line } from './line.ts';
import { fromNetwork, lightAtBox, lightAtNetwork, network, path, received } from './signals.ts';

const DAY_S = 86_400;

/** Whether a node can be read: over its own fibre, so with supply, both cores and its own port good. */
export const nodeAnswers = (line: Line, side: Side): boolean =>
  !has(
    line,
    `node_${side}`,
    'power',
    ...(reads(line, 'node without its optical port is silent') ? ['receiver', 'transmitter'] : []),
  ) && !has(line, `fibre_${side}`, 'cut-i', 'cut-o', 'cut');

/** Without its dead receiver, where a node does not report it. */
const withReceiver = (line: Line, side: Side): Line =>
  reads(line, 'node without receiver reports RDI')
    ? line
    : { ...line, faults: line.faults.filter(({ section, kind }) => section !== `node_${side}` || kind !== 'receiver') };
function ofE1Node(line: Line, side: Side): Partial<Observation<'alarms'>> {
  const at = path(line, side);
  const good = at.signal === 'ok';
  const card = has(line, `node_${side}`, 'card');
  return {
    tributaryFromCustomer: tributaryLost(line, side, reads(line, 'failed card hides the tributary')) ? 'LOS' : 'ok',
    codeViolations: has(line, endBox(line, side), 'line-code'),
    ownCard: card ? 'failed' : 'ok',
    clock: has(line, `node_${side}`, 'no-clock') ? 'freeRunning' : 'locked',
    pathFromNetwork: good ? 'ok' : 'AIS',
    aisTowardsCustomer:
      !card &&
      (reads(line, 'AIS of the far tributary counts as sent towards the customer') ? fromNetwork(line, side) : at)
        .signal === 'AIS',
    ...(good ? { pathErrors: counts(line, at, DAY_S) } : {}),
    pathRdi:
      good && !has(line, 'net', 'loop-left') && path(withReceiver(line, farOf(side)), farOf(side)).signal !== 'ok',
  };
}
export function alarmsOfNode(line: Line, side: Side): Observation<'alarms'> {
  if (!line.managed.nodes) return { available: false };
  if (!nodeAnswers(line, side)) return { available: true, answers: false };
  return {
    available: true,
    answers: true,
    line: lightAtBox(line, side) === 'weak' ? 'B2 errors' : 'ok',
    ...(onE1(line) ? ofE1Node(line, side) : { ethernetPort: isLinked(line, side) ? 'up' : 'down' }),
  };
}
export function alarmsOfNetwork(line: Line): Observation<'alarms'> {
  if (!line.managed.network) return { available: false };
  const light = (side: Side): 'ok' | 'LOS' | 'B2 errors' =>
    ({ ok: 'ok', LOS: 'LOS', weak: 'B2 errors' })[lightAtNetwork(line, side)] as 'ok';
  const looped = has(line, 'net', 'loop-left');
  return {
    available: true,
    lightFromA: light('a'),
    lightFromZ: light('z'),
    pathAZ: { ...read(line, network(line, 'a', clean()), DAY_S), looped },
    pathZA: { ...read(line, network(line, 'z', clean()), DAY_S), looped },
  };
}

function discards(line: Line, box: string): { frames: number; seconds: number[] } {
  if (has(line, box, 'bursts')) return { frames: line.burstAt.length * 60, seconds: line.burstAt.slice(0, 80) };
  return { frames: has(line, box, 'packet-loss', 'large-frames', 'long-zeros') ? 52_000 : 0, seconds: [] };
}
export function registersOf(line: Line, side: Side): Observation<'registers'> {
  const box = endBox(line, side);
  if (!line.managed.converters) return { available: false };
  if (has(line, box, 'power')) return { available: true, answers: false };
  const arrives = receivedOf(line, side);
  const framed = !onE1(line) || received(line, side).framed;
  return {
    available: true,
    answers: true,
    lineReceive:
      arrives.signal === 'ok' && !framed ? { signal: 'LOF', patternSync: false } : read(line, arrives, DAY_S),
    remoteAlarm: farAlarm(line, side),
    dataPort: isLinked(line, side) ? 'up' : 'down',
    discards: discards(line, box),
  };
}

const SETTINGS_OPEN: Readonly<Record<string, (line: Line) => boolean>> = {
  router: ({ routersOpen }) => routersOpen,
  net: ({ managed }) => managed.network,
};
export function settingsOf(line: Line, section: string): Observation<'settings'> {
  if (SETTINGS_OPEN[kindOf(section)]?.(line) === false) return { available: false };
  const differ = line.faults
    .filter((fault) => fault.section === section)
    .flatMap(({ kind }) => AGAINST_ORDER[kind] ?? []);
  return { available: true, notAsOrdered: differ };
}

const DBM = { ok: -17, weak: -33, LOS: -60 } as const;
const dbm = (line: Line, light: 'ok' | 'weak' | 'LOS'): number =>
  DBM[light] + (light === 'LOS' ? 0 : Math.round(line.random() * 10) / 10);
export function opticalOf(line: Line, section: string): Observation<'optical'> {
  if (section === 'net') {
    if (!line.managed.network) return { available: false };
    return { fromADbm: dbm(line, lightAtNetwork(line, 'a')), fromZDbm: dbm(line, lightAtNetwork(line, 'z')) };
  }
  const side = section.slice(-1) as Side;
  const sends = has(line, section, 'power', 'transmitter') ? -60 : -8;
  // A dead receiver cannot tell the light that a meter in its place would.
  const unseen = !reads(line, 'dead receiver lets the light be read') && has(line, section, 'receiver');
  return { receivesDbm: dbm(line, unseen ? 'LOS' : lightAtBox(line, side)), sendsDbm: sends };
}
