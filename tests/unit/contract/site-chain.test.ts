import { expect, it } from 'vitest';
import { LINE_VARIANTS } from '../../../electron/contract/site.ts';
import { chainOf, sectionOfRole, sectionsOf } from '../../../electron/contract/site-chain.ts';

it('names every section of every kind of line, the network once and in the middle', () => {
  for (const variant of LINE_VARIANTS) {
    const chain = chainOf(variant);
    expect(new Set(chain).size).toBe(chain.length);
    expect([chain[0], chain.at(-1), chain.filter((id) => id === 'net').length]).toEqual(['pc_a', 'pc_z', 1]);
  }
  expect(chainOf('converter-v35-to-e1-card').slice(-6)).toEqual([
    'fibre_z',
    'node_z',
    'cable_z',
    'router_z',
    'switch_z',
    'pc_z',
  ]);
  expect(sectionsOf('fibre-modem')[3]).toEqual({
    id: 'modem_a',
    zh: '甲端光猫',
    en: 'A-end fibre modem',
    owner: 'carrier',
  });
});

it.each([
  ['converter.a', 'converter-ethernet', 'conv_a'],
  ['converter.z', 'fibre-modem', 'modem_z'],
  ['converter.z', 'router-e1-card', undefined],
  ['witness.a', 'router-e1-card', 'router_a'],
  ['witness.node-z', 'router-e1-card', 'node_z'],
  ['witness.net', 'fibre-modem', 'net'],
  ['witness.conv-z', 'fibre-modem', undefined],
  ['witness', 'fibre-modem', undefined],
  ['tester.a', 'fibre-modem', undefined],
] as const)('%s of %s is %s', (role, variant, section) => {
  expect(sectionOfRole(role, { sections: sectionsOf(variant) })).toBe(section);
});
