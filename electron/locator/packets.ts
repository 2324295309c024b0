import { SITE_RUNGS, type Side, type SiteRung } from '../contract/site.ts';
import type { Answer, LossBand } from './answer.ts';
import { eitherEnd, misspoken, otherSide, routerOf, type World } from './line.ts';
import { lossOf, timesOf, type Look, type Met } from './losses.ts';
import { seenBy } from './signals.ts';

/** Where a ladder starts: a computer, the switch, the router's LAN port, in the place of the router, the router itself. */
export type Place = 'pc' | 'switch' | 'router' | 'line' | 'cli';

/** The line between the two end boxes, for packets. */
export function lineMeets(world: World): Met[] {
  const [a, z] = [seenBy(world, 'a'), seenBy(world, 'z')];
  if (a.is !== 'ok' || z.is !== 'ok' || world.own('net', 'loop') || eitherEnd(world, 'brand')) return ['all'];
  return [
    ...(a.errors || z.errors ? (['errors'] as const) : []),
    ...(a.bursts || z.bursts ? (['bursts'] as const) : []),
    ...(a.slips || z.slips ? (['slips'] as const) : []),
    ...(eitherEnd(world, 'line code') ? (['zeros'] as const) : []),
  ];
}

/** A converter, modem or Ethernet node with its data port; an E1 card is part of its router. */
export function boxMeets(world: World, side: Side): Met[] {
  const box = world.box[side];
  if (box === routerOf(side)) return [];
  if (world.dark(box) || world.fails(box, 'data port')) return ['all'];
  return world.kinds(box).flatMap(({ packets }) => packets ?? []);
}

/** The router itself, whoever goes through it. */
function routerMeets(world: World, side: Side): Met[] {
  const router = routerOf(side);
  if (world.dark(router) || world.fails(router, 'everything')) return ['all'];
  return world.kinds(router).some(({ packets }) => packets === 'overload') ? ['overload'] : [];
}

const wanMeets = (world: World, side: Side): Met[] => [
  ...(world.own(routerOf(side), 'wan-port') ? (['always'] as const) : []),
  ...(world.own(routerOf(side), 'mtu') ? (['all-large'] as const) : []),
];
const lanMeets = (world: World, side: Side): Met[] => (world.own(routerOf(side), 'lan-port') ? ['always'] : []);

function switchMeets(world: World, side: Side): Met[] {
  const id = `switch_${side}`;
  if (world.dark(id)) return ['all'];
  return world
    .kinds(id)
    .flatMap(({ packets }): Met[] => (packets === 'bad-port' || packets === 'uplinks' ? [packets] : []));
}

/** The computer's own card, supply and subnet. */
function pcMeets(world: World, side: Side): Met[] {
  if (world.own(`pc_${side}`, 'off') || world.own(`switch_${side}`, 'two-subnets')) return ['all'];
  return world.kinds(`pc_${side}`).flatMap(({ packets }) => packets ?? []);
}

const noRoute = (world: World, side: Side): boolean => world.disagrees(routerOf(side), 'route');

/** From where the ladder starts to the router of that end, and what it meets on leaving it. */
function nearMeets(world: World, place: Place, side: Side): { lan: Met[]; gateway: Met[]; beyond: Met[] } {
  const inLan = place === 'pc' || place === 'switch';
  const lan = [...(place === 'pc' ? pcMeets(world, side) : []), ...(inLan ? switchMeets(world, side) : [])];
  if (place === 'line') return { lan, gateway: [], beyond: [] };
  const body = routerMeets(world, side);
  const gateway = [...lan, ...(place === 'cli' ? [] : lanMeets(world, side)), ...body];
  const own = place === 'cli' && body.includes('overload') ? gateway.map((): Met => 'unsure') : gateway;
  const wrong: Met[] = place === 'pc' && world.own(`pc_${side}`, 'wrong-gateway') ? ['all'] : [];
  const half: Met[] = inLan && world.own(`switch_${side}`, 'two-gateways') ? ['half'] : [];
  return { lan, gateway: own, beyond: [...own, ...wrong, ...half, ...wanMeets(world, side)] };
}

/** The far local network as packets meet it that come from the line. */
function hostMeets(world: World, far: Side): { host2: Met[]; host: Met[] } {
  const way: Met[] = world.own(`switch_${far}`, 'two-gateways') ? ['unsure'] : [];
  const host2 = [...lanMeets(world, far), ...switchMeets(world, far), ...way];
  const lost: Met[] = world.own(`pc_${far}`, 'wrong-gateway') ? ['all'] : [];
  return { host2, host: [...host2, ...pcMeets(world, far), ...lost] };
}

