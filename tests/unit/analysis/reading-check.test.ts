import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, readingProblems } from '../../../electron/analysis/index.ts';
import type { Reading } from '../../../electron/contract/reading.ts';
import { DEFECTS, type Defect, type Second } from '../../../electron/contract/second.ts';
import { inEnglish, m2100e1, options } from './support.ts';

const RATE = 2048;
const quiet = { LOS: 0, AIS: 0, LOF: 0, LSS: 0 };
const clean = { bitErrors: 0, ES: 0, SES: 0, UAS: 0, slips: 0 };
type Over = Partial<Omit<Reading, 'atMs' | 'final'>>;
const read = (over: Over): Reading => ({ atMs: 0, testTimeS: 900, alarms: quiet, final: true, ...clean, ...over });
const fieldsOf = (counts: Reading, rateKbps: number | undefined = RATE): string[] =>
  readingProblems(counts, { forS: counts.testTimeS, rateKbps }).map(({ fields }) => fields.join(' '));

describe('a reading that contradicts itself', () => {
  it.each<[string, Over, string[]]>([
    ['bit errors without any second', { bitErrors: 5 }, ['bitErrors ES']],
    [
      'seconds without any cause',
      { ES: 6, bitErrors: 2, slips: 1, alarms: { ...quiet, LOS: 1, AIS: 1 }, SES: 1 },
      ['ES bitErrors'],
    ],
    ['more severe seconds than errored ones', { ES: 2, SES: 3, bitErrors: 1e6 }, ['SES ES']],
    ['more errored seconds than seconds', { ES: 86_401, bitErrors: 1e6, testTimeS: 86_400 }, ['ES UAS testTime']],
    ['errored and unavailable ones together', { ES: 1, UAS: 900, bitErrors: 1e6 }, ['ES UAS testTime']],
    [
      'more unavailable seconds than seconds',
      { UAS: 901, bitErrors: 1e6, ES: undefined, SES: undefined },
      ['UAS testTime'],
    ],
    ['an alarm longer than the test', { UAS: 900, alarms: { ...quiet, AIS: 901 } }, ['AIS testTime']],
    ['an alarm in no second', { alarms: { ...quiet, LOF: 5 } }, ['LOF SES UAS']],
    ['two alarms in no second', { alarms: { ...quiet, LOS: 5, LSS: 9 } }, ['LOS SES UAS', 'LSS SES UAS']],
    ['more wrong bits than there is room for', { bitErrors: 999_999, ES: 1 }, ['bitErrors ES SES UAS']],
    [
      'more wrong bits than bits',
      { bitErrors: 1e12, ES: undefined, SES: undefined, UAS: undefined },
      ['bitErrors testTime'],
    ],
  ])('%s', (_, over, fields) => {
    expect(fieldsOf(read(over))).toEqual(fields);
    const [problem] = readingProblems(read(over), { forS: read(over).testTimeS, rateKbps: RATE });
    expect(problem?.confirmable).toBe(true);
    expect(inEnglish([problem!.message])[0]).not.toContain('{{');
    expect(fieldsOf(read({ ...over, confirmed: true }))).toEqual([]);
  });

  it.each<[string, Over, number?]>([
    ['an alarm of less than a second', { alarms: { ...quiet, LOS: 1 } }],
    ['unavailable time alone', { bitErrors: 900, UAS: 12, alarms: { ...quiet, LOS: 12 } }],
    ['a cause that may be blank', { ES: 6, slips: undefined }],
    ['an alarm that may be blank', { ES: 6, alarms: { LOS: 0, AIS: 0, LSS: 0 } }],
    ['errors whose seconds are blank', { bitErrors: 5, ES: undefined, SES: undefined, UAS: undefined }],
    ['errors that may lie in unavailable time', { bitErrors: 999_999, ES: 1, UAS: undefined }],
    ['an alarm whose seconds are blank', { alarms: { ...quiet, LOS: 400 }, SES: undefined, ES: undefined }],
    ['the whole test unavailable', { UAS: 900, alarms: { ...quiet, LOS: 900 } }],
    ['a slip that made a second errored', { ES: 1, slips: 1 }],
    ['a rate that nobody knows', { bitErrors: 1e12, ES: 1 }, Number.NaN],
  ])('but not %s', (_, over, rate = RATE) => {
    const rateKbps = Number.isNaN(rate) ? undefined : rate;
    expect(readingProblems(read(over), { forS: 900, rateKbps })).toEqual([]);
  });

  it('is held against the rate of the circuit, whatever that is', () => {
    const counts = read({ bitErrors: 20_000, ES: 1 });
    expect(fieldsOf(counts, 2048)).toEqual([]);
    expect(fieldsOf(counts, 64)).toEqual(['bitErrors ES SES UAS']);
  });
});

