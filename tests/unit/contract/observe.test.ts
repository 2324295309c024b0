import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { actionsOf, partsOf } from '../../../electron/contract/site-action.ts';
import { sectionsOf } from '../../../electron/contract/site-chain.ts';
import { LINE_VARIANTS, OBSERVATIONS, type SiteLine } from '../../../electron/contract/site.ts';
import { draftOf } from '../../../electron/contract/observe/draft.ts';
import { formOf, observationOf } from '../../../electron/contract/observe/form.ts';
import { shownFields } from '../../../electron/contract/observe/fields.ts';
import { toldWords } from '../../../electron/contract/observe/says.ts';
import { sayMessage } from '../../../electron/contract/words/index.ts';

const lineFor = (variant: SiteLine['variant']): SiteLine => ({
  variant,
  sections: sectionsOf(variant),
  managed: { converters: true, nodes: true, network: true },
  routersOpen: true,
  convertersHaveAddresses: true,
  testerMeasuresDelay: true,
});

describe.each(LINE_VARIANTS)('on a line %s', (variant) => {
  const line = lineFor(variant);
  const actions = actionsOf(line).map(({ id }) => id);

  it('every action can be told: the usual answer of each is an observation, and comes back as it was filled in', () => {
    const bad = actions.filter((action) => {
      const form = formOf(line, action)!;
      const { kind } = partsOf(action)!;
      if (Object.keys(form.usual).length === 0) return false;
      const seen = observationOf(kind, form, form.usual);
      if (!seen) return true;
      const again = OBSERVATIONS[kind].parse(form.build(draftOf(form, seen)));
      const names = shownFields(form, form.usual).map(({ name }) => name);
      const said = toldWords(line, { action, saw: seen });
      return !isDeepStrictEqual(again, seen) || said.code !== 'search.as-usual' || new Set(names).size < names.length;
    });
    expect(bad).toEqual([]);
  });
});

it.each([
  ['lamps:conv_z', { lamps: { PWR: 'off' } }, 'PWR: not lit'],
  ['registers:conv_z', { available: false }, 'Can be read: × no'],
  [
    'loop:a:ddf_z',
    { tester: '2M', loopSet: false, seenBeforeSet: false, signal: 'AIS', patternSync: false },
    'The loop was set: × no; The tester receives: AIS (all ones)',
  ],
  ['settings:conv_a', { available: true, notAsOrdered: ['clock', 'vlan'] }, 'Not as ordered: clock, VLAN'],
  [
    'ping:pc_a',
    {
      rungs: [
        { rung: 'gateway', pings: [64, 512, 1472].map((size) => ({ payload: 'prbs', size, sent: 60, lost: 20 })) },
      ],
    },
    'gateway: 60 of 180 lost',
  ],
  ['restart:router_a', { complaint: 'gone' }, 'What was complained of: gone'],
] as const)('%s is told in a line', (action, saw, said) => {
  expect(sayMessage('en', toldWords(lineFor('converter-ethernet'), { action, saw: saw as never }))).toBe(said);
});

it('says why something was not done, in the words of the list or of whoever said it', () => {
  const line = lineFor('fibre-modem');
  expect(sayMessage('zh', toldWords(line, { action: 'arp:z', refused: 'nobody-there' }))).toBe('那边没人');
  expect(sayMessage('zh', toldWords(line, { action: 'arp:z', refused: '门锁着' }))).toBe('门锁着');
});
