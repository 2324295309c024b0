import type { Implementation } from '../../../contract/api.ts';
import { families } from '../../../instruments/index.ts';
import { itemOf, within, type CoreContext } from './core-context.ts';

/** Longest time for listing ports, for connecting, and for one order to a tester, milliseconds. */
const LIST_MS = 15_000;
const CONNECT_MS = 15_000;
const ORDER_MS = 15_000;

type BenchMethods = Pick<Implementation, Extract<keyof Implementation, `bench.${string}` | `families.${string}`>>;

/** Ports and testers at hand, and the manual panel. */
export function benchMethods(context: CoreContext): BenchMethods {
  const { bench } = context;
  return {
    'families.list': () => Promise.resolve([...families()]),
    'bench.ports': () => Promise.resolve(bench.ports()),
    'bench.refresh': () => bench.refresh(within(context, LIST_MS)),
    'bench.add': ({ address }) => Promise.resolve({ id: bench.add(address) }),
    'bench.remove': ({ id }) => bench.remove(itemOf(context, id).id),
    'bench.connect': async ({ id }) => {
      await bench.connect(itemOf(context, id).id, within(context, CONNECT_MS));
    },
    'bench.disconnect': ({ id }) => bench.disconnect(itemOf(context, id).id),
    'bench.describe': ({ id, serial, calibration, maker, model, lacks }) =>
      context.notes.describe(itemOf(context, id), {
        ...(maker !== undefined ? { maker } : {}),
        ...(model !== undefined ? { model } : {}),
        ...(lacks !== undefined ? { lacks } : {}),
        ...(serial !== undefined ? { serialTyped: serial } : {}),
        ...(calibration !== undefined ? { calibration } : {}),
      }),
    'bench.start': ({ id, settings }) => bench.start(itemOf(context, id).id, settings, within(context, ORDER_MS)),
    'bench.stop': ({ id }) => bench.stop(itemOf(context, id).id, within(context, ORDER_MS)),
    'bench.inject': ({ id, injection }) => bench.inject(itemOf(context, id).id, injection, within(context, ORDER_MS)),
    'bench.clearHistory': ({ id }) => {
      bench.clearHistory(itemOf(context, id).id);
      return Promise.resolve();
    },
  };
}
