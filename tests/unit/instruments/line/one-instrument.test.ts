import { expect, it } from 'vitest';
import { isOneInstrument, type Known } from '../../../../electron/instruments/index.ts';

const labelled = (address: string, serial: string | undefined, simulated = false): Known => ({
  address,
  identity: { maker: 'M', model: 'X', ...(serial === undefined ? {} : { serial }) },
  simulated,
});
const at = (address: string): Known => ({ address });

it.each<[string, Known, Known, boolean]>([
  ['the same address', at('manual'), at('manual'), true],
  ['another set read by hand', at('manual'), at('manual@?set=2'), false],
  ['one seat, written in two ways', at('comtech@/dev/a?unit=1'), at('comtech@/dev/a?baud=9600&unit=1'), true],
  ['two seats on one cable', at('comtech@/dev/a?unit=1'), at('comtech@/dev/a?unit=2'), false],
  ['a seat, and the whole cable', at('comtech@/dev/a?unit=1'), at('comtech@/dev/a'), true],
  ['one cable, and a family without seats', at('comtech@/dev/a?unit=1'), at('loop@/dev/a'), true],
  ['two cables', at('comtech@/dev/a?unit=1'), at('comtech@/dev/b?unit=1'), false],
  ['one socket', at('comtech@tcp://h:1?unit=1'), at('comtech@tcp://h:1?unit=1&rate=64k'), true],
  ['one number on two cables', labelled('comtech@/dev/a', '7'), labelled('comtech@/dev/b', '7'), true],
  ['two numbers', labelled('comtech@/dev/a', '7'), labelled('comtech@/dev/b', '8'), false],
  ['no number', labelled('comtech@/dev/a', undefined), labelled('comtech@/dev/b', undefined), false],
  [
    'simulators, which all tell the same',
    labelled('comtech@sim:?seed=1', '7', true),
    labelled('comtech@sim:', '7', true),
    false,
  ],
])('%s: one instrument or two', (_what, one, other, same) => {
  expect([isOneInstrument(one, other), isOneInstrument(other, one)]).toEqual([same, same]);
});
