import type { Implementation } from '../../../contract/api.ts';
import { families } from '../../../instruments/index.ts';
import { freeItemOf, itemOf, limitOf, type CoreContext } from './core-context.ts';

/** Longest time for connecting, and for one order to a tester, milliseconds. */
const CONNECT_MS = 15_000;
const ORDER_MS = 15_000;

type BenchMethods = Pick<
  Implementation,
  Extract<keyof Implementation, `bench.${string}` | `families.${string}` | `loops.${string}`>
>;

/** Ports and testers at hand, the manual panel, and loops that were left. */
export function benchMethods(context: CoreContext): BenchMethods {
  const { bench } = context;
  return {
    'families.list': () => Promise.resolve([...families()]),
    'bench.ports': () => Promise.resolve(bench.ports()),
    'bench.refresh': async () => {
      // How far it is stands in the state: with many families it takes longer than anybody waits for an answer. It fails with the closing alone.
      void bench.refresh(context.closing).catch(() => undefined);
    },
    'bench.cancelLook': async () => bench.cancelLook(),
    'bench.add': ({ address }) => Promise.resolve({ id: bench.add(address) }),
    'bench.offer': async ({ id, secrets }) => bench.offer(freeItemOf(context, id).id, secrets),
    'bench.remove': async ({ id }) => bench.remove(freeItemOf(context, id).id),
    'bench.connect': async ({ id }) => {
      await bench.connect(itemOf(context, id).id, limitOf(context, CONNECT_MS));
    },
    'bench.disconnect': async ({ id }) => bench.disconnect(freeItemOf(context, id).id),
    'bench.describe': ({ id, serial, calibration, maker, model, lacks }) =>
      context.notes.describe(itemOf(context, id), {
        ...(maker !== undefined ? { maker } : {}),
        ...(model !== undefined ? { model } : {}),
        ...(lacks !== undefined ? { lacks } : {}),
        ...(serial !== undefined ? { serialTyped: serial } : {}),
        ...(calibration !== undefined ? { calibration } : {}),
      }),
    'bench.start': async ({ id, settings }) =>
      bench.start(freeItemOf(context, id).id, settings, limitOf(context, ORDER_MS)),
    'bench.stop': async ({ id }) => bench.stop(freeItemOf(context, id).id, limitOf(context, ORDER_MS)),
    'bench.inject': async ({ id, injection }) =>
      bench.inject(freeItemOf(context, id).id, injection, limitOf(context, ORDER_MS)),
    'bench.clearHistory': async ({ id }) => bench.clearHistory(freeItemOf(context, id).id),
    'loops.release': ({ id }) => context.loops.release(id),
    'loops.seen': async ({ id }) => context.loops.seen(id),
  };
}
