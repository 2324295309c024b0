import type { Observation, Side, SitePing } from '../../../electron/contract/site.ts';
import { isCarried, lightReceived } from './carried.ts';
import { betweenBoxes, ofBox, overLine, pingsOver } from './ladder.ts';
import { counts, dead, endBox, farOf, has, onE1, read, reads, type Line, type Passing } from './line.ts';
import { nodeAnswers } from './managed.ts';
import { aroundLoop, atEndBox, fromCustomer, fromNetwork, lightAtBox, lightAtNetwork, LOOP_POINTS } from './signals.ts';

type LoopSeen = Observation<'loop'>;
/** Where a loop stands, as the tester at one end sees it: `ddf_s` its own DDF, `box_e` the far end box, `box_s` its own. */
function pointFrom(line: Line, side: Side, at: string): string {
  const [kind, where] = at.split('_') as [string, Side];
  const end = where === side ? 's' : 'e';
  return at === endBox(line, where) ? `box_${end}` : `${kind}_${end}`;
}

/** Time there and back, microseconds, by where the loop stands. */
const ROUND_TRIP_US: Readonly<Record<string, number>> = {
  ddf_s: 126,
  node_s: 486,
  net_s: 566,
  net_e: 8_966,
  node_e: 9_046,
  ddf_e: 9_406,
  plug_e: 9_408,
  box_e: 9_408,
};
const stepsTo = (point: string): number =>
  point === 'box_e' ? LOOP_POINTS.length : LOOP_POINTS.indexOf(point as (typeof LOOP_POINTS)[number]) + 1;
/** Steps to a loop left in the network, which lies behind its near edge. */
const LEFT_AT = stepsTo('net_s');

function isSet(line: Line, side: Side, point: string): boolean {
  const left = has(line, 'net', 'loop-left') && stepsTo(point) > LEFT_AT;
  if (point === 'box_e') return !has(line, endBox(line, farOf(side)), 'power');
  if (point.startsWith('ddf') || point.startsWith('plug')) return true;
  if (left) return true;
  if (point.startsWith('net')) return line.managed.network;
  return (
    line.managed.nodes && (point === 'node_s' ? !has(line, `node_${side}`, 'power') : nodeAnswers(line, farOf(side)))
  );
}
/** A far end box loops its line: what does not reach it comes back as AIS, what it cannot send as LOS. */
function atFarBox(line: Line, side: Side, there: Passing): Passing {
  const box = endBox(line, farOf(side));
  if (has(line, box, 'transmitter')) return dead('LOS');
  if (has(line, box, 'receiver') || there.signal !== 'ok') return dead('AIS');
  return { ...there, errorsPerS: there.errorsPerS + (has(line, box, 'impedance') ? line.backgroundPerS : 0) };
}
/** What belongs to a pattern that came back. */
function cameBack(line: Line, seen: boolean, roundTripUs: number): Partial<LoopSeen> {
  return {
    seenBeforeSet: seen,
    lostOnRelease: !seen,
    injectedBack: 10,
    ...(line.testerMeasuresDelay ? { roundTripUs } : {}),
  };
}

function loop2M(line: Line, side: Side, point: string, seconds: number): LoopSeen {
  const leftInNetwork = has(line, 'net', 'loop-left');
  const asked = stepsTo(point);
  const steps = leftInNetwork ? Math.min(asked, LEFT_AT) : asked;
  const around = aroundLoop(
    line,
    side,
    steps,
    point === 'box_e' && steps === asked ? (there) => atFarBox(line, side, there) : undefined,
  );
  const passesNetwork = leftInNetwork && aroundLoop(line, side, LEFT_AT).signal === 'ok';
  const loopSet = isSet(line, side, point);
  if (!loopSet && !passesNetwork) {
    const arrives = aroundArrival(line, side);
    return { tester: '2M', loopSet, seenBeforeSet: false, signal: arrives.signal, patternSync: false };
  }
  if (around.signal !== 'ok') {
    const far = has(line, endBox(line, farOf(side)), 'transmitter') && point === 'box_e';
    const signal = far && !reads(line, 'far transmitter comes back as AIS') ? 'LOS' : around.signal;
    return {
      tester: '2M',
      loopSet,
      seenBeforeSet: false,
      lostOnRelease: false,
      injectedBack: 0,
      signal,
      patternSync: false,
    };
  }
  const through = loopSet ? around : aroundLoop(line, side, LEFT_AT);
  const delay = leftInNetwork && asked > LEFT_AT ? 4_800 : ROUND_TRIP_US[point]!;
  return {
    tester: '2M',
    loopSet,
    ...cameBack(line, passesNetwork, delay),
    signal: 'ok',
    patternSync: true,
    counts: counts(line, through, seconds),
  };
}
/** What arrives at a tester that stands in the place of the own box: the far end's own signal, over the own cable too. */
function aroundArrival(line: Line, side: Side): Passing {
  const without = { ...line, faults: line.faults.filter(({ section }) => section !== endBox(line, side)) };
  return atEndBox(without, side);
}

