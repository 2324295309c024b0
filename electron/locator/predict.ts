import type { ActionParts } from '../contract/site-action.ts';
import type { Side } from '../contract/site.ts';
import { says, type Answer } from './answer.ts';
import { lampsAnswer, opticalAnswer, powerAnswer, routerloopAnswer, selfloopAnswer } from './boxes.ts';
import type { Fault } from './kinds.ts';
import { arpAnswer, restartAnswer, swapAnswer, unplugAnswer } from './lan.ts';
import { sideOf, type World } from './line.ts';
import { dataAnswer, frameLoopAnswer, loopAnswer, loopPointOf } from './loops.ts';
import type { Look } from './losses.ts';
import { betweenAnswer, ladderAnswer, type Place } from './packets.ts';
import {
  countersAnswer,
  monitorAnswer,
  netAlarmsAnswer,
  nodeAlarmsAnswer,
  registersAnswer,
  settingsAnswer,
} from './reads.ts';

const UNKNOWN = says({});
const LOOKS: Readonly<Record<string, Look>> = { ping: 'minute', load: 'load', watch: 'day' };

function loop(world: World, side: Side, at: string, day: boolean): Answer {
  if (world.frames) return frameLoopAnswer(world, side, at, day);
  const point = loopPointOf(world, side, at);
  return point === undefined ? UNKNOWN : loopAnswer(world, side, point, day);
}

function ladder(world: World, at: string, look: Look): Answer {
  const side = sideOf(at);
  return side === undefined ? UNKNOWN : ladderAnswer(world, at.replace(/_[az]$/, '') as Place, side, look);
}

/** What a line with these faults answers to an action; what it says nothing of may be anything. */
export function predicted(world: World, faults: readonly Fault[], action: ActionParts | undefined): Answer {
  const { kind, side, at } = action ?? { kind: undefined, side: undefined, at: '' };
  switch (kind) {
    case 'loop':
    case 'loop24':
      return loop(world, side!, at, kind === 'loop24');
    case 'data':
      return dataAnswer(world, side!, at);
    case 'between':
    case 'between24':
      return betweenAnswer(world, kind === 'between24');
    case 'ping':
    case 'load':
    case 'watch':
      return ladder(world, at, LOOKS[kind]!);
    case 'arp':
      return arpAnswer(world, at === 'z' ? 'z' : 'a');
    case 'monitor':
      return monitorAnswer(world, sideOf(at)!);
    case 'lamps':
      return lampsAnswer(world, at);
    case 'power':
      return powerAnswer(world, at);
    case 'selfloop':
      return selfloopAnswer(world, at);
    case 'routerloop':
      return routerloopAnswer(world, at);
    case 'unplug':
      return unplugAnswer(world, at);
    case 'registers':
      return registersAnswer(world, at);
    case 'alarms':
      return at === 'net' ? netAlarmsAnswer(world) : nodeAlarmsAnswer(world, at);
    case 'counters':
      return countersAnswer(world, at);
    case 'settings':
      return settingsAnswer(world, at);
    case 'optical':
      return opticalAnswer(world, at);
    case 'restart':
      return restartAnswer(faults, at);
    case 'swap':
    case 'swap24':
      return swapAnswer(faults, at, kind === 'swap24');
    case undefined:
      return UNKNOWN;
  }
}
