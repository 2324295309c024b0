import { testerOf } from '../../../../electron/contract/instrument.ts';
import { expect, it } from 'vitest';
import { whereToLook } from '../../../../electron/analysis/index.ts';
import type { AttemptRecord, RunEvent, RunRecord, SignatureRecord } from '../../../../electron/contract/run.ts';
import type { ResultView } from '../../../../electron/contract/views.ts';
import { secondsOf } from '../../../../renderer/pieces/compare/columns.ts';
import { causeText, decidingText } from '../../../../renderer/pieces/verdict/cause.ts';
import { groupsOf } from '../../../../renderer/pieces/verdict/rows.ts';
import { makeSay } from '../../../../renderer/text/speech.ts';
import { inBox, pathOf } from '../../../../renderer/widgets/strokes.ts';
import { recordOf, summaries } from '../../../support/page-fixtures.ts';

const speak = makeSay('en');

function failed() {
  const record = recordOf(summaries.find((run) => run.verdict === 'fail')!);
  const attempt = record.attempts[0]!;
  const one = attempt.measurements[0]!;
  one.judgement!.sets = [
    {
      id: 'g826-e1',
      title: { zh: 'G.826', en: 'G.826' },
      decides: false,
      verdict: 'not-set',
      rows: [
        { parameter: 'ESR', value: 4.44e-3, limit: '<= 4.0E-03', result: 'not-set' },
        { parameter: 'BBER', limit: '<= 2.0E-04', result: 'not-set' },
        { parameter: 'ES', value: 4, result: 'not-set' },
      ],
    },
    {
      id: 'm2100-e1',
      title: { zh: 'M.2100', en: 'M.2100' },
      decides: true,
      verdict: 'fail',
      rows: [{ parameter: 'ES', value: 4, limit: '= 0', status: 'unconfirmed', result: 'fail' }],
    },
  ];
  return { record, attempt, one };
}

it('puts what decides first, marks what broke, and says each count once', () => {
  const { record, attempt } = failed();
  const [decides, beside, ...more] = groupsOf(speak, record, attempt);
  expect(more).toEqual([]);
  expect(decides?.rows).toMatchObject([
    { count: '4', limit: '≤ 0', lamp: 'bad', broken: true, basis: expect.stringContaining('unconfirmed') as string },
  ]);
  expect(beside?.rows.filter(({ name }) => name === decides?.rows[0]?.name)).toEqual([]);
  expect(beside?.rows.find(({ name }) => name.includes('ESR'))).toMatchObject({ count: '4', ratio: '4.44E-03' });
});

it.each([
  ['what so many bits prove', 4.1e-6, '< 4.1E-06'],
  ['nothing, where no bits were counted', undefined, ''],
])('shows of a limit on the BER without an error %s', (_what, berBound, shown) => {
  const { record, attempt, one } = failed();
  const { berBound: _before, ...judgement } = one.judgement!;
  one.judgement = { ...judgement, ...(berBound !== undefined && { berBound }) };
  one.judgement.totals.bitErrors = 0;
  one.judgement.sets[1]!.rows = [{ parameter: 'BER', value: 0, limit: '= 0', result: 'pass' }];
  expect(groupsOf(speak, record, attempt)[0]?.rows).toMatchObject([{ count: '0', ratio: shown }]);
});

it('leaves blank what the tester cannot know, with the reason', () => {
  const { record, attempt } = failed();
  const row = groupsOf(speak, record, attempt)[1]?.rows.find(({ name }) => name.includes('BBER'));
  expect(row).toMatchObject({ count: '', ratio: '', lamp: 'off' });
  expect(row?.basis).toContain('not reported');
});

it('tells of a display what was not read from what the set does not show, and what was read from what was judged', () => {
  const { record, attempt, one } = failed();
  const tester = testerOf(record);
  const capabilities = { ...tester.capabilities, reading: 'by-hand' as const };
  record.instruments = { tester: { ...tester, capabilities, lacks: ['SES'] } };
  one.judgement!.sets[1]!.rows = [
    { parameter: 'ES', limit: '= 0', result: 'not-assessed' },
    { parameter: 'SES', limit: '= 0', result: 'not-assessed' },
  ];
  const [decides] = groupsOf(speak, record, attempt);
  expect(decides?.rows.map(({ basis }) => basis)).toEqual(['not read', 'not shown by this set']);
  delete one.judgement!.g826;
  delete one.judgement!.g821;
  one.readings = [{ atMs: 0, testTimeS: 900, ES: 1, alarms: {}, final: true }];
  expect(secondsOf({ record, attempt }, 'ES')).toBe(1);
  expect(secondsOf({ record, attempt }, 'SES')).toBeUndefined();
});