/** Whether a converter's own answers go out in its wrong line code, nobody knows. */
const maybeZeros = (met: readonly Met[]): Met[] => met.map((one) => (one === 'zeros' ? 'zeros-maybe' : one));

/** What a ladder from a place meets up to each rung. */
function rungMeets(world: World, place: Place, side: Side): Readonly<Record<SiteRung, Met[]>> {
  const far = otherSide(side);
  const near = nearMeets(world, place, side);
  const ownPort = [...near.beyond, ...boxMeets(world, side)];
  const over = [...ownPort, ...lineMeets(world), ...boxMeets(world, far)];
  const coded = world.disagrees(world.box[far], 'line code');
  const back: Met[] = place !== 'line' && place !== 'cli' && noRoute(world, far) ? ['all'] : [];
  // A laptop in the place of the router speaks as the order says.
  const wrongly = place === 'line' ? world.disagrees(routerOf(far), 'encapsulation') : misspoken(world);
  const spoken: Met[] = wrongly ? ['all'] : [];
  // Whether a converter's own address answers what a router sends wrongly packed, nobody knows.
  const toBox: Met[] = place !== 'line' && world.disagrees(routerOf(side), 'encapsulation') ? ['unsure'] : [];
  const wan = [...over, ...spoken, ...routerMeets(world, far), ...wanMeets(world, far), ...back];
  const lan: Met[] = [...wan, ...(place !== 'line' && noRoute(world, side) ? (['all'] as const) : [])];
  const hosts = hostMeets(world, far);
  return {
    lan: near.lan,
    gateway: near.gateway,
    nearConverter: [...ownPort, ...toBox],
    farConverter: [...(coded && !world.disagrees(world.box[side], 'line code') ? maybeZeros(over) : over), ...toBox],
    farRouterWan: wan,
    farRouterLan: lan,
    farHost: [...lan, ...hosts.host],
    farHost2: [...lan, ...hosts.host2],
  };
}

/** Loss of several measurements, each with when it comes. */
export function lossAnswer(
  meets: Readonly<Record<string, readonly Met[]>>,
  look: Look,
  told: Readonly<Record<string, string>> = {},
): Answer {
  const lost: Record<string, LossBand> = {};
  const says: Record<string, string> = { ...told };
  for (const [name, met] of Object.entries(meets)) {
    lost[name] = lossOf(met, look);
    const times = timesOf(met, look);
    if (times !== undefined) says[`times of ${name}`] = times;
  }
  return { says, lost };
}

const WITHOUT_CONVERTER = new Set<SiteRung>(['nearConverter', 'farConverter']);

/** The rungs of a ladder from a place, as far as this line has them. */
function rungsFrom(world: World, place: Place): SiteRung[] {
  const { variant, convertersHaveAddresses } = world.line;
  const addressed = variant === 'converter-ethernet' && convertersHaveAddresses;
  return SITE_RUNGS.filter((rung) => {
    if (WITHOUT_CONVERTER.has(rung)) return addressed;
    if (rung === 'lan') return place === 'pc' || place === 'switch';
    return rung !== 'gateway' || (place !== 'line' && place !== 'cli');
  });
}

/** A ladder of pings from a place. */
export function ladderAnswer(world: World, place: Place, side: Side, look: Look): Answer {
  const meets = rungMeets(world, place, side);
  const near = nearMeets(world, place, side);
  const said = noRoute(world, side) && place !== 'line' && !near.beyond.includes('all') ? 'yes' : undefined;
  // An error by ICMP names its sender: only a router that has no route sends one for sure; a computer alone may say that nobody answers.
  const silent = place === 'cli' || near.lan.includes('all') || near.beyond.includes('all');
  const told = silent ? undefined : (said ?? 'no');
  return lossAnswer(
    Object.fromEntries(rungsFrom(world, place).map((rung) => [rung, meets[rung]])),
    look,
    told === undefined ? {} : { said: told },
  );
}

/** Two laptops straight on the end boxes. Over a day the idle half tells all that the loaded one would. */
export function betweenAnswer(world: World, day: boolean): Answer {
  const met = [...boxMeets(world, 'a'), ...lineMeets(world), ...boxMeets(world, 'z')];
  const idle = lossAnswer({ idle: met }, day ? 'day' : 'minute');
  return day ? idle : { says: idle.says, lost: { ...idle.lost, loaded: lossOf(met, 'load') } };
}
