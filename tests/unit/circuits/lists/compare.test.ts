import { expect, it } from 'vitest';
import { Comparer, type GivenLine } from '../../../../electron/circuits/index.ts';
import type { Item } from '../../../../electron/contract/book/entry.ts';
import { circuitSchema, type Circuit } from '../../../../electron/contract/circuit.ts';

const version = (entry: string, body: Circuit) => ({ entry, enteredAtMs: 0, origin: 'a', after: [], body });
const circuit = (given: Record<string, unknown>): Circuit => circuitSchema.parse({ number: 'C1', ...given });
const line = (given: Record<string, unknown>): GivenLine => ({ line: 2, number: 'C1', notes: [], given, faults: [] });

it('a list never chooses between two versions that stand side by side', () => {
  const [newest, other] = [version('b', circuit({ rate: '2M' })), version('a', circuit({ rate: '8M' }))];
  const item: Item<'circuit'> = { kind: 'circuit', item: 'C1', heads: [newest, other], events: [] };
  const known = { circuit: () => item, order: () => undefined };
  const compared = (kind: 'circuit' | 'order', given: Record<string, unknown>) =>
    new Comparer(kind, { grades: [] }).compare(line(given), known);
  expect(compared('circuit', { number: 'C1', towards: '城南局' })).toMatchObject({
    ...{ state: 'refused', entries: [] },
    faults: [{ field: 'number', message: { en: expect.stringMatching(/side by side/) } }],
  });
  expect(compared('circuit', { number: 'C1', rate: '2048k' })).toMatchObject({ state: 'same', entries: [] });
  expect(compared('order', { order: 'G1', circuit: 'C1', span: 'city' })).toMatchObject({
    state: 'refused',
    faults: [{ field: 'circuit' }],
  });
  expect(compared('order', { order: 'G1', circuit: 'C1' })).toMatchObject({ state: 'new' });
});

it('a version that is changed says which one it replaces', () => {
  const item: Item<'circuit'> = { kind: 'circuit', item: 'C1', heads: [version('a', circuit({}))], events: [] };
  const known = { circuit: () => item, order: () => undefined };
  const { entries } = new Comparer('circuit', { grades: [] }).compare(line({ number: 'C1', rate: '2M' }), known);
  expect(entries).toEqual([{ kind: 'circuit', item: 'C1', body: { ...circuit({}), rate: '2M' }, after: ['a'] }]);
});