const FRAME_POINTS: Readonly<Record<string, number>> = { box_s: 126, net_s: 206, net_e: 8_606, box_e: 8_686 };
/** Whether light and frames come back from a loop on a line of frames. */
function framesReturn(line: Line, side: Side, point: string): boolean {
  const own = endBox(line, side);
  if (point === 'box_s') return true;
  const edge =
    !has(line, own, 'receiver', 'transmitter') &&
    lightAtNetwork(line, side) !== 'LOS' &&
    lightAtBox(line, side) !== 'LOS';
  if (point === 'net_s' || has(line, 'net', 'loop-left')) return edge;
  const over = edge && !has(line, 'net', 'no-cross', 'cut-AZ', 'cut-ZA');
  if (point === 'net_e') return over;
  const far = farOf(side);
  return over && lightReceived(line, far).signal === 'ok' && lightAtNetwork(line, far) !== 'LOS';
}
function framesOver(line: Line, side: Side, point: string, seconds: number): SitePing[] {
  const sections: Record<string, string[]> = {
    box_s: [],
    net_s: [`fibre_${side}`],
    net_e: [`fibre_${side}`, 'net'],
    box_e: [`fibre_${side}`, 'net', `fibre_${farOf(side)}`],
  };
  const covered = { ...line, faults: line.faults.filter(({ section }) => sections[point]!.includes(section)) };
  const stretch = has(line, 'net', 'loop-left') ? [] : overLine(covered);
  const lost = framesReturn(line, side, point) ? [] : [{ loss: () => 1 }];
  return pingsOver(line, [...ofBox(line, side), ...stretch, ...lost], seconds, 100, false);
}
function loopFrames(line: Line, side: Side, point: string, seconds: number): LoopSeen {
  const own = endBox(line, side);
  const left = has(line, 'net', 'loop-left');
  const isBox = point.startsWith('box');
  const byHand = isBox && !own.startsWith('node');
  const box = point === 'box_s' ? own : endBox(line, farOf(side));
  const managed = point.startsWith('net') ? line.managed.network : line.managed.nodes;
  const takes = own.startsWith('node') && point === 'box_e' ? nodeAnswers(line, farOf(side)) : !has(line, box, 'power');
  const loopSet = isBox
    ? (byHand ? takes : managed && takes) || (left && point === 'box_e')
    : managed || (left && point === 'net_e');
  if (!loopSet)
    return {
      tester: 'frames',
      loopSet,
      seenBeforeSet: left && framesReturn(line, side, 'net_s'),
      signal: 'LOS',
      patternSync: false,
    };
  const frames = framesOver(line, side, point, seconds);
  const back = frames.some(({ sent, lost }) => lost < sent);
  const seen = back && left && framesReturn(line, side, 'net_s');
  if (!back) return { tester: 'frames', loopSet, seenBeforeSet: false, lostOnRelease: false, injectedBack: 0, frames };
  return { tester: 'frames', loopSet, ...cameBack(line, seen, FRAME_POINTS[point]!), frames };
}

/** A tester in the place of the end box of `side`, a loop at `at`. */
export const loopFrom = (line: Line, side: Side, at: string, seconds: number): LoopSeen =>
  (onE1(line) ? loop2M : loopFrames)(line, side, pointFrom(line, side, at), seconds);

/** A monitor that takes its clock from the other direction sees two clocks that differ. */
const heard = (line: Line, passing: Passing): Passing => ({
  ...passing,
  slips:
    passing.slips ||
    (!reads(line, 'clock of a box shows at no monitor') &&
      (['a', 'z'] as const).some((side) => has(line, endBox(line, side), 'clock'))),
});
/** A tester that listens at the DDF, a quarter of an hour. */
export const listenAt = (line: Line, side: Side): Observation<'monitor'> => ({
  fromCustomer: read(line, fromCustomer(line, side), 900),
  codeViolationsFromCustomer: has(line, endBox(line, side), 'line-code'),
  fromNetwork: read(line, heard(line, fromNetwork(line, side)), 900),
});

/** A V.35 tester in the router's place, the own converter's plug looped or the far one's data port. */
export function dataFrom(line: Line, side: Side, at: string): Observation<'data'> {
  const own = `conv_${side}`;
  if (has(line, own, 'power', 'data-port')) return { signal: 'noClock', patternSync: false };
  const isOwn = at === own;
  const boxes = isOwn ? [own] : ['conv_a', 'conv_z'];
  const afterZeros = boxes.some((box) => has(line, box, 'line-code')) ? 'errors' : 'same';
  const left = has(line, 'net', 'loop-left');
  const reaches = isOwn
    ? !has(line, own, 'receiver', 'transmitter')
    : left || (isCarried(line) && !has(line, at, 'data-port', 'power'));
  if (!reaches) return { signal: 'noPattern', patternSync: false, afterZeros: 'same' };
  const over = isOwn ? [] : (['a', 'z'] as const).map((end) => atEndBox(line, end));
  const passing: Passing = {
    signal: 'ok',
    errorsPerS:
      over.reduce((sum, one) => sum + one.errorsPerS, 0) +
      (boxes.some((box) => has(line, box, 'packet-loss')) ? line.errorsPerS : 0),
    bursts: false,
    slips: over.some(({ slips }) => slips),
  };
  return {
    signal: 'ok',
    patternSync: true,
    counts: counts(line, passing, 900),
    ...(left && !isOwn ? { looped: true } : {}),
    afterZeros,
  };
}

/** Two laptops straight on the Ethernet ports of both end boxes. */
export const betweenLaptops = (line: Line, seconds: number): Observation<'between'> => ({
  idle: pingsOver(line, betweenBoxes(line), seconds, 100, false),
  loaded: pingsOver(line, betweenBoxes(line), seconds, 100, true),
});
