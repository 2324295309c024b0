import type { Side } from '../contract/site.ts';
import type { Harm } from './kinds.ts';
import { eitherEnd, otherSide, type World } from './line.ts';

/** A signal at a point of the line. */
export interface Sig {
  is: 'ok' | 'LOS' | 'AIS' | 'LOF';
  errors: boolean;
  bursts: boolean;
  slips: boolean;
}

const CLEAN: Sig = { is: 'ok', errors: false, bursts: false, slips: false };
const LOS: Sig = { ...CLEAN, is: 'LOS' };
const AIS: Sig = { ...CLEAN, is: 'AIS' };

/** What a cable, a fibre or the network does to a signal. A cut leaves nothing. */
function harmed(sig: Sig, harms: readonly Harm[]): Sig {
  if (harms.length === 0 || sig.is !== 'ok') return harms.includes('cut') ? LOS : sig;
  if (harms.includes('cut')) return LOS;
  return {
    is: 'ok',
    errors: sig.errors || harms.includes('errors'),
    bursts: sig.bursts || harms.includes('bursts'),
    slips: sig.slips || harms.includes('slips'),
  };
}

/** A node or the network sends AIS on where it receives nothing; a cable or a fibre does not. */
const alarmed = (sig: Sig): Sig => (sig.is === 'LOS' ? AIS : sig);

function nodeOut(world: World, side: Side, sig: Sig): Sig {
  const node = `node_${side}`;
  if (world.dark(node) || world.fails(node, 'transmitter')) return LOS;
  if (world.fails(node, 'tributary card')) return AIS;
  return harmed(alarmed(sig), world.harms(node, side, 'out'));
}

function nodeIn(world: World, side: Side, sig: Sig): Sig {
  const node = `node_${side}`;
  if (world.dark(node)) return LOS;
  if (world.fails(node, 'tributary card') || world.fails(node, 'receiver')) return AIS;
  return harmed(alarmed(sig), world.harms(node, side, 'in'));
}

const overFibre = (world: World, side: Side, way: 'out' | 'in', sig: Sig): Sig =>
  harmed(sig, world.harms(`fibre_${side}`, side, way));
const overCable = (world: World, side: Side, way: 'out' | 'in', sig: Sig): Sig =>
  harmed(sig, world.harms(`cable_${side}`, side, way));

/** From the plug of an end to the DDF, and on to the light that enters the network there. */
export function leaving(world: World, side: Side, sig: Sig): { ddf: Sig; light: Sig } {
  if (world.frames) return { ddf: sig, light: overFibre(world, side, 'out', sig) };
  const ddf = overCable(world, side, 'out', sig);
  return { ddf, light: overFibre(world, side, 'out', nodeOut(world, side, ddf)) };
}

/** Through the network from the end named to the other. */
export const crossing = (world: World, from: Side, light: Sig): Sig =>
  alarmed(harmed(alarmed(light), world.harms('net', from, 'out')));

/** From the network to the light at an end, the DDF and the plug there. */
export function coming(world: World, side: Side, sig: Sig): { light: Sig; ddf: Sig; plug: Sig } {
  const light = overFibre(world, side, 'in', alarmed(sig));
  if (world.frames) return { light, ddf: light, plug: light };
  const ddf = nodeIn(world, side, light);
  return { light, ddf, plug: overCable(world, side, 'in', ddf) };
}

/** What an end box sends: nothing without supply or transmitter. */
export const sent = (world: World, side: Side): Sig =>
  world.dark(world.box[side]) || world.fails(world.box[side], 'transmitter') ? LOS : CLEAN;

/** What comes to an end from the other; where a loop was left in the network, its own. */
export function reaching(world: World, side: Side, own: Sig = sent(world, side)): ReturnType<typeof coming> {
  if (world.own('net', 'loop')) return coming(world, side, leaving(world, side, own).light);
  const far = otherSide(side);
  return coming(world, side, crossing(world, far, leaving(world, far, sent(world, far)).light));
}