it('judges nothing where nothing was judged', () => {
  const { record, attempt, one } = failed();
  delete one.judgement;
  expect(groupsOf(speak, record, attempt)).toEqual([]);
});

const lookAt = (record: RunRecord, attempt: AttemptRecord, files?: ResultView['files']): string =>
  causeText(speak, { record, cause: whereToLook(record, attempt), files });

it('names the first alarm in the order of causes, and what to do for every verdict', () => {
  const { record, attempt, one } = failed();
  one.judgement!.defects = { LSS: 9, AIS: 3 };
  expect(lookAt(record, attempt)).toContain('AIS for 3 s');
  for (const run of summaries) {
    const other = recordOf(run);
    expect(lookAt(other, other.attempts[0]!)).not.toBe('');
  }
});

it('prefers the reasons of the whole run to those of the judgement, each once', () => {
  const { record, attempt } = failed();
  record.why = [{ code: 'why.stopped' }, { code: 'why.stopped' }];
  expect(decidingText(speak, record, attempt)).toBe('stopped by the user');
});

it('draws signatures in whole units of their box, in a form that the record takes', () => {
  expect(inBox({ x: 150, y: 1000 }, { left: 100, top: 0, width: 100, height: 30 })).toEqual({ x: 200, y: 120 });
  expect(pathOf([])).toBeUndefined();
  const path: SignatureRecord['path'] = pathOf([
    [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ],
    [{ x: 5, y: 6 }],
  ]);
  expect(path).toBe('M1 2L3 4M5 6L5 6');
  expect(path).toMatch(/^[MLQCZ0-9 .,-]*$/);
});

it('sends nobody to look for a fault that somebody injected', () => {
  const { record, attempt, one } = failed();
  const t = one.from!;
  one.judgement!.defects = {};
  one.judgement!.totals = { bits: 1e9, bitErrors: 11 };
  const count = (n: number, at = t + 5): RunEvent => ({
    t: at,
    kind: 'inject',
    attempt: attempt.number,
    message: { code: 'event.inject-count', params: { n } },
  });
  const told = (events: RunEvent[]): string => lookAt({ ...record, events }, attempt);
  expect(told([count(10), count(1)])).toContain('injected by hand: 11');
  expect(told([count(10), count(1)])).not.toContain('plugs');
  // What is left is the line's own, and what was injected before START counts nowhere.
  expect(told([count(10)])).toMatch(/injected by hand: 10\..*plugs/);
  expect(told([count(10, t - 5)])).not.toContain('injected');
  const ratio: RunEvent = { ...count(0), message: { code: 'event.inject-ratio', params: { ratio: '1.0E-03' } } };
  expect(told([ratio])).toContain('injected by hand: 1.0E-03');
});

it('says what is next after a good result: signatures, report, customer', () => {
  const record = recordOf(summaries.find((run) => run.verdict === 'pass')!);
  const attempt = record.attempts[0]!;
  const roles = ['engineer', 'customer'] as const;
  const signed = { ...record, signatures: roles.map((role) => ({ role, name: role, atMs: 1, how: 'typed' as const })) };
  expect(lookAt({ ...record, signatures: [] }, attempt)).toBe(speak('cause.pass'));
  expect(lookAt(signed, attempt)).toBe(speak('cause.pass-signed'));
  expect(lookAt(signed, attempt, { pdf: '', json: '', csv: '' })).toBe(speak('cause.pass-made'));
});

it('makes no ratio of 0 out of errors that lie within gaps', () => {
  const { record, attempt, one } = failed();
  Object.assign(one.judgement!, { ber: 0, berBound: 2.5e-8 });
  one.judgement!.totals.bitErrors = 40;
  const rows = groupsOf(speak, record, attempt).flatMap((group) => group.rows);
  expect(rows.find(({ count }) => count === '40')).toMatchObject({ ratio: '' });
});
