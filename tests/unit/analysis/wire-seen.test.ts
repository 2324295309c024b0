import { expect, it } from 'vitest';
import { createWireWatch } from '../../../electron/analysis/index.ts';
import type { Neighbour } from '../../../electron/contract/neighbourhood.ts';

const rungs = [
  { id: 'gateway', address: '10.77.1.1' },
  { id: 'farHost', address: '10.77.1.9' },
];
const own = [{ address: '10.77.1.5', prefix: 24 }];
const at = (address: string, mac: string): Neighbour => ({ address, mac: `00:00:5e:00:53:${mac}` });
const gateway = '10.77.1.1';

/** What each look tells, in short. */
function told(...looks: Neighbour[][]): string[][] {
  const watch = createWireWatch(rungs);
  return looks.map((neighbours) =>
    watch({ own, gateway, neighbours }).map(({ code, params }) => `${code} ${params?.['address']}`),
  );
}
const usual = [at(gateway, '01'), at('10.77.1.9', '09')];

it('a wire on which all is well tells nothing, however often it is looked at', () => {
  expect(told(usual, [], usual)).toEqual([[], [], []]);
});

it('two hardware addresses for one are told once, be it the gateway or another', () => {
  const other = [at(gateway, '02'), at('10.77.1.9', '09'), at('10.77.1.30', '30')];
  expect(told(usual, other, usual, [at('10.77.1.30', '31')])).toEqual([
    [],
    ['wire.two-macs 10.77.1.1'],
    [],
    ['wire.two-macs 10.77.1.30'],
  ]);
});

it('a rung within our subnet that has the hardware address of the gateway is behind proxy ARP', () => {
  expect(told([at(gateway, '01'), at('10.77.1.9', '01')])).toEqual([['wire.proxy-arp 10.77.1.9']]);
  // Another box that is no rung is nobody's question; without the gateway nothing can be said.
  expect(told([at(gateway, '01'), at('10.77.1.30', '01')], [at('10.77.1.9', '01')])).toEqual([
    [],
    ['wire.proxy-arp 10.77.1.9'].slice(1),
  ]);
});

it('an address of another subnet on the wire is told, twenty things at most', () => {
  expect(told([...usual, at('192.168.0.7', '07')])).toEqual([['wire.other-subnet 192.168.0.7']]);
  const many = Array.from({ length: 60 }, (_none, n) => at(`192.168.0.${n + 1}`, '07'));
  expect(told(many)[0]).toHaveLength(20);
});