const seen = new WeakMap<World, Partial<Record<Side, Sig>>>();

/** What the end box itself sees of it: through its own receiver, in its own frame, with its own clock. */
export function seenBy(world: World, side: Side): Sig {
  const known = seen.get(world) ?? {};
  seen.set(world, known);
  return (known[side] ??= sees(world, side));
}

function sees(world: World, side: Side): Sig {
  const box = world.box[side];
  const plug = reaching(world, side).plug;
  if (world.fails(box, 'receiver')) return LOS;
  if (plug.is !== 'ok') return plug;
  const looped = world.own('net', 'loop');
  return {
    is: !looped && eitherEnd(world, 'framing') ? 'LOF' : 'ok',
    errors: plug.errors || world.own(box, 'impedance'),
    bursts: plug.bursts,
    slips: plug.slips || (!looped && eitherEnd(world, 'clock')),
  };
}

/** A box whose own receiver is good shows the alarm of the far one. */
export function hearsAlarm(world: World, side: Side): boolean {
  if (world.own('net', 'loop') || seenBy(world, side).is !== 'ok') return false;
  return !world.dark(world.box[otherSide(side)]) && seenBy(world, otherSide(side)).is !== 'ok';
}

/** The path between the two nodes as the one at an end counts it: sending side of the other node, both fibres, the network. */
export function pathTo(world: World, side: Side): Sig {
  const far = otherSide(side);
  const node = `node_${far}`;
  const begun =
    world.dark(node) || world.fails(node, 'transmitter') ? LOS : harmed(CLEAN, world.harms(node, far, 'out'));
  const light = overFibre(world, far, 'out', world.frames ? sent(world, far) : begun);
  const arrives = overFibre(world, side, 'in', crossing(world, far, light));
  return world.fails(`node_${side}`, 'receiver') ? LOS : arrives;
}

/** What only the network does to a signal between its two entrances. */
export const inNetwork = (world: World, from: Side): Sig => alarmed(harmed(CLEAN, world.harms('net', from, 'out')));

/** Where a loop can be set, nearest first, as seen from an end. */
export type LoopPoint =
  'ddf-near' | 'node-near' | 'net-near' | 'net-far' | 'node-far' | 'ddf-far' | 'plug-far' | 'box-far';

/** What comes back to a tester at an end from a loop at a point. */
export function backFrom(world: World, side: Side, at: LoopPoint): Sig {
  const far = otherSide(side);
  const out = leaving(world, side, CLEAN);
  const home = (sig: Sig): Sig => coming(world, side, sig).plug;
  if (at === 'ddf-near') return overCable(world, side, 'in', out.ddf);
  if (at === 'node-near') return overCable(world, side, 'in', nodeIn(world, side, nodeOut(world, side, out.ddf)));
  if (at === 'net-near' || world.own('net', 'loop')) return home(out.light);
  const over = crossing(world, side, out.light);
  const back = (sig: Sig): Sig => home(crossing(world, far, sig));
  if (at === 'net-far') return back(over);
  const there = coming(world, far, over);
  const light = (sig: Sig): Sig => overFibre(world, far, 'out', sig);
  if (world.frames) return back(light(turned(world, far, there.plug)));
  if (at === 'node-far') return back(light(alarmed(there.light)));
  if (at === 'ddf-far') return back(light(nodeOut(world, far, there.ddf)));
  return back(leaving(world, far, at === 'plug-far' ? there.plug : turned(world, far, there.plug)).light);
}

/** A line loop in an end box: what its dead receiver does not hear goes back as AIS, its dead transmitter sends nothing. */
function turned(world: World, side: Side, sig: Sig): Sig {
  const box = world.box[side];
  if (world.dark(box) || world.fails(box, 'transmitter')) return LOS;
  if (world.fails(box, 'receiver')) return AIS;
  return world.own(box, 'impedance') && sig.is === 'ok' ? { ...sig, errors: true } : sig;
}
