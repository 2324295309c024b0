import { describe, expect, it } from 'vitest';
import { createPartJudge, createSecondsReader, judge, LINE_LIMIT } from '../../../electron/analysis/index.ts';
import { errorView, TributaryError } from '../../../electron/contract/errors.ts';
import type { History } from '../../../electron/contract/second.ts';
import { options } from './support.ts';

const HEADER = 't,bits,bitErrors,erroredBlocks,defect,observed';
function parse(...lines: string[]) {
  const history: History = { spans: [], rows: [], gaps: [] };
  const reader = createSecondsReader('a.csv', (part) => {
    history.spans.push(...part.spans);
    history.rows.push(...part.rows);
    history.gaps.push(...part.gaps);
  });
  for (const line of [HEADER, ...lines]) reader.line(line);
  reader.end();
  return { history, form: judge(history, options()).g826?.form };
}
/** The lines after the header, and what is wrong with them; an empty list is a file with nothing in it. */
const failing = (lines: readonly string[]): TributaryError => {
  const reader = createSecondsReader('a.csv', () => undefined);
  try {
    for (const line of lines) reader.line(line);
    reader.end();
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
    expect(parse('1,2048000,0,0,,1', '2,2048000,0,,,1').form).toBe('connection');
    expect(parse('1,2048000,0,0,,1', '2,2048000,0,,LOS,1', '3,,,,,0').form).toBe('block');
  });

  it.each([
    ['as many errors as its blocks have bits', '5,2048000,4096,2,,1'],
    ['an error in every block', '5,2048000,1000,1000,,1'],
    ['an error in the block that is only begun', '5,2049,2,2,,1'],
    ['every bit wrong', '5,2048000,2048000,1000,,1'],
    ['counts of its own in a second with a defect', '5,0,500,0,LOS,1'],
    ['anything in a second that nobody saw', '5,1,2,3,,0'],
    ['zeros in front', '0005,01,00,,,1'],
  ])('may have %s', (_, row) => {
    expect(parse(row).history).toBeDefined();
  });

  it('may last 31 days to the second, and end in blank lines', () => {
    const { history } = parse('5,1,0,,,1', `${4 + 31 * 86_400},1,0,,,1`, '', ' \t');
    expect(history.gaps).toEqual([{ from: 6, to: 4 + 31 * 86_400, reason: 'record' }]);
    expect(LINE_LIMIT).toBeLessThan(1000);
  });

  it('without seconds is an empty history', () => {
    expect(parse().history).toEqual({ spans: [], rows: [], gaps: [] });
  });

  it.each([
    ['nothing at all', [], 1],
    ['another header', ['t,bits'], 1],
    ['a header with a blank', [`${HEADER} `], 1],
    ['a blank line before the header', ['', HEADER], 1],
    ['a repeated t', [HEADER, '5,1,0,,,1', '5,1,0,,,1'], 3],
    ['a falling t', [HEADER, '5,1,0,,,1', '4,1,0,,,1'], 3],
    ['a repeated t of unobserved seconds', [HEADER, '5,,,,,0', '5,,,,,0'], 3],
    ['an unknown word', [HEADER, '5,1,0,,LOS+FOO,1'], 2],
    ['an empty word', [HEADER, '5,1,0,,LOS+,1'], 2],
    ['a word in small letters', [HEADER, '5,1,0,,los,1'], 2],
    ['too few fields', [HEADER, '5,1,0,,1'], 2],
    ['too many fields', [HEADER, '5,1,0,,,1,'], 2],
    ['quoted fields', [HEADER, '"5","1","0",,,1'], 2],
    ['a blank line in the middle', [HEADER, '5,1,0,,,1', '', '6,1,0,,,1'], 3],
    ['the first of blank lines in the middle', [HEADER, '', ' ', '6,1,0,,,1'], 2],
    ['observed not 0 or 1', [HEADER, '5,1,0,,,true'], 2],
    ['observed empty', [HEADER, '5,1,0,,,'], 2],
    ['observed with a blank', [HEADER, '5,1,0,,,1 '], 2],
    ['t empty', [HEADER, ',1,0,,,1'], 2],
    ['t with a fraction', [HEADER, '1.5,1,0,,,1'], 2],
    ['t in milliseconds', [HEADER, '1764300000000,1,0,,,1'], 2],
    ['t beyond all counting', [HEADER, '99999999999999999999,1,0,,,1'], 2],
    ['a negative t', [HEADER, '-5,1,0,,,1'], 2],
    ['a negative count', [HEADER, '5,1,-1,,,1'], 2],
    ['a count with a fraction', [HEADER, '5,1,0.0,,,1'], 2],
    ['a count with an exponent', [HEADER, '5,2e6,0,,,1'], 2],
    ['a hexadecimal count', [HEADER, '5,0x10,0,,,1'], 2],
    ['a count with a sign', [HEADER, '5,+10,0,,,1'], 2],
    ['a count with a blank', [HEADER, '5, 10,0,,,1'], 2],
    ['a count in full-width digits', [HEADER, '5,１０,0,,,1'], 2],
    ['a count in words', [HEADER, '5,1,none,,,1'], 2],
    ['a count beyond all counting', [HEADER, '5,99999999999999999999,0,,,1'], 2],
    ['more errors than bits', [HEADER, '5,10,11,,,1'], 2],
    ['errors of no bits', [HEADER, '5,,1,,,1'], 2],
    ['bits without errors', [HEADER, '5,10,,,,1'], 2],
    ['errors in no block', [HEADER, '5,2048000,500,0,,1'], 2],
    ['more errors than their blocks have bits', [HEADER, '5,2048000,4097,2,,1'], 2],
    ['more errored blocks than blocks', [HEADER, '5,2048000,2000,1001,,1'], 2],
    ['more errored blocks than begun ones', [HEADER, '5,2049,9,3,,1'], 2],
    ['errored blocks of no bits', [HEADER, '5,0,0,1,,1'], 2],
    ['more errored blocks than errors', [HEADER, '5,2048000,3,4,,1'], 2],
    ['errored blocks without errors', [HEADER, '5,2048000,0,1,RAI,1'], 2],
    ['more than 31 days', [HEADER, '5,1,0,,,1', `${5 + 31 * 86_400},1,0,,,1`], 3],
    ['a line without an end', [HEADER, `5,1,0,,${'LOS+'.repeat(60)}LOS,1`], 2],
  ])('is refused with the line number: %s', (_, lines, line) => {
    const error = failing(lines);
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

  it('hands a long record on in parts, and no cut makes a difference', () => {
    const text = { clean: '2048000,0,0,,1', bad: '2048000,9000,700,,1', unseen: ',,,,0' };
    const letters = Array.from({ length: 10_000 }, (_, i): keyof typeof text =>
      i % 40 < 21 ? 'bad' : i % 3 === 0 ? 'unseen' : 'clean',
    );
    const parts: History[] = [];
    const judge = createPartJudge(options());
    const reader = createSecondsReader('a.csv', (part) => {
      parts.push(part);
      judge.add(part);
    });
    reader.line(HEADER);
    letters.forEach((letter, i) => reader.line(`${i},${text[letter]}`));
    reader.end();
    expect(parts.length).toBeGreaterThan(2);
    expect(judge.judgement()).toEqual(judgedWhole(parts));
  });
});

/** The same record as one history. */
function judgedWhole(parts: readonly History[]) {
  const whole = {
    spans: parts.flatMap(({ spans }) => spans),
    rows: parts.flatMap(({ rows }) => rows),
    gaps: parts.flatMap(({ gaps }) => gaps),
  };
  return judge(whole, options());
}
