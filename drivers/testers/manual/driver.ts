import type { Tester } from '../../../electron/contract/tester.ts';
import { readByHand } from '../../by-hand/index.ts';
import type { Family } from '../../family.ts';
import { manualInfo, OPTIONS } from './model.ts';

/** A set that a person reads and nothing goes to over a wire. It says nothing of itself: maker and model are what the engineer types in. */
export const manualFamily: Family<Tester> = {
  info: manualInfo,
  options: OPTIONS,
  identify: () => Promise.resolve({ maker: '', model: '' }),
  same: () => true,
  device: (_line, identity, { text }, { simulated }) =>
    readByHand({ family: 'manual', address: text === '' ? 'manual' : `manual@${text}`, simulated, identity }),
};
