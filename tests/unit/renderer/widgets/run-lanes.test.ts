import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANE_BITS, type LaneWindow } from '../../../../electron/contract/lanes.ts';
import { LAMP_NAMES } from '../../../../electron/contract/lamps.ts';
import type { LampView } from '../../../../electron/contract/views.ts';
import { pageOf, ticks } from '../../../../renderer/widgets/lanes/axis.ts';
import {
  barHeight,
  isUnseen,
  legendOf,
  pieces,
  silentLanes,
  under,
  unseenPieces,
} from '../../../../renderer/widgets/lanes/pieces.ts';

const { clean, AIS, LSS, ERR: errors, unobserved, unavailable } = LANE_BITS;
const windowOf = (flags: number[], errorsMax: number[] = []): LaneWindow => ({
  from: 1000,
  to: 1000 + flags.length,
  flags: Uint32Array.from(flags),
  errorsMax: Float64Array.from(flags, (_flag, at) => errorsMax[at] ?? 0),
  errorsSum: new Float64Array(flags.length),
});

describe('pieces of a lane', () => {
  it('shows an alarm on its own lane, what follows from it grey, and dashed what was not compared', () => {
    const window = windowOf([clean, AIS | LSS, clean]);
    expect(pieces(window, 'AIS').map(({ look }) => look)).toEqual(['clean', 'bad', 'clean']);
    expect(pieces(window, 'LSS').map(({ look }) => look)).toEqual(['clean', 'consequent', 'clean']);
    expect(pieces(window, 'LOS')).toEqual([{ from: 0, to: 3, look: 'clean', errors: 0 }]);
    for (const lane of ['SLIP', 'ERR'] as const)
      expect(pieces(window, lane).map(({ look }) => look)).toEqual(['clean', 'uncompared', 'clean']);
    expect(legendOf(window, LAMP_NAMES)).toEqual(['consequent', 'uncompared']);
    expect(legendOf(windowOf([clean, LSS | errors, clean]), LAMP_NAMES)).toEqual([]);
  });

  it('keeps the past of a lane whose alarm only follows from another', () => {
    const off = (lamp: LampView['lamp'], code: 'lamp.consequent' | 'lamp.not-applicable'): LampView => ({
      lamp,
      state: 'off',
      reason: { code },
    });
    expect(silentLanes([off('LSS', 'lamp.consequent'), off('LOF', 'lamp.not-applicable')])).toEqual(['LOF']);
  });

  it('parts bars of errors where their height changes', () => {
    const window = windowOf([errors, errors, errors], [5, 5, 700]);
    expect(pieces(window, 'ERR')).toEqual([
      { from: 0, to: 2, look: 'bad', errors: 5 },
      { from: 2, to: 3, look: 'bad', errors: 700 },
    ]);
    expect(pieces(window, 'ALL')).toEqual([{ from: 0, to: 3, look: 'bad', errors: 0 }]);
  });

  it('never calls clean what nobody saw, nor what has not been', () => {
    const window = windowOf([clean, unobserved, unobserved, clean, 0]);
    for (const lane of LAMP_NAMES)
      expect(
        pieces(window, lane)
          .filter(({ look }) => look === 'clean')
          .map(({ from, to }) => [from, to]),
      ).toEqual([
        [0, 1],
        [3, 4],
      ]);
    expect(unseenPieces(window)).toEqual([{ from: 1, to: 3 }]);
  });

  it('gives stretches in order, without overlap, within the window, for any flags', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 20 - 1 }), { maxLength: 60 }), (flags) => {
        const window = windowOf(flags);
        for (const lane of [...LAMP_NAMES, 'ALL'] as const) {
          const list = pieces(window, lane);
          list.forEach(({ from, to }, at) => {
            expect(from).toBeGreaterThanOrEqual(list[at - 1]?.to ?? 0);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(flags.length);
          });
        }
        const unseen = unseenPieces(window).reduce((sum, { from, to }) => sum + to - from, 0);
        expect(unseen).toBe(flags.filter(isUnseen).length);
      }),
    );
  });

  it('draws more errors higher, one clearly, and never beyond the lane', () => {
    expect(barHeight(1)).toBeGreaterThan(0.2);
    expect(barHeight(1000)).toBeGreaterThan(barHeight(10));
    expect(barHeight(1e12)).toBe(1);
  });

  it('tells what the cursor stands on', () => {
    const window = windowOf([clean, AIS | LSS | unavailable, 0], [0, 17, 0]);
    expect(under(window, 1000.5)).toMatchObject({ clean: true, lit: [], errors: 0 });
    expect(under(window, 1001)).toMatchObject({ lit: ['AIS', 'LSS'], unavailable: true, errors: 17 });
    expect(under(window, 1002)).toBeUndefined();
    expect(under(window, 5000)).toBeUndefined();
  });
});

describe('the axis', () => {
  const whole = { from: 10_000, to: 10_900 };

  it('turns pages from START and shows the whole run where a page is no shorter', () => {
    expect(pageOf(whole, undefined, 10_500)).toEqual(whole);
    expect(pageOf(whole, 60, 10_059)).toEqual({ from: 10_000, to: 10_060 });
    expect(pageOf(whole, 60, 10_060)).toEqual({ from: 10_060, to: 10_120 });
    expect(pageOf({ from: 0, to: 30 }, 60, 10)).toEqual({ from: 0, to: 30 });
    expect(pageOf(whole, 300, 99_999)).toEqual({ from: 10_600, to: 10_900 });
  });

  it('labels times since START, the end last', () => {
    expect(ticks(whole, 10_000).map(({ text }) => text)).toEqual([
      '00:00',
      '03:00',
      '06:00',
      '09:00',
      '12:00',
      '15:00',
    ]);
    const days = ticks({ from: 0, to: 72 * 3600 }, 0);
    expect(days.map(({ text }) => text)).toEqual(['0', '12 h', '1 d', '36 h', '2 d', '60 h', '3 d']);
  });

  it('labels stand in order between the edges for any run', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 * 86_400 }), fc.integer({ min: 0, max: 1_000_000 }), (length, start) => {
        const list = ticks({ from: start, to: start + length }, start);
        expect(list.length).toBeLessThanOrEqual(8);
        expect(list.at(-1)?.share).toBe(1);
        list.forEach(({ share }, at) => expect(share).toBeGreaterThan(list[at - 1]?.share ?? -1));
      }),
    );
  });
});
