import type { Side } from '../contract/site.ts';
import { says, type Answer } from './answer.ts';
import type { Part } from './kinds.ts';
import { eitherEnd, misspoken, otherSide, routerOf, sideOf, type World } from './line.ts';
import { yes } from './reads.ts';
import { hearsAlarm, leaving, reaching, seenBy, sent } from './signals.ts';

type Lamps = Record<string, string | undefined>;

const on = (is: boolean): string => (is ? 'on' : 'off');
/** A lamp that may be steady or flash. */
const LIT = 'on|flashing';
const notOff = (is: boolean): string => (is ? LIT : 'off');

/** Whether a box's Ethernet or V.35 port has somebody at its other end. */
const routerIdle = (world: World, side: Side): boolean =>
  world.dark(routerOf(side)) || world.fails(routerOf(side), 'everything');

function converterLamps(world: World, box: string): Lamps {
  const side = sideOf(box)!;
  const seen = seenBy(world, side);
  const far = seenBy(world, otherSide(side));
  const looped = world.own('net', 'loop');
  const lineGood = seen.is === 'ok' && far.is === 'ok' && !looped && !world.dark(world.box[otherSide(side)]);
  const oddEnd = world.part(world.box[otherSide(side)]) === 'card';
  return {
    LOS: on(seen.is === 'LOS' && !looped),
    AIS: on(seen.is === 'AIS' && !looped),
    LOF: on(seen.is === 'LOF' && !looped),
    ERR: seen.is === 'ok' && (seen.errors || seen.slips) ? undefined : 'off',
    REMOTE: notOff(hearsAlarm(world, side)),
    LINK: world.fails(box, 'data port') ? 'off' : routerIdle(world, side) ? undefined : 'on',
    SYNC:
      lineGood && !eitherEnd(world, 'brand')
        ? oddEnd ||
          world.fails(box, 'data port') ||
          eitherEnd(world, 'clock') ||
          eitherEnd(world, 'line code') ||
          seen.slips ||
          seen.errors ||
          far.errors
          ? undefined
          : 'on'
        : 'off',
  };
}

function modemLamps(world: World, box: string): Lamps {
  const side = sideOf(box)!;
  const seen = seenBy(world, side);
  // Its own light does not reach the exchange.
  const unheard = leaving(world, side, sent(world, side)).light.is === 'LOS';
  return {
    NOP: on(seen.is === 'LOS'),
    LOF: seen.is === 'AIS' ? undefined : 'off',
    ERR: seen.is !== 'ok' || seen.errors ? undefined : 'off',
    REMOTE: seen.is === 'ok' ? notOff(unheard) : undefined,
    LINK: world.fails(box, 'data port') ? 'off' : routerIdle(world, side) ? undefined : 'on',
  };
}

function nodeLamps(world: World, node: string): Lamps {
  const side = sideOf(node)!;
  const light = reaching(world, side).light;
  const errored = world.harms(`fibre_${side}`, side, 'in').includes('errors');
  const dark = light.is === 'LOS' || world.fails(node, 'receiver');
  const shared = {
    NOP: on(dark),
    E6: dark ? undefined : errored ? 'on' : light.errors ? undefined : 'off',
  };
  if (world.part(node) === 'port')
    return { ...shared, LINK: world.fails(node, 'data port') ? 'off' : routerIdle(world, side) ? undefined : 'on' };
  const lost = leaving(world, side, sent(world, side)).ddf.is === 'LOS' || world.fails(node, 'tributary card');
  const unsure = world.fails(world.box[side], 'everything');
  return { ...shared, TRIB_LOS: unsure ? undefined : on(lost) };
}

function routerLamps(world: World, router: string): Lamps {
  const side = sideOf(router)!;
  const box = world.box[side];
  const card = box === router;
  const hung = world.fails(router, 'everything');
  const linked = !world.dark(box) && !world.fails(box, 'data port');
  const wan = card ? seenBy(world, side).is === 'ok' : linked;
  // On an E1 card or V.35 port the lamp may follow the protocol as well.
  const sure = !wan || (!card && world.part(router) === 'router') || !protocolDown(world, side);
  return {
    LAN: hung || world.dark(`switch_${side}`) ? undefined : 'on',
    WAN: hung || !sure ? undefined : on(wan),
  };
}

const protocolDown = (world: World, side: Side): boolean => {
  const far = otherSide(side);
  return (
    world.own('net', 'loop') ||
    misspoken(world) ||
    eitherEnd(world, 'brand') ||
    seenBy(world, far).is !== 'ok' ||
    seenBy(world, side).is !== 'ok' ||
    routerIdle(world, far) ||
    world.fails(world.box[far], 'data port')
  );
};

function switchLamps(world: World, id: string): Lamps {
  return {
    UPLINK: routerIdle(world, sideOf(id)!) ? undefined : 'on',
    together: yes(world.own(id, 'two-uplinks')),
  };
}

const LAMPS_OF: Readonly<Partial<Record<Part, (world: World, box: string) => Lamps>>> = {
  v35: converterLamps,
  bridge: converterLamps,
  modem: modemLamps,
  node: nodeLamps,
  port: nodeLamps,
  switch: switchLamps,
};

/** Lamps of a box; without supply it shows none. */
export function lampsAnswer(world: World, box: string): Answer {
  if (world.dark(box)) return says({ PWR: 'off' });
  const lamps = LAMPS_OF[world.part(box) ?? 'net'] ?? routerLamps;
  return says({ PWR: 'on', ...lamps(world, box) });
}

/** A converter with its 2M plug looped to itself. */
export function selfloopAnswer(world: World, box: string): Answer {
  if (world.dark(box)) return says({ PWR: 'off' });
  return says({ PWR: 'on', LOS: on(world.fails(box, 'receiver') || world.fails(box, 'transmitter')) });
}

/** A router with its WAN port looped. */
export function routerloopAnswer(world: World, router: string): Answer {
  if (world.dark(router) || world.fails(router, 'everything') || world.fails(router, 'receiver'))
    return says({ port: 'noAnswer' });
  if (world.fails(router, 'transmitter')) return says({});
  return says({
    port: 'upLooped',
    inputErrors: world.own(router, 'wan-port') ? 'yes' : world.own(router, 'impedance') ? undefined : 'no',
  });
}

export const powerAnswer = (world: World, box: string): Answer => says({ supply: world.dark(box) ? 'none' : 'good' });

const level = (harms: readonly string[]): string =>
  harms.includes('cut') ? 'dark' : harms.includes('errors') ? 'weak' : 'good';

/** Optical power at a node, at a modem, at the network's two entrances. */
export function opticalAnswer(world: World, section: string): Answer {
  const arrives = (side: Side): string => {
    const box = world.frames ? world.box[side] : `node_${side}`;
    if (world.dark(box) || world.fails(box, 'transmitter')) return 'dark';
    return level(world.harms(`fibre_${side}`, side, 'out'));
  };
  if (section === 'net') {
    if (!world.line.managed.network) return says({ available: 'no' });
    return says({ fromA: arrives('a'), fromZ: arrives('z') });
  }
  const side = sideOf(section)!;
  const unread = world.dark(section);
  return says({
    receives: unread || world.fails(section, 'receiver') ? undefined : level(world.harms(`fibre_${side}`, side, 'in')),
    sends: unread ? undefined : world.fails(section, 'transmitter') ? 'dark|weak' : 'good',
  });
}
