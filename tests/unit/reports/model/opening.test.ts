import { describe, expect, it } from 'vitest';
import type { OpeningForm } from '../../../../electron/contract/opening-form.ts';
import { openingOf } from '../../../../electron/reports/model/opening.ts';
import { renderOpening } from '../../../../electron/reports/make/render-opening.ts';
import { compileReport } from '../../../../electron/reports/make/compiler.ts';
import { openingParts } from '../../../../electron/reports/make/render-opening.ts';
import { manual, pass15, type Fixture } from '../fixtures.ts';

const form: OpeningForm = {
  version: 1,
  id: 'opening',
  rules: [
    { rateMax: '2048k', first: '30m', again: '60m', status: 'confirmed' },
    { first: '24h', status: 'unconfirmed' },
  ],
  references: [{ rate: '2M', container: 'vc12', km: 5000, over: '30m', ES: 700, SES: 9, status: 'confirmed' }],
};

/** A run whose attempts lasted so long, with these verdicts. */
function tried(
  of: readonly (readonly [forS: number, verdict: 'pass' | 'fail'])[],
  change: Record<string, string> = {},
) {
  const base = pass15();
  const [attempt] = base.record.attempts;
  const attempts = of.map(([forS, verdict], i) => ({
    ...attempt!,
    number: i + 1,
    verdict,
    measurements: attempt!.measurements.map((one) => ({ ...one, forS, verdict })),
  }));
  const settings = { ...base.record.settings, ...change };
  return { ...base, record: { ...base.record, settings, attempts, verdict: of.at(-1)![1] } } satisfies Fixture;
}

describe('the rule of the form', () => {
  it.each([
    [[[1800, 'pass']], 'pass', 'Attempt 1, 30 min: good.'],
    [[[1800, 'fail']], 'fail', 'Not good over 30 min: to be tested again for 60 min.'],
    [
      [
        [1800, 'fail'],
        [3600, 'pass'],
      ],
      'pass',
      'Attempt 2, 60 min: good.',
    ],
    [
      [
        [1800, 'fail'],
        [1800, 'pass'],
      ],
      'fail',
      'Not good over 30 min: to be tested again for 60 min.',
    ],
    [
      [
        [1800, 'fail'],
        [3600, 'fail'],
      ],
      'fail',
      'Still not good: the cause is to be sought.',
    ],
    [[[900, 'pass']], 'not-assessed', 'No test lasted 30 min: the duration that this form asks for is not reached.'],
    [
      [
        [900, 'fail'],
        [7200, 'pass'],
      ],
      'pass',
      'Attempt 2, 2 h: good.',
    ],
  ] as const)('counts what was tried: %j', (of, verdict, said) => {
    const { conclusion } = openingOf(tried(of), form);
    expect([conclusion.verdict, conclusion.lines[0]?.en]).toEqual([verdict, said.replace('2 h', '120 min')]);
  });
  it('asks for 24 h above 2M, and once', () => {
    const faster = (of: Parameters<typeof tried>[0]) => {
      const { record, ...rest } = tried(of);
      return openingOf({ ...rest, record: { ...record, circuit: { ...record.circuit!, rate: '34M' } } }, form);
    };
    expect(faster([[3600, 'pass']]).conclusion.lines[0]?.zh).toContain('没有满 24 小时 的测试');
    expect(faster([[86_400, 'fail']]).conclusion.lines[0]?.en).toBe('Not good: the cause is to be sought.');
    expect(faster([[86_400, 'pass']]).rules.lines[1]).toEqual({
      zh: '2M 以上：测试 24 小时。（未核实）',
      en: 'Above 2M: 24 h. (unconfirmed)',
    });
  });
});

describe('what stands on the form', () => {
  it('gives references in proportion to the length, in the columns of the container, and none where none is known', () => {
    const { reference } = openingOf(tried([[1800, 'pass']], { 'route-km': '42', container: 'vc12' }), form);
    expect(reference.rows[0]?.slice(2)).toEqual(['42', 5, 0, undefined, undefined, undefined, undefined]);
    const { rows, notes } = openingOf(tried([[1800, 'pass']], { 'route-km': '42', container: 'vc4' }), form).reference;
    expect(rows[0]?.[5]).toEqual({ zh: '未给出', en: 'none known' });
    expect(notes[0]?.en).toContain('none made up');
    expect(openingOf(tried([[1800, 'pass']]), form).reference.notes[0]?.en).toContain(
      'Route or container is not given',
    );
  });
  it.each([
    [{}, undefined, 'pass'],
    [{ 'receive-power': '-18.4' }, undefined, 'pass'],
    [{ 'receive-power': '-18.4', 'receive-min': '-28', 'receive-max': '-8' }, 'within the range', 'pass'],
    [{ 'receive-power': '-31', 'receive-min': '-28', 'receive-max': '-8' }, 'outside the range', 'fail'],
    [
      { 'receive-power': '-18.4', 'receive-min': '-8', 'receive-max': '-28' },
      'the range is the wrong way round',
      'pass',
    ],
  ] as const)('holds the receive power against the range of the device: %j', (given, said, verdict) => {
    const { fibre, conclusion } = openingOf(tried([[1800, 'pass']], given), form);
    expect(fibre.fields[2]?.value).toEqual(said === undefined ? undefined : expect.objectContaining({ en: said }));
    expect(conclusion.verdict).toBe(verdict);
  });
  it('leaves blank what the record does not hold', () => {
    const { cover, circuit } = openingOf(tried([[1800, 'pass']]), form);
    const blank = [...cover, ...circuit.fields].filter(({ value }) => value === undefined).map(({ label }) => label.zh);
    expect(blank).toEqual(['工单号', '接口', '主调局', '配合测试方', '报告范围', '环回点', '图案']);
  });
});

it.each([
  ['a tester that was driven', pass15],
  ['a set read by hand', manual],
])('makes a PDF of %s, the same each time, also as PDF/UA-1', (_, of) => {
  const pdf = renderOpening(of());
  expect(renderOpening(of()).equals(pdf)).toBe(true);
  expect(pdf.includes('/OutputIntent')).toBe(true);
  expect(compileReport(openingParts(of()), 'ua-1').length).toBeGreaterThan(10_000);
});
