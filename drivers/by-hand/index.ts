import { TributaryError } from '../../electron/contract/errors.ts';
import { outcomesOf } from '../../electron/contract/settings.ts';
import type { Capabilities, Observation, Tester } from '../../electron/contract/tester.ts';

/** What a set whose display a person reads can do by remote control: nothing. Every setting is made at its front panel. */
export const BY_HAND: Capabilities = {
  reading: 'by-hand',
  attachment: 'line-port',
  settable: {},
  notApplicable: [],
  defects: [],
  counts: [],
  inject: {},
  measures: { zh: '仪表所接的线路；由人读数', en: 'the line the set is connected to; read by hand' },
  basis: { zh: '人从仪表显示屏读的总数，不是逐秒数据', en: 'totals that a person reads off the display, no seconds' },
  judging: 'path',
  lacks: [
    { zh: '远程控制：设置和启停都在前面板', en: 'remote control: set, started and stopped at the front panel' },
    { zh: '逐秒记录：误码何时发生无从得知', en: 'seconds: when an error happened is not known' },
    { zh: '由程序注入误码', en: 'error injection by the program' },
  ],
};

/** Such a set as a tester: `configure` says what to set at the front panel, start and stop are pressed by hand, and no second is ever observed. */
export function readByHand(of: Pick<Tester, 'family' | 'address' | 'simulated' | 'identity'>): Tester {
  return {
    ...of,
    role: 'tester',
    capabilities: BY_HAND,
    rateKbps: undefined,
    configure: (settings, signal) => atOnce(signal, () => outcomesOf(BY_HAND, settings, new Map())),
    start: (signal) => atOnce(signal, () => undefined),
    restart: (signal) => atOnce(signal, () => undefined),
    observe: () => nothing(),
    inject: (injection, signal) =>
      atOnce(signal, () => {
        // Off is what it always is.
        if (injection.kind !== 'off') throw new TributaryError('inject-unable', of.address, { text: injection.kind });
      }),
    stop: () => Promise.resolve(),
  };
}

async function atOnce<T>(signal: AbortSignal, work: () => T): Promise<T> {
  signal.throwIfAborted();
  return work();
}

async function* nothing(): AsyncIterable<Observation> {}
