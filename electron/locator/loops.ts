import type { Side } from '../contract/site.ts';
import { says, type Answer } from './answer.ts';
import { eitherEnd, otherSide, sideOf, type World } from './line.ts';
import { lossAnswer } from './packets.ts';
import { boxMeets, lineMeets } from './packets.ts';
import { backFrom, reaching, seenBy, type LoopPoint, type Sig } from './signals.ts';
import type { Met } from './losses.ts';

/** What a tester sends. */
const TESTER: Sig = { is: 'ok', errors: false, bursts: false, slips: false };

const marked = (is: boolean): string => (is ? 'some' : 'none');

/** Bit errors, bursts and slips of a signal as counted for a quarter of an hour or for a day; of no signal none are. */
export function countsOf(sig: Sig, day: boolean, prefix = ''): Record<string, string> {
  if (sig.is !== 'ok') return {};
  const bursts = day && sig.bursts;
  // A burst is bit errors too.
  return {
    [`${prefix}errors`]: sig.errors ? 'some' : bursts ? 'none|some' : 'none',
    [`${prefix}bursts`]: bursts ? 'some' : 'none',
    [`${prefix}slips`]: marked(sig.slips),
  };
}

/** `ddf_z` as seen from an end: `ddf-far`. Undefined of no loop point. */
export function loopPointOf(world: World, side: Side, at: string): LoopPoint | undefined {
  const far = otherSide(side);
  if (at === world.box[far]) return 'box-far';
  const place = at.replace(/_[az]$/, '');
  const where = sideOf(at) === side ? 'near' : 'far';
  const point = `${place}-${where}`;
  const known: readonly string[] = ['ddf-near', 'node-near', 'net-near', 'net-far', 'node-far', 'ddf-far', 'plug-far'];
  return known.includes(point) ? (point as LoopPoint) : undefined;
}

/** Whether a node can be reached over its own fibre. */
export function nodeAnswers(world: World, side: Side): boolean | undefined {
  const node = `node_${side}`;
  if (world.fails(node, 'receiver') || world.fails(node, 'transmitter')) return undefined;
  const broken = [...world.harms(`fibre_${side}`, side, 'in'), ...world.harms(`fibre_${side}`, side, 'out')].includes(
    'cut',
  );
  return !world.dark(node) && !broken;
}

/** Whether somebody, at the place or from afar, can set this loop; undefined: nobody knows. */
function canSet(world: World, side: Side, point: LoopPoint): boolean | undefined {
  const { nodes, network } = world.line.managed;
  const far = otherSide(side);
  if (world.own('net', 'loop') && !point.endsWith('-near')) return true;
  switch (point) {
    case 'ddf-near':
    case 'ddf-far':
    case 'plug-far':
      return true;
    case 'node-near':
      return world.dark(`node_${side}`) ? undefined : nodes;
    case 'net-near':
    case 'net-far':
      return nodes && !network ? undefined : network;
    case 'node-far':
      return nodes ? nodeAnswers(world, far) : false;
    case 'box-far':
      if (world.part(world.box[far]) === 'port') return nodes ? nodeAnswers(world, far) : undefined;
      return world.fails(world.box[far], 'everything') ? undefined : !world.dark(world.box[far]);
  }
}

/** The alarm of a far transmitter may still be what the node makes of it. */
const vagueAlarm = (world: World, side: Side, point: LoopPoint, sig: Sig): string =>
  point === 'box-far' && world.fails(world.box[otherSide(side)], 'transmitter') ? 'LOS|AIS' : sig.is;

/** A 2 Mbit/s tester in the place of the end box, a loop at a point. */
export function loopAnswer(world: World, side: Side, point: LoopPoint, day: boolean): Answer {
  const set = canSet(world, side, point);
  const seen = world.own('net', 'loop') && leavesFor(world, side) ? 'yes' : 'no';
  const told = { set: set === undefined ? undefined : set ? 'yes' : 'no', seen };
  if (set === undefined) return says(told);
  if (!set) {
    // What arrives without a loop is the far end's own signal; in its frame the tester sees no fault.
    const arrives = reaching(world, side, TESTER).plug;
    const own = world.own('net', 'loop') && arrives.is === 'ok';
    return says({ ...told, signal: arrives.is, pattern: own ? 'yes' : 'no' });
  }
  const back = backFrom(world, side, point);
  return says({
    ...told,
    signal: vagueAlarm(world, side, point, back),
    pattern: back.is === 'ok' ? 'yes' : 'no',
    // A loop left in the network stays when another is released.
    ...(world.own('net', 'loop') ? {} : { proven: 'yes' }),
    ...countsOf(back, day),
  });
}

