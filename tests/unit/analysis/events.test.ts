import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLiveEvents,
  createReadableList,
  createStreamingJudge,
  eventList,
  readableEvents,
  unavailableStretches,
} from '../../../electron/analysis/index.ts';
import type { RunEvent } from '../../../electron/contract/run.ts';
import type { History } from '../../../electron/contract/second.ts';
import { sayMessage } from '../../../electron/contract/words/index.ts';
import { defect, historyOf, line, options, second, T0 } from './support.ts';

/** Letters of `line`: long enough for unavailable time, and for lists that have to be joined. */
const text = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.constantFrom('.', '.', 'e', 'S', 'D', 'i', '?')), {
    maxLength: 160,
  })
  .map((parts) => parts.map(([n, letter]) => `${n}${letter}`).join(''));

const inOrder = (a: RunEvent, b: RunEvent): number => a.t - b.t || a.kind.localeCompare(b.kind);
const mark: RunEvent = { t: T0 + 3, kind: 'mark', attempt: 1, message: { code: 'event.start' } };

function whole(history: History, withinS: number): RunEvent[] {
  const { rows, gaps } = history;
  return [...eventList([mark], [{ attempt: 1, rows, gaps, unavailable: unavailableStretches(history) }], withinS)];
}

describe('the event list', () => {
  it('is the same told live, and read back', () => {
    fc.assert(
      fc.property(text, (letters) => {
        const observations = line(letters);
        const judge = createStreamingJudge(options());
        const live = createLiveEvents(1, judge);
        const told = observations.flatMap((one) => {
          judge.push(one);
          return live.push(one);
        });
        told.push(...live.flush());
        expect(told.toSorted(inOrder)).toEqual(
          whole(historyOf(observations), 1)
            .filter((event) => event !== mark)
            .toSorted(inOrder),
        );
      }),
      { numRuns: 150, seed: 20266 },
    );
  });

  it('as people read it is the first of ever wider joins that is short enough, in whatever parts it comes', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 90 }), (letters, partS) => {
        const history = historyOf(line(letters), false);
        const lists = [1, 10, 60, 600, 3600].map((withinS) => ({ withinS, events: whole(history, withinS) }));
        const { withinS, events } = lists.find((list) => list.events.length <= 60) ?? lists.at(-1)!;
        const read = readableEvents([mark], [{ attempt: 1, history }]);
        expect(read.withinS).toBe(withinS);
        expect(read.count).toBe(events.length);
        expect(read.shown.toSorted(inOrder)).toEqual(events.slice(0, 240).toSorted(inOrder));

        const inParts = createReadableList([mark]);
        inParts.begin(1);
        for (const part of partsOf(history, partS)) inParts.add(part);
        expect(inParts.list()).toEqual(read);
      }),
      { numRuns: 150, seed: 20267 },
    );
  });

  it('passes over what older programs stored of the seconds themselves, in words of their own', () => {
    const old = (['errors', 'defect', 'slip', 'gap', 'unavailable'] as const).map((kind): RunEvent => ({
      t: T0,
      kind,
      attempt: 1,
      message: { code: 'event.errors', params: { n: 3 } },
    }));
    const history: History = { spans: [], rows: [second(T0 + 5, { bitErrors: 3 })], gaps: [] };
    const { shown } = readableEvents([...old, mark], [{ attempt: 1, history }]);
    expect(shown.map(({ t, kind }) => [t - T0, kind])).toEqual([
      [3, 'mark'],
      [5, 'errors'],
    ]);
  });

  it('keeps no more of a month of flapping than can be shown, and counts the rest', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => defect(T0 + 2 * i, 'LOS'));
    const { shown, count, troubles } = readableEvents([], [{ attempt: 1, history: { spans: [], rows, gaps: [] } }]);
    expect([shown.length, count]).toEqual([240, 20_000]);
    expect(shown.at(-1)?.t).toBe(T0 + 2 * 239);
    expect(troubles).toEqual({ 1: { bad: 20_000, planned: 0, unseen: 0 } });
  });

  it('marks what lies in planned work, up to the second, and lets nothing reach over its edges', () => {
    const about = { planned: 'P1', kind: 'work', name: '换板', saidAtMs: 0 } as const;
    const windows = [{ ...about, from: T0 + 10, to: T0 + 20 }];
    const rows = [
      ...[8, 9, 10, 11, 19, 20, 21].map((t) => defect(T0 + t, 'LOS')),
      ...[30, 31].map((t) => second(T0 + t, { bitErrors: 3 })),
    ];
    const loss: RunEvent = { ...mark, t: T0 + 15, kind: 'loss', durationS: 9 };
    const history: History = { spans: [], rows, gaps: [] };
    const { shown, troubles } = readableEvents([mark, loss], [{ attempt: 1, history }], windows);
    const inIt = shown.map(({ t, durationS = 0, planned }) => [t - T0, durationS, planned && !planned.partly]);
    expect(inIt).toEqual([
      ...[
        [3, 0, undefined],
        [8, 2, undefined],
        [10, 2, true],
        // It went on for longer than the work.
        [15, 9, false],
        [19, 1, true],
        [20, 2, undefined],
        [30, 2, undefined],
      ],
    ]);
    expect(troubles).toEqual({ 1: { bad: 6, planned: 2, unseen: 0 } });
  });

  it.each([
    ['bit errors', [second(T0, { bitErrors: 3 })], 'Bit errors'],
    ['a burst', [0, 1].map((t) => second(T0 + t, { bitErrors: 3 })), 'Burst of errors, 2 errored seconds'],
    ['blocks without bits', [second(T0, { erroredBlocks: 2, bitErrors: undefined })], 'Errored blocks'],
    ['an alarm', [defect(T0, 'AIS')], 'AIS alarm indication signal'],
    ['consequent alarms', [defect(T0, 'LSS', 'LOS')], 'LOS loss of signal; LSS meanwhile follows from it'],
    ['a slip', [second(T0, { slips: [{ bits: -8 }] })], 'Slips: 1, -8 bits'],
    ['a slip by multiples', [second(T0, { slips: [{ bits: 8, modulo: 4088 }] })], 'Slips: 1, +8 bits (modulo 4088)'],
    ['a slip of unknown sign', [second(T0, { slips: [{}] })], 'Slips: 1, sign unknown'],
    ['a condition', [second(T0, { notices: ['RAI'] })], 'Line condition: RAI'],
    ['a tester that stumbled', [second(T0, { valid: false })], 'The tester itself stumbled: second not counted'],
    ['nothing', [second(T0), second(T0 + 1, { bits: 0 })], undefined],
  ] as const)('says of %s what it was', (_, rows, said) => {
    const { shown } = readableEvents([], [{ attempt: 1, history: { spans: [], rows: [...rows], gaps: [] } }]);
    expect(shown.map(({ message }) => sayMessage('en', message))).toEqual(said === undefined ? [] : [said]);
  });
});

function* partsOf({ spans, rows, gaps }: History, partS: number): Generator<History> {
  const within = (from: number) => (t: number) => t >= from && t < from + partS;
  for (let from = T0; from < T0 + 160 * 14; from += partS) {
    const own = within(from);
    yield {
      spans: spans.filter((span) => own(span.from)),
      rows: rows.filter(({ t }) => own(t)),
      gaps: gaps.filter((gap) => own(gap.from)),
    };
  }
}
