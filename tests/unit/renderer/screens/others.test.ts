import { alike } from '../../../../electron/contract/text.ts';
import { describe, expect, it } from 'vitest';
import type { BenchItem } from '../../../../electron/contract/bench-item.ts';
import type { ProcedureView } from '../../../../electron/contract/views.ts';
import { addressesOf, isManned } from '../../../../renderer/screens/new/draft.ts';
import { othersOf } from '../../../../renderer/screens/new/others.ts';
import { procedureViews } from '../../../support/page-fixtures.ts';

const item = (id: string, role?: BenchItem['role']): BenchItem => ({
  id,
  ...(role ? { role } : {}),
  address: `family@${id}`,
  way: 'sim',
  label: { zh: id, en: id },
  detail: alike(''),
  state: 'ready',
  simulated: false,
  removable: true,
});
const [a, b, c] = [item('a', 'tester'), item('b', 'tester'), item('c', 'tester')] as const;
const bench = [item('unknown'), a, b, c, item('rad', 'converter')];
const procedure = (needs: ProcedureView['needs']): ProcedureView => ({ ...procedureViews()[0]!, needs });

describe('instruments beside the tester of a test', () => {
  it.each<[string, ProcedureView['needs'], Record<string, string>, Record<string, string | undefined>]>([
    ['none where one tester is all', { tester: {} }, {}, {}],
    ['the first row that nobody has', { tester: {}, 'tester.z': {} }, {}, { 'tester.z': 'b' }],
    ['what was chosen', { tester: {}, 'tester.z': {} }, { 'tester.z': 'c' }, { 'tester.z': 'c' }],
    ['never the tester itself', { tester: {}, 'tester.z': {} }, { 'tester.z': 'a' }, { 'tester.z': 'b' }],
    ['rows of its kind alone', { 'converter.a': {} }, {}, { 'converter.a': 'rad' }],
    ['nothing where there is none', { 'witness.a': {} }, {}, { 'witness.a': undefined }],
    ['each another', { tester: {}, 'tester.x': {}, 'tester.z': {} }, {}, { 'tester.x': 'b', 'tester.z': 'c' }],
    [
      'what was chosen for another',
      { tester: {}, 'tester.x': {}, 'tester.z': {} },
      { 'tester.z': 'b' },
      { 'tester.x': 'c', 'tester.z': 'b' },
    ],
    ['a role that is gone', { tester: {} }, { 'tester.z': 'c' }, {}],
  ])('are %s', (_what, needs, given, wanted) => {
    const others = othersOf(bench, procedure(needs), a, given);
    expect(Object.fromEntries(others.map(({ role, item: one }) => [role, one?.id]))).toEqual(wanted);
    const asked = Object.entries(wanted).filter(([, id]) => id !== undefined);
    expect(addressesOf(procedure(needs), a, others)).toEqual({
      tester: 'family@a',
      ...Object.fromEntries(asked.map(([role, id]) => [role, `family@${id}`])),
    });
  });
});

it.each([
  [{}, {}],
  [{ 'converter.a': 'rad' }, { 'converter.a': 'family@rad' }],
  [{ tester: 'b' }, { tester: 'family@b' }],
  [{ tester: '' }, {}],
])('what a procedure goes without takes only what was chosen: %o', (given, wanted) => {
  const all: ProcedureView['needs'] = {
    ladder: { optional: true },
    tester: { optional: true },
    'converter.a': { optional: true },
  };
  const others = othersOf(bench, procedure(all), a, given);
  expect(others.map(({ role, optional }) => [role, optional])).toEqual([
    ['tester', true],
    ['converter.a', true],
  ]);
  expect(addressesOf(procedure(all), a, others)).toEqual(wanted);
  expect(isManned(procedure(all), undefined)).toBe(true);
});