/** A loop left in the network is seen only by a tester whose signal gets there and back. */
const leavesFor = (world: World, side: Side): boolean => backFrom(world, side, 'net-near').is === 'ok';

/** Frames from the own box's Ethernet port, turned round at a point. */
export function frameLoopAnswer(world: World, side: Side, at: string, day: boolean): Answer {
  const own = at === world.box[side];
  const point = own ? 'net-near' : loopPointOf(world, side, at);
  if (point === undefined) return says({});
  // Without a manager nobody sets a loop in a node, whoever stands beside it.
  if (own && world.part(at) === 'port' && !world.line.managed.nodes) return says({});
  const set = own ? !world.dark(at) : canSet(world, side, point);
  const seen = world.own('net', 'loop') && backFrom(world, side, 'net-near').is === 'ok' ? 'yes|no' : 'no';
  if (own && !set) return says({ seen });
  const proven: Record<string, string> = world.own('net', 'loop') ? {} : { proven: 'yes' };
  const told = { ...(set === undefined ? {} : { set: set ? 'yes' : 'no' }), seen, ...proven };
  if (!set) return says(told);
  const met = [...boxMeets(world, side), ...(own ? [] : frameMeets(world, side, point))];
  return lossAnswer({ frames: met }, day ? 'day' : 'quarter', told);
}

/** What frames meet on the line side, out and back; packet faults and data port of the far box are behind its loop. */
function frameMeets(world: World, side: Side, point: LoopPoint): Met[] {
  if (world.fails(world.box[side], 'receiver') || world.fails(world.box[side], 'transmitter')) return ['all'];
  const back = backFrom(world, side, point);
  if (back.is !== 'ok') return ['all'];
  return [
    ...(back.errors ? (['errors'] as const) : []),
    ...(back.bursts ? (['bursts'] as const) : []),
    ...(back.slips ? (['slips'] as const) : []),
  ];
}

/** A V.35 tester in the router's place: the own converter with its E1 plug looped, or the far one with its data port looped. */
export function dataAnswer(world: World, side: Side, at: string): Answer {
  const box = world.box[side];
  if (world.dark(box)) return says({ signal: 'noClock', pattern: 'no' });
  const lossy = (id: string): boolean => world.kinds(id).some(({ packets }) => packets === 'always');
  const bad: Record<string, string> = { signal: 'LOS|AIS|LOF|noClock|noPattern', pattern: 'no' };
  const deadPort = (id: string): boolean => world.fails(id, 'data port');
  if (at === box) {
    if (deadPort(at) || world.fails(at, 'receiver') || world.fails(at, 'transmitter')) return says(bad);
    const zeros = world.disagrees(at, 'line code') ? 'errors' : 'same';
    if (lossy(at)) return says({ zeros, clean: 'no' });
    return says({ signal: 'ok', pattern: 'yes', clean: 'yes', zeros, errors: 'none', bursts: 'none', slips: 'none' });
  }
  // Behind a loop left in the network it hears itself.
  if (world.own('net', 'loop')) return says({});
  const line = lineMeets(world);
  if (deadPort(box) || deadPort(at) || world.dark(at) || line.includes('all')) return says(bad);
  const zeros = eitherEnd(world, 'line code') ? 'errors' : 'same';
  if (lossy(box) || lossy(at)) return says({ zeros, clean: 'no' });
  const [a, z] = [seenBy(world, 'a'), seenBy(world, 'z')];
  const sum: Sig = { is: 'ok', errors: a.errors || z.errors, bursts: false, slips: a.slips || z.slips };
  const clean = sum.errors || sum.slips ? 'no' : 'yes';
  return says({ signal: 'ok', pattern: 'yes', clean, zeros, ...countsOf(sum, false) });
}
