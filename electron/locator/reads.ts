import type { Side } from '../contract/site.ts';
import { says, type Answer } from './answer.ts';
import { eitherEnd, misspoken, otherSide, routerOf, sideOf, type World } from './line.ts';
import { countsOf, nodeAnswers } from './loops.ts';
import { lineMeets } from './packets.ts';
import { hearsAlarm, inNetwork, leaving, pathTo, reaching, seenBy, sent, type Sig } from './signals.ts';

export const yes = (is: boolean): string => (is ? 'yes' : 'no');
const NOT_THERE = says({ available: 'no' });
const SILENT = says({ available: 'yes', answers: 'no' });
const THERE = { available: 'yes', answers: 'yes' };

/** 24-hour registers of a converter or modem. */
export function registersAnswer(world: World, box: string): Answer {
  if (!world.line.managed.converters) return NOT_THERE;
  if (world.dark(box)) return SILENT;
  const side = sideOf(box)!;
  const seen = seenBy(world, side);
  const drops = world.kinds(box).some(({ packets }) => ['always', 'large', 'zeros', 'bursts'].includes(packets ?? ''));
  const sets = world.kinds(box).some(({ packets }) => packets === 'all' || packets === 'rate');
  const router = routerOf(side);
  const idle = world.dark(router) || world.fails(router, 'everything');
  return says({
    ...THERE,
    signal: seen.is,
    ...countsOf(world.own('net', 'loop') ? { ...seen, slips: false } : seen, true),
    remote: world.own('net', 'loop') ? 'no' : yes(hearsAlarm(world, side)),
    port: world.fails(box, 'data port') ? 'down' : idle ? undefined : 'up',
    discards: drops ? (idle ? undefined : 'some') : sets ? undefined : 'none',
  });
}

const lightSeen = (world: World, side: Side, way: 'out' | 'in', sig: Sig): string =>
  sig.is === 'LOS' ? 'LOS' : world.harms(`fibre_${side}`, side, way).includes('errors') ? 'B2' : 'ok';

/** What the node of an end sees of the customer: its tributary, in 2 Mbit/s. */
const fromCustomer = (world: World, side: Side): Sig => leaving(world, side, sent(world, side)).ddf;
const vague = (world: World, side: Side): boolean =>
  fromCustomer(world, side).is !== 'ok' || world.fails(`node_${side}`, 'tributary card');

/** Alarms of an access node. */
export function nodeAlarmsAnswer(world: World, node: string): Answer {
  if (!world.line.managed.nodes) return NOT_THERE;
  const side = sideOf(node)!;
  const far = otherSide(side);
  const answers = nodeAnswers(world, side);
  if (answers === false) return SILENT;
  // With a dead receiver or transmitter it may be out of reach as well.
  const there = answers === undefined ? { available: 'yes' } : THERE;
  const seen = lightSeen(world, side, 'in', reaching(world, side).light) === 'B2' ? 'B2' : 'ok';
  const line = answers === undefined ? undefined : seen;
  const idle = world.dark(routerOf(side)) || world.fails(routerOf(side), 'everything');
  if (world.part(node) === 'port')
    return says({ ...there, line, port: world.fails(node, 'data port') ? 'down' : idle ? undefined : 'up' });
  const path = pathTo(world, side);
  const other = pathTo(world, far);
  const looped = world.own('net', 'loop');
  const cardFailed = world.fails(node, 'tributary card');
  // Where the far customer's signal is gone, the far node sends AIS in a path that may be good itself.
  const unsure = looped || (path.is === 'ok' && vague(world, far));
  return says({
    ...there,
    line,
    tributary:
      idle && world.box[side] === routerOf(side) && !world.dark(routerOf(side))
        ? undefined
        : cardFailed
          ? undefined
          : yes(fromCustomer(world, side).is === 'ok'),
    violations: yes(world.disagrees(world.box[side], 'line code')),
    card: cardFailed ? 'failed' : 'ok',
    clock: world.own(node, 'clock') ? 'freeRunning' : 'locked',
    path: unsure ? undefined : path.is === 'ok' ? 'ok' : 'AIS',
    ...(looped ? {} : countsOf(path, true, 'path ')),
    rdi:
      unsure || vague(world, side) || world.fails(`node_${far}`, 'receiver')
        ? undefined
        : yes(path.is === 'ok' && other.is !== 'ok' && !world.dark(`node_${far}`)),
    ais: cardFailed ? 'no' : unsure ? undefined : yes(path.is !== 'ok'),
  });
}

/** Alarms of the network. */
export function netAlarmsAnswer(world: World): Answer {
  if (!world.line.managed.network) return NOT_THERE;
  const entering = (side: Side): Sig => leaving(world, side, sent(world, side)).light;
  const way = (name: string, from: Side): Record<string, string> => {
    const sig = inNetwork(world, from);
    const looped = world.own('net', 'loop');
    // What enters wrong may be told as what goes through.
    if (!looped && sig.is === 'ok' && entering(from).is !== 'ok') return { [`${name} looped`]: 'no' };
    return looped
      ? { [`${name} looped`]: 'yes' }
      : { [name]: sig.is, [`${name} looped`]: 'no', ...countsOf(sig, true, `${name} `) };
  };
  return says({
    available: 'yes',
    lightA: lightSeen(world, 'a', 'out', entering('a')),
    lightZ: lightSeen(world, 'z', 'out', entering('z')),
    ...way('AZ', 'a'),
    ...way('ZA', 'z'),
  });
}

