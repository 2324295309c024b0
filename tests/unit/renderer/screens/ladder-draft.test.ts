import { expect, it } from 'vitest';
import {
  draftFor,
  ladderGiven,
  NEW_LADDER,
  rememberedLadder,
  type LadderDraft,
} from '../../../../renderer/screens/new/ladder-draft.ts';

const typed: LadderDraft = {
  mode: 'typed',
  addresses: { farHost: ' 10.77.2.2 ', gateway: '10.77.1.1', lan: '' },
  everyS: '0.5',
  sizes: '64，1472',
  payload: 'FF',
};

it('gives the core what is typed, nearest rung first', () => {
  expect(ladderGiven(typed)).toEqual({
    version: 1,
    everyMs: 500,
    timeoutMs: 1000,
    sizes: [64, 1472],
    payloads: ['FF'],
    rungs: [
      { id: 'gateway', address: '10.77.1.1' },
      { id: 'farHost', address: '10.77.2.2' },
    ],
  });
  expect(ladderGiven(NEW_LADDER)).toBe('auto');
  expect(ladderGiven({ ...typed, addresses: { farHost: 'fe80::1%eth0' } })).toMatchObject({ rungs: [{}] });
});

it.each<[string, Partial<LadderDraft>]>([
  ['no rung', { addresses: { farHost: '  ' } }],
  ['a name', { addresses: { farHost: 'host.example' } }],
  ['no address of IPv4', { addresses: { farHost: '10.77.2.256' } }],
  ['too often', { everyS: '0.05' }],
  ['too rarely', { everyS: '11' }],
  ['no number', { everyS: '1s' }],
  ['no size', { sizes: ' ' }],
  ['a size twice', { sizes: '64 64' }],
  ['a size too large', { sizes: '65508' }],
  ['too many sizes', { sizes: '1 2 3 4 5 6 7 8 9' }],
])('gives nothing where it holds %s', (_name, change) => {
  expect(ladderGiven({ ...typed, ...change })).toBeUndefined();
});

it('is the ladder of a file as it stands there, as last time too; without a file it is none yet', () => {
  const rungs = [{ id: 'ring-node-1', address: '10.77.3.1' }];
  const ladder = { version: 1, everyMs: 100, timeoutMs: 500, sizes: [9], payloads: ['00', 'AA'], rungs } as const;
  const of = { ...typed, mode: 'file', file: { name: 'ring.yaml', ladder } } as unknown as LadderDraft;
  expect(ladderGiven(of)).toEqual(ladder);
  expect(rememberedLadder(JSON.stringify(of))).toEqual(of);
  const { file: _file, ...bare } = of;
  expect(rememberedLadder(JSON.stringify({ ...of, file: { name: 'x', ladder: { version: 2 } } }))).toEqual(bare);
  expect(ladderGiven(bare)).toBeUndefined();
});

it('begins as last time, and with none only where the procedure goes without', () => {
  expect(rememberedLadder(JSON.stringify(typed))).toEqual(typed);
  for (const text of [undefined, '', 'x', '{}', '{"mode":"other"}', '[]', 'null'])
    expect(rememberedLadder(text)).toBeUndefined();
  const none: LadderDraft = { ...typed, mode: 'none' };
  expect(draftFor({ ladder: {} }, none).mode).toBe('auto');
  expect(draftFor({ ladder: { optional: true } }, none).mode).toBe('none');
  expect(draftFor({ ladder: { optional: true } }, undefined).mode).toBe('none');
  expect(draftFor({ ladder: {} }, undefined).mode).toBe('auto');
});
