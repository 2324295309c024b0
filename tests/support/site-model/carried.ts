import type { Side } from '../../../electron/contract/site.ts';
import { clean, dead, endBox, farOf, has, onE1, type Line, type Passing } from './line.ts';
import { atEndBox, lightAtBox, lightAtNetwork, network, received } from './signals.ts';

/** What a fibre modem or an Ethernet node receives over its fibre from the far one. */
export function lightReceived(line: Line, side: Side): Passing {
  const [box, far] = [endBox(line, side), farOf(side)];
  if (lightAtBox(line, side) === 'LOS' || has(line, box, 'receiver')) return dead('LOS');
  const looped = has(line, 'net', 'loop-left');
  const from = looped ? side : far;
  if (lightAtNetwork(line, from) === 'LOS') return dead('AIS');
  const over = looped ? clean() : network(line, far, clean());
  if (over.signal !== 'ok') return over;
  const weak = [lightAtNetwork(line, from), lightAtBox(line, side)].filter((light) => light === 'weak').length;
  return {
    ...over,
    errorsPerS: over.errorsPerS + weak * line.errorsPerS,
    bursts: over.bursts || has(line, `fibre_${side}`, 'bend') || has(line, `fibre_${from}`, 'bend'),
  };
}

export const receivedOf = (line: Line, side: Side): Passing =>
  onE1(line) ? atEndBox(line, side) : lightReceived(line, side);
/** Whether what a box at the end receives can be used by it. */
export const receivesGood = (line: Line, side: Side): boolean =>
  onE1(line)
    ? received(line, side).signal === 'ok' && received(line, side).framed
    : lightReceived(line, side).signal === 'ok';
/** Two converters of two makers never synchronise, though both lines are good. */
export const differentMakers = (line: Line): boolean => ['conv_a', 'conv_z'].some((at) => has(line, at, 'brand'));

/** Whether anything is carried from one end box to the other and back. */
export const isCarried = (line: Line): boolean =>
  !has(line, 'net', 'loop-left') &&
  !differentMakers(line) &&
  (['a', 'z'] as const).every((side) => !has(line, endBox(line, side), 'power') && receivesGood(line, side));

/** Whether a box shows the far one's alarm: only while its own direction is good and the far one's is not. */
export function farAlarm(line: Line, side: Side): boolean {
  if (has(line, 'net', 'loop-left') || has(line, endBox(line, side), 'power') || !receivesGood(line, side))
    return false;
  const far = endBox(line, farOf(side));
  return !has(line, far, 'power') && receivedOf(line, farOf(side)).signal !== 'ok';
}
