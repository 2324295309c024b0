import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { burstPattern, createBurstWatch, type SeenBurst } from '../../../electron/analysis/index.ts';
import type { RunEvent } from '../../../electron/contract/run.ts';
import type { Message } from '../../../electron/contract/words/index.ts';
import { missed, second, T0 } from '../../support/records.ts';
import { LADDER, pingAt, type Trouble } from '../../support/watch-record.ts';

const RUNGS = LADDER.rungs.map(({ id }) => id);
const HOUR_S = 3600;
const namesOf = ({ witnesses }: SeenBurst): string[] =>
  witnesses.map((one) => (one.who === 'rung' ? one.rung : one.who === 'register' ? one.name : 'bits'));

/** Bytes in use once all that is not used is gone. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('a watch', () => {
  it('of 72 hours in fast time: finds its four bursts, the first witness of each first, and keeps no more than at its beginning', () => {
    const troubles: Trouble[] = [
      { at: 5 * HOUR_S, lengthS: 3, crc: true },
      { at: 29 * HOUR_S + 7, lengthS: 1 },
      { at: 53 * HOUR_S, lengthS: 40, crc: true },
      { at: 71 * HOUR_S + 13, lengthS: 5 },
    ];
    const watch = createBurstWatch({ order: RUNGS, everyS: 1, bits: true });
    const found: SeenBurst[] = [];
    let crc = 5;
    let early = 0;
    for (let i = 0; i < 72 * HOUR_S; i++) {
      const t = T0 + i;
      const trouble = troubles.find(({ at }) => at - 1 === i && i);
      if (trouble?.crc) crc += 17;
      // In the third the line itself has errors before anybody else sees anything.
      const bitErrors = i === 53 * HOUR_S - 3 ? 9 : 0;
      found.push(...watch.take({ kind: 'second', second: second(t, { bitErrors }) }));
      found.push(...watch.take({ kind: 'register', sample: { t, source: 'E1', name: 'CRC errors', value: crc } }));
      // Counts traffic, and tells of nothing.
      found.push(...watch.take({ kind: 'register', sample: { t, source: 'E1', name: 'octets', value: i * 1000 } }));
      for (const rung of RUNGS) found.push(...watch.take({ kind: 'ping', ping: pingAt(rung, t, i, troubles) }));
      if (i === 6 * HOUR_S) early = bytesInUse();
    }
    found.push(...watch.end());
    expect(found.map(({ from, to }) => [from - T0, to - T0])).toEqual(
      troubles.map(({ at, lengthS }) => [at, at + lengthS]),
    );
    expect(found.map(namesOf)).toEqual([
      ['CRC errors', 'farRouterWan', 'farHost'],
      ['farRouterWan', 'farHost'],
      ['bits', 'CRC errors', 'farRouterWan', 'farHost'],
      ['farRouterWan', 'farHost'],
    ]);
    expect(found.map(({ bitErrors }) => bitErrors)).toEqual([0, 0, 9, 0]);
    expect(found[0]).toMatchObject({ sent: 6, lost: 6 });
    expect(bytesInUse() - early).toBeLessThan(10_000_000);
  });

  it('takes no box that only answers rarely for a burst, joins what goes on, and passes over what nobody saw', () => {
    const watch = createBurstWatch({ order: RUNGS, everyS: 1, bits: false });
    const found: SeenBurst[] = [];
    const lossy = [{ n: 0, sent: 1, lost: 1 }];
    for (let i = 0; i < 60; i++) {
      const t = T0 + i;
      if (i === 30) found.push(...watch.take(missed(t, t + 5)));
      if (i >= 30 && i < 35) continue;
      const far = [20, 21, 40].includes(i);
      for (const rung of RUNGS) {
        // The nearest one loses every third second, while those behind it are good.
        const loses = rung === 'gateway' ? i % 3 === 0 : far && rung === 'farHost';
        const ping = { t, rung, sent: 1, lost: loses ? 1 : 0, late: 0, wrong: 0, ...(loses ? { lossy } : {}) };
        found.push(...watch.take({ kind: 'ping', ping }));
      }
    }
    found.push(...watch.end());
    expect(found.map(({ from, to }) => [from - T0, to - T0])).toEqual([
      [20, 22],
      [40, 41],
    ]);
    expect(found.every((one) => namesOf(one).join() === 'farHost' && one.bitErrors === undefined)).toBe(true);
  });
});

const loss = (t: number, more: Partial<RunEvent> = {}): RunEvent => ({
  t,
  kind: 'loss',
  attempt: 1,
  durationS: 1,
  message: { code: 'event.loss' },
  ...more,
});
const codes = (messages: readonly Message[]): (string | undefined)[] => messages.map(({ code }) => code);
/** Midnight in China. */
const MIDNIGHT = 1_699_977_600;
const ZONE_S = 8 * HOUR_S;
/** Places that keep no time. */
const at = (i: number): number => MIDNIGHT + 4000 * i + ((i * i * 7919) % 3001);

describe('what bursts have in common', () => {
  it.each<[string, RunEvent[], (string | undefined)[]]>([
    ['nothing of none', [], []],
    ['nothing of when, of two', [loss(at(1)), loss(at(5))], []],
    [
      'the time of day',
      [0, 1, 2, 3].map((day) => loss(MIDNIGHT + day * 86_400 + 9000 + 60 * day)),
      ['pattern.time-of-day'],
    ],
    ['a period', Array.from({ length: 12 }, (_, i) => loss(MIDNIGHT + 600 * i)), ['pattern.period']],
    ['a background', Array.from({ length: 40 }, (_, i) => loss(at(i))), ['pattern.background']],
    ['all with bit errors', [1, 2, 9].map((i) => loss(at(i), { bitErrors: 4 })), ['pattern.with-bits']],
    ['none with bit errors', [1, 2, 9].map((i) => loss(at(i), { bitErrors: 0 })), ['pattern.without-bits']],
    [
      'likely with, where they are mixed',
      [1, 2, 9].map((i) => loss(at(i), { bitErrors: i === 9 ? 0 : 4 })),
      ['pattern.likely-with-bits'],
    ],
    [
      'likely without, where they are mixed',
      [1, 2, 9].map((i) => loss(at(i), { bitErrors: i === 9 ? 4 : 0 })),
      ['pattern.likely-without-bits'],
    ],
  ])('%s', (_name, events, expected) => {
    expect(codes(burstPattern(events, 4 * 86_400, ZONE_S))).toEqual(expected);
  });

  it('tells the time of day of the record, across midnight too', () => {
    const around = [-120, 60, -60, 120].map((s, day) => loss(MIDNIGHT + (day + 1) * 86_400 + s));
    const [message] = burstPattern(around, 5 * 86_400, ZONE_S);
    expect(message).toMatchObject({ code: 'pattern.time-of-day', params: { days: 4, hits: 4, of: 4 } });
    expect(['23:59', '00:00']).toContain(message?.params?.['time']);
  });
});