/** A tester that listens at a DDF, a quarter of an hour. */
export function monitorAnswer(world: World, side: Side): Answer {
  const clocks = eitherEnd(world, 'clock');
  const hung = (at: Side): boolean => world.fails(world.box[at], 'everything');
  const [up, down] = [fromCustomer(world, side), reaching(world, side).ddf];
  const told = (name: string, sig: Sig, unsure: boolean): Record<string, string> => {
    if (unsure) return {};
    const counts = countsOf(sig, false, `${name} `);
    if (clocks) delete counts[`${name} slips`];
    return { [name]: sig.is, ...counts };
  };
  return says({
    ...told('up', up, hung(side)),
    ...told('down', down, hung(otherSide(side))),
    violations: yes(world.disagrees(world.box[side], 'line code')),
  });
}

/** Whether the port leads into a box that is there and whose port works. */
const linked = (world: World, side: Side): boolean =>
  !world.dark(world.box[side]) && !world.fails(world.box[side], 'data port');

/** State of a router's WAN port as its protocol has it. */
function wanState(world: World, side: Side): string | undefined {
  const part = world.part(routerOf(side));
  if (part === 'router') return linked(world, side) ? 'up/up' : 'down/down';
  if (part === 'serial' && !linked(world, side)) return 'down/down';
  if (world.own('net', 'loop')) return 'up/down (looped)';
  if (part === 'card' && seenBy(world, side).is !== 'ok') return 'down/down|up/down';
  if (misspoken(world)) return 'up/down';
  if (lineMeets(world).includes('all') || !linked(world, otherSide(side))) return 'up/down|down/down';
  const far = routerOf(otherSide(side));
  return world.dark(far) || world.fails(far, 'everything') ? undefined : 'up/up';
}

/** Errors that a router's WAN port counted in 24 hours. */
function wanErrors(world: World, side: Side): string | undefined {
  const router = routerOf(side);
  if (world.own(router, 'wan-port')) return 'some';
  const part = world.part(router);
  if (part === 'router') return 'none';
  if (wanState(world, side) !== 'up/up') return undefined;
  const seen = seenBy(world, side);
  if (seen.errors || seen.bursts || seen.slips) return 'some';
  const converters = [world.box.a, world.box.z].filter((id) => world.part(id) === 'v35');
  if (converters.some((id) => world.kinds(id).some(({ packets }) => packets === 'always' || packets === 'bursts')))
    return 'some';
  const other = seenBy(world, otherSide(side));
  return other.errors || other.bursts || other.slips || eitherEnd(world, 'line code') ? undefined : 'none';
}

/** Counters of a router over 24 hours. */
export function countersAnswer(world: World, router: string): Answer {
  if (!world.line.routersOpen) return NOT_THERE;
  if (world.dark(router) || world.fails(router, 'everything')) return SILENT;
  const side = sideOf(router)!;
  const lan = `switch_${side}`;
  const part = world.part(router);
  const disturbed = world.kinds(lan).some(({ packets }) => packets !== undefined);
  const looped = world.own('net', 'loop');
  return says({
    ...THERE,
    wan: wanState(world, side),
    wanErrors: wanErrors(world, side),
    lan: world.dark(lan) ? undefined : 'up',
    lanErrors: world.own(router, 'lan-port') ? 'some' : disturbed ? undefined : 'none',
    cpu: world.kinds(router).some(({ packets }) => packets === 'overload') ? 'yes' : disturbed ? undefined : 'no',
    ...(part === 'card'
      ? { controller: seenBy(world, side).is, rai: looped ? 'no' : yes(hearsAlarm(world, side)) }
      : {}),
    ...(part === 'serial' && linked(world, side) && !lineMeets(world).includes('all') && linked(world, otherSide(side))
      ? { leads: 'up' }
      : {}),
    ...(part === 'serial' && world.dark(world.box[side]) ? { leads: 'down' } : {}),
  });
}

/** Settings against the order. */
export function settingsAnswer(world: World, section: string): Answer {
  const part = world.part(section);
  const { routersOpen, managed } = world.line;
  const router = part === 'router' || part === 'serial' || part === 'card';
  if ((router && !routersOpen) || (part === 'net' && !managed.network)) return NOT_THERE;
  const orders = world.kinds(section).flatMap(({ order }) => order ?? []);
  // A box without supply may or may not be readable; its settings are what they are.
  return says({
    available: router && world.dark(section) ? undefined : 'yes',
    order: orders.length === 0 ? 'none' : orders.join('|'),
  });
}
