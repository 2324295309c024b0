import { describe, expect, it } from 'vitest';
import { judge, parseSecondsCsv } from '../../../electron/analysis/index.ts';
import { errorView, TributaryError } from '../../../electron/contract/errors.ts';
import { options } from './support.ts';

const HEADER = 't,bits,bitErrors,erroredBlocks,defect,observed';
const parse = (...lines: string[]) => parseSecondsCsv([HEADER, ...lines, ''].join('\n'), 'a.csv');
const failing = (text: string): TributaryError => {
  try {
    parseSecondsCsv(text, 'a.csv');
  } catch (thrown) {
    if (thrown instanceof TributaryError) return thrown;
    throw thrown;
  }
  throw new Error('was accepted');
};

describe('CSV of seconds', () => {
  it('becomes spans, rows and gaps', () => {
    const { history, form } = parse(
      '100,2048000,0,0,,1',
      '101,2048000,0,0,,1',
      '102,2048000,5,3,,1',
      '103,,,,LSS+AIS+RAI,1',
      '104,0,0,0,,1',
      '105,2048000,9,9,,0',
      '108,2048000,0,0,RAI,1',
    );
    expect(form).toBe('block');
    expect(history).toEqual({
      spans: [{ from: 100, to: 102, bits: 4_096_000, blocks: 2000, source: 'tester' }],
      rows: [
        { t: 102, bits: 2_048_000, bitErrors: 5, erroredBlocks: 3, defects: [], source: 'tester', valid: true },
        { t: 103, defects: ['AIS', 'LSS'], notices: ['RAI'], source: 'tester', valid: true },
        {
          t: 108,
          bits: 2_048_000,
          bitErrors: 0,
          erroredBlocks: 0,
          defects: [],
          notices: ['RAI'],
          source: 'tester',
          valid: true,
        },
      ],
      gaps: [{ from: 104, to: 108, reason: 'record' }],
    });
    expect(judge(history, options({ unseenMax: 100 }))).toMatchObject({
      seconds: { total: 9, observed: 5, gaps: 1 },
      g826: { form: 'block', ES: 2, SES: 1, BBE: 3, AS: 5 },
      totals: { bits: 4 * 2_048_000, bitErrors: 5 },
    });
  });

  it('without errored blocks in one observed second is of the connection form', () => {
    const { form, history } = parse('1,2048000,0,0,,1', '2,2048000,0,,,1');
    expect([form, judge(history, options()).g826?.form]).toEqual(['connection', 'connection']);
    expect(parse('1,2048000,0,0,,1', '2,2048000,0,,LOS,1', '3,,,,,0').form).toBe('block');
  });

  it('may have a BOM, CRLF and no last line end', () => {
    const text = `\uFEFF${HEADER}\r\n1,64000,0,,,1\r\n2,64000,1,,,1`;
    const { history } = parseSecondsCsv(text, 'a.csv');
    expect([history.spans.length, history.rows.length]).toEqual([1, 1]);
  });

  it('without seconds is an empty history', () => {
    expect(parse().history).toEqual({ spans: [], rows: [], gaps: [] });
  });

  it.each([
    ['nothing at all', '', 1],
    ['another header', 't,bits\n', 1],
    ['a header with a blank', `${HEADER} \n`, 1],
    ['a repeated t', `${HEADER}\n5,1,0,,,1\n5,1,0,,,1\n`, 3],
    ['a falling t', `${HEADER}\n5,1,0,,,1\n4,1,0,,,1\n`, 3],
    ['a repeated t of unobserved seconds', `${HEADER}\n5,,,,,0\n5,,,,,0\n`, 3],
    ['an unknown word', `${HEADER}\n5,1,0,,LOS+FOO,1\n`, 2],
    ['an empty word', `${HEADER}\n5,1,0,,LOS+,1\n`, 2],
    ['a word in small letters', `${HEADER}\n5,1,0,,los,1\n`, 2],
    ['too few fields', `${HEADER}\n5,1,0,,1\n`, 2],
    ['too many fields', `${HEADER}\n5,1,0,,,1,\n`, 2],
    ['an empty line', `${HEADER}\n5,1,0,,,1\n\n6,1,0,,,1\n`, 3],
    ['observed not 0 or 1', `${HEADER}\n5,1,0,,,true\n`, 2],
    ['observed empty', `${HEADER}\n5,1,0,,,\n`, 2],
    ['t empty', `${HEADER}\n,1,0,,,1\n`, 2],
    ['t with a fraction', `${HEADER}\n1.5,1,0,,,1\n`, 2],
    ['a negative count', `${HEADER}\n5,1,-1,,,1\n`, 2],
    ['a count in words', `${HEADER}\n5,1,none,,,1\n`, 2],
    ['a count beyond all counting', `${HEADER}\n5,99999999999999999999,0,,,1\n`, 2],
    ['more errors than bits', `${HEADER}\n5,10,11,,,1\n`, 2],
    ['bits without errors', `${HEADER}\n5,10,,,,1\n`, 2],
  ])('is refused with the line number: %s', (_, text, line) => {
    const error = failing(text);
    expect([error.code, error.where]).toEqual(['bad-csv', `a.csv:${line}`]);
    const { zh, en } = errorView(error).message;
    expect(zh).toMatch(/^a\.csv:\d+：.*\p{Script=Han}/u);
    expect(en).toMatch(/^a\.csv:\d+: .*[a-z]/);
    expect(en).not.toMatch(/\p{Script=Han}|\{\{/u);
  });

  it('keeps long clean time as one span', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i},64000,0,,,1`);
    expect(parse(...lines).history).toEqual({
      spans: [{ from: 0, to: 20_000, bits: 1_280_000_000, source: 'tester' }],
      rows: [],
      gaps: [],
    });
  });
});