describe('a test time', () => {
  const problem = (testTimeS: number, forS: number, sinceStartS?: number) =>
    readingProblems(read({ testTimeS, confirmed: true }), { forS, rateKbps: RATE, sinceStartS }).map(
      ({ fields, confirmable }) => [...fields, confirmable],
    );
  it.each([
    [900, 960, []],
    [900, 961, ['testTime', 'duration', false]],
    [86_400, 87_264, []],
    [86_400, 87_265, ['testTime', 'duration', false]],
    [60, 66, []],
    [60, 67, ['testTime', 'duration', false]],
    [900, 15 * 86_400, ['testTime', 'duration', false]],
    [900, 1, []],
  ])('of a run of %i s may not be %i s: %j', (forS, testTimeS, expected) => {
    expect(problem(testTimeS, forS)).toEqual(expected.length > 0 ? [expected] : []);
  });
  it('is no longer than the time since START, give or take a minute; nobody can confirm it', () => {
    expect(problem(361, 900, 300)).toEqual([['testTime', 'start', false]]);
    expect(problem(360, 900, 300)).toEqual([]);
    expect(problem(900, 900)).toEqual([]);
  });
});

const DEFECT_SETS: readonly (readonly Defect[])[] = [[], [], [], ['LOS'], ['AIS', 'LSS'], ['LOF'], ['LSS'], ['LOC']];
/** Stretches of seconds of one kind, so that unavailable time comes about too. */
const stretch = fc.record({
  length: fc.integer({ min: 1, max: 14 }),
  share: fc.constantFrom(0, 0, 0, 1e-9, 1e-6, 1e-4, 9e-4, 2e-3, 0.3, 0.5, 1),
  defects: fc.constantFrom(...DEFECT_SETS),
  slips: fc.constantFrom(0, 0, 1),
});

describe('a reading of what really was', () => {
  it('is never refused, whatever of it is blank', () => {
    const blanks = fc.subarray(['bitErrors', 'ES', 'SES', 'UAS', 'slips'] as const);
    const rates = fc.constantFrom(64, 256, 2048, 34_368);
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 12 }), rates, blanks, (stretches, rateKbps, blank) => {
        const bits = rateKbps * 1000;
        const rows = stretches
          .flatMap(({ length, ...kind }) => Array.from({ length }, () => kind))
          .map(({ share, defects, slips }, t): Second => ({
            t,
            bits,
            bitErrors: Math.ceil(bits * share),
            defects: [...defects],
            slips: Array.from({ length: slips }, () => ({})),
            source: 'tester',
            valid: true,
          }));
        const { g821 } = judge({ spans: [], rows, gaps: [] }, options({ limits: [{ set: m2100e1 }], rateKbps }));
        const seconds = (defect: Defect): number => rows.filter(({ defects }) => defects.includes(defect)).length;
        const { AS: _AS, unobserved: _unobserved, ...counted } = g821!;
        const counts: Reading = {
          atMs: 0,
          final: true,
          testTimeS: rows.length,
          ...counted,
          bitErrors: rows.reduce((sum, row) => sum + (row.bitErrors ?? 0), 0),
          slips: rows.reduce((sum, row) => sum + (row.slips?.length ?? 0), 0),
          alarms: Object.fromEntries(DEFECTS.map((defect) => [defect, seconds(defect)])),
        };
        for (const name of blank) delete counts[name];
        expect(readingProblems(counts, { forS: rows.length, rateKbps, sinceStartS: rows.length })).toEqual([]);
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});
