import { TributaryError } from '../../../electron/contract/errors.ts';
import { outcomesOf } from '../../../electron/contract/settings.ts';
import type { Observation, Tester } from '../../../electron/contract/tester.ts';
import type { Family } from '../../family.ts';
import { manualCapabilities, manualInfo, OPTIONS } from './model.ts';

/**
 * A set that a person reads. Nothing goes over a wire: `configure` says what to set at the front panel, start and stop are pressed by hand,
 * and no second is ever observed. It says nothing of itself: maker and model are what the engineer types in.
 */
export const manualFamily: Family<Tester> = {
  info: manualInfo,
  options: OPTIONS,
  identify: () => Promise.resolve({ maker: '', model: '' }),
  same: () => true,
  device: (_line, identity, address, context) => ({
    role: 'tester',
    family: 'manual',
    address: address.text === '' ? 'manual' : `manual@${address.text}`,
    simulated: context.simulated,
    identity,
    capabilities: manualCapabilities,
    rateKbps: undefined,
    configure: (settings, signal) => atOnce(signal, () => outcomesOf(manualCapabilities, settings, new Map())),
    start: (signal) => atOnce(signal, () => undefined),
    restart: (signal) => atOnce(signal, () => undefined),
    observe: () => nothing(),
    inject: (injection, signal) =>
      atOnce(signal, () => {
        // Off is what it always is.
        if (injection.kind !== 'off') throw new TributaryError('inject-unable', 'manual', { text: injection.kind });
      }),
    stop: () => Promise.resolve(),
  }),
};

async function atOnce<T>(signal: AbortSignal, work: () => T): Promise<T> {
  signal.throwIfAborted();
  return work();
}

async function* nothing(): AsyncIterable<Observation> {}
