import type { Observation, Side } from '../../../electron/contract/site.ts';
import { farAlarm, isCarried, receivedOf, receivesGood } from './carried.ts';
import { endBox, has, isEthernetRouter, isV35, onE1, reads, type Line } from './line.ts';
import { lightAtBox, lightAtNetwork, received } from './signals.ts';

type Lamps = Record<string, 'on' | 'off' | 'flashing' | boolean>;
const lit = (on: boolean): 'on' | 'off' => (on ? 'on' : 'off');
const isDark = (line: Line, box: string): boolean => has(line, box, 'power');

/** Whether the port between an end box and the router beside it has a link. */
export const isLinked = (line: Line, side: Side): boolean => {
  const box = endBox(line, side);
  return (
    !has(line, box, 'power', 'data-port') &&
    !(reads(line, 'link goes with the router') && isDark(line, `router_${side}`))
  );
};

function ofConverter(line: Line, side: Side): Lamps {
  const arrives = received(line, side);
  const looped = has(line, 'net', 'loop-left');
  const shown = looped ? { signal: 'ok', framed: true } : arrives;
  return {
    PWR: 'on',
    LOS: lit(shown.signal === 'LOS'),
    AIS: lit(shown.signal === 'AIS'),
    LOF: lit(shown.signal === 'ok' && !shown.framed),
    ERR: lit(
      arrives.signal === 'ok' &&
        arrives.errorsPerS > (reads(line, 'background of errors lights ERR') ? 0 : line.backgroundPerS),
    ),
    REMOTE: farAlarm(line, side) ? 'flashing' : 'off',
    LINK: lit(isLinked(line, side)),
    SYNC: lit(isCarried(line)),
  };
}
function ofModem(line: Line, side: Side): Lamps {
  const arrives = receivedOf(line, side);
  const reaches = lightAtNetwork(line, side) !== 'LOS';
  return {
    PWR: 'on',
    NOP: lit(arrives.signal === 'LOS'),
    LOF: lit(!reads(line, 'modem shows no LOF for AIS') && arrives.signal === 'AIS'),
    ERR: lit(arrives.signal === 'ok' && arrives.errorsPerS > 0 && lightAtBox(line, side) === 'weak'),
    REMOTE:
      arrives.signal !== 'LOS' && !reaches ? (reads(line, 'REMOTE flashes on a modem') ? 'flashing' : 'on') : 'off',
    LINK: lit(isLinked(line, side)),
  };
}
/** Whether a node gets nothing from the customer's side of a 2M, or its card does not. */
export const tributaryLost = (line: Line, side: Side, cardCounts = true): boolean =>
  (cardCounts && has(line, `node_${side}`, 'card')) ||
  has(line, endBox(line, side), 'power', 'transmitter') ||
  has(line, `cable_${side}`, 'cut-o', 'cut', 'crossed');
function ofNode(line: Line, side: Side): Lamps {
  const light = has(line, `node_${side}`, 'receiver') ? 'LOS' : lightAtBox(line, side);
  const port: Lamps = onE1(line) ? { TRIB_LOS: lit(tributaryLost(line, side)) } : { LINK: lit(isLinked(line, side)) };
  return { PWR: 'on', NOP: lit(light === 'LOS'), E6: lit(light === 'weak'), ...port };
}

/** Whether the router's port towards the line is up. */
export function wanPortUp(line: Line, side: Side): boolean {
  if (isEthernetRouter(line, side) || isV35(line, side)) return isLinked(line, side);
  return receivesGood(line, side);
}
const lanUp = (line: Line, side: Side): boolean => !isDark(line, `switch_${side}`) && !isDark(line, `router_${side}`);
const LAMPS: Readonly<Record<string, (line: Line, side: Side) => Lamps>> = {
  conv: ofConverter,
  modem: ofModem,
  node: ofNode,
  router: (line, side) => ({ PWR: 'on', LAN: lit(lanUp(line, side)), WAN: lit(wanPortUp(line, side)) }),
  switch: (line, side) => ({
    PWR: 'on',
    allPortsFlashTogether: has(line, `switch_${side}`, 'two-uplinks'),
    UPLINK: lit(lanUp(line, side)),
  }),
};
export const lampsOf = (line: Line, kind: string, side: Side): Observation<'lamps'> =>
  isDark(line, `${kind}_${side}`) ? { lamps: { PWR: 'off' } } : { lamps: LAMPS[kind]!(line, side) };
/** Its 2M plug looped: a converter sees itself if its receiver and transmitter work. */
export function selfLoop(line: Line, side: Side): Observation<'lamps'> {
  const box = `conv_${side}`;
  if (isDark(line, box)) return { lamps: { PWR: 'off' } };
  return { lamps: { PWR: 'on', LOS: lit(has(line, box, 'receiver', 'transmitter')) } };
}

/** Whether what a serial router receives over the line is not as the far one sent it. */
const damagedInput = (line: Line, side: Side): boolean => {
  const arrives = receivedOf(line, side);
  return arrives.errorsPerS > 0 || arrives.bursts || arrives.slips;
};
function wanInputErrors(line: Line, side: Side): number {
  if (has(line, `router_${side}`, 'wan-port')) return 5_200;
  if (isEthernetRouter(line, side) || !isCarried(line)) return 0;
  const byConverter = ['conv_a', 'conv_z'].some((at) => has(line, at, 'packet-loss', 'bursts'));
  return byConverter || damagedInput(line, side) ? 1_200 : 0;
}
/** Whether the two routers hear each other over the line. */
const speak = (line: Line): boolean =>
  isCarried(line) &&
  (['a', 'z'] as const).every(
    (side) => wanPortUp(line, side) && !has(line, `router_${side}`, 'encapsulation', 'hung', 'power'),
  );
function wanOf(line: Line, side: Side): 'up/up' | 'up/down' | 'up/down (looped)' | 'down/down' {
  if (!wanPortUp(line, side)) return 'down/down';
  if (isEthernetRouter(line, side)) return 'up/up';
  if (has(line, 'net', 'loop-left')) return 'up/down (looped)';
  return speak(line) ? 'up/up' : 'up/down';
}
function controllerOf(line: Line, side: Side): { controller: 'ok' | 'LOS' | 'AIS' | 'LOF'; rai: boolean } {
  const { signal, framed } = received(line, side);
  return { controller: signal === 'ok' && !framed ? 'LOF' : signal, rai: farAlarm(line, side) };
}
export function countersOf(line: Line, side: Side): Observation<'counters'> {
  const box = `router_${side}`;
  if (!line.routersOpen) return { available: false };
  if (has(line, box, 'power', 'hung')) return { available: true, answers: false };
  return {
    available: true,
    answers: true,
    wan: wanOf(line, side),
    wanInputErrors: wanInputErrors(line, side),
    lan: lanUp(line, side) ? 'up' : 'down',
    lanInputErrors: has(line, box, 'lan-port') ? 4_100 : 0,
    cpuHigh: has(line, box, 'overloaded'),
    ...(isV35(line, side)
      ? {
          leads: {
            DSR: isLinked(line, side),
            DCD: isLinked(line, side) && (!reads(line, 'DCD falls with the line') || receivesGood(line, side)),
          },
        }
      : {}),
    ...(endBox(line, side) === box ? controllerOf(line, side) : {}),
  };
}
export function routerLoop(line: Line, side: Side): Observation<'routerloop'> {
  const silent = has(line, `router_${side}`, 'power', 'hung', 'receiver', 'transmitter');
  return silent ? { port: 'noAnswer' } : { port: 'upLooped', inputErrors: has(line, `router_${side}`, 'wan-port') };
}
