import '../../../support/archive-in-this-thread.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliHere, jsonOf } from '../../../support/cli.ts';

/** The judging rules, each once through the command line: what `tributary judge` makes of a record. */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'judge-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Kinds of seconds of a 2 048 kbit/s line: bits, bit errors, errored blocks, defect, observed. */
const KINDS: Readonly<Record<string, string>> = {
  '.': '2048000,0,0,,1',
  e: '2048000,1,1,,1',
  /** One error less than severe, one block less than severe. */
  n: '2048000,2047,299,,1',
  /** Severe by blocks only, and by errors only. */
  B: '2048000,300,300,,1',
  E: '2048000,2048,1,,1',
  S: '2048000,2048,300,,1',
  A: '0,0,0,AIS,1',
  L: '0,0,0,LOS+AIS,1',
  R: '2048000,0,0,RAI,1',
  /** No block count. */
  c: '2048000,0,,,1',
  d: '2048000,300,,,1',
  '0': '0,0,0,,1',
  '?': ',,,,0',
};
/** `60. 9S ?`: seconds of these kinds; `_` leaves holes. */
function csvOf(line: string): string {
  const rows = ['t,bits,bitErrors,erroredBlocks,defect,observed'];
  let t = 1000;
  for (const [, n, kind = ''] of line.matchAll(/(\d*)\s*([^\d\s]|(?<=^|\s)0)/g))
    for (let i = 0; i < Number(n === '' ? 1 : n); i++, t++) if (kind !== '_') rows.push(`${t},${KINDS[kind]}`);
  return `${rows.join('\n')}\n`;
}
let file = 0;
async function judged(line: string, ...args: string[]): Promise<Record<string, unknown>> {
  const path = join(folder, `${file++}.csv`);
  writeFileSync(path, csvOf(line));
  return jsonOf(await cliHere(['judge', path, '--json', ...args]));
}
const M2100 = ['--limits', 'm2100-e1'];

describe('a second', () => {
  it.each([
    ['60.', [0, 0], [0, 0, 0]],
    ['59. e', [1, 0], [1, 0, 1]],
    ['59. n', [1, 0], [1, 0, 299]],
    ['59. B', [1, 0], [1, 1, 0]],
    ['59. E', [1, 1], [1, 0, 1]],
    ['59. S', [1, 1], [1, 1, 0]],
    ['59. A', [1, 1], [1, 1, 0]],
    ['59. L', [1, 1], [1, 1, 0]],
    ['59. R', [0, 0], [0, 0, 0]],
  ])('%s: ES, SES of G.821 %j; ES, SES, BBE of G.826 %j', async (line, g821, g826) => {
    const [ES, SES] = g821;
    const [blockES, blockSES, BBE] = g826;
    expect(await judged(line)).toMatchObject({
      g821: { ES, SES, AS: 60, UAS: 0 },
      g826: { form: 'block', ES: blockES, SES: blockSES, BBE, AS: 60, UAS: 0 },
    });
  });
  it('without a block count makes the whole record one of connections, judged as G.821', async () => {
    const result = await judged('50. 8B c d');
    expect(result['g826']).toEqual({ form: 'connection', AS: 60, UAS: 0, ES: 9, SES: 0, unobserved: 0 });
  });
});

describe('availability', () => {
  it.each([
    ['nine severe seconds are available time', '20. 9S 20.', { AS: 49, UAS: 0, ES: 9, SES: 9 }],
    ['ten are unavailable from the first of them', '20. 10S 20.', { AS: 40, UAS: 10, ES: 0, SES: 0 }],
    ['nine good ones do not end it', '20. 10S 9. S 20.', { AS: 40, UAS: 20, ES: 0, SES: 0 }],
    ['ten good ones end it from the first of them', '20. 10S 5. e 4. 10S', { AS: 30, UAS: 20, ES: 1, SES: 0 }],
    ['a pending run at the end keeps the state', '20. 9S', { AS: 29, UAS: 0, ES: 9, SES: 9 }],
    ['also while unavailable', '20. 10S 9.', { AS: 20, UAS: 19, ES: 0, SES: 0 }],
    ['a gap ends a pending run', '20. 9S ? 9S 20.', { AS: 58, UAS: 0, ES: 18, SES: 18 }],
    ['and leaves the state as it was', '20. 10S 3? 9. 3? 9. S', { AS: 20, UAS: 29, ES: 0, SES: 0 }],
    ['it starts available', '10S 20.', { AS: 20, UAS: 10, ES: 0, SES: 0 }],
  ])('%s', async (_what, line, counts) => {
    expect(await judged(line)).toMatchObject({ g821: counts, g826: counts });
  });
  it('is that of each standard by its own severe seconds', async () => {
    expect(await judged('20. 10B 20.')).toMatchObject({ g821: { UAS: 0, ES: 10 }, g826: { UAS: 10, ES: 0 } });
    expect(await judged('20. 10E 20.')).toMatchObject({ g821: { UAS: 10, ES: 0 }, g826: { UAS: 0, ES: 10 } });
  });
});

describe('what nobody observed', () => {
  it.each([
    ['60.', { total: 60, observed: 60, gaps: 0 }],
    ['20. 3? 20.', { total: 43, observed: 40, gaps: 1 }],
    ['20. 3_ 20.', { total: 43, observed: 40, gaps: 1 }],
    ['20. 2? 3_ ? 20.', { total: 46, observed: 40, gaps: 1 }],
    ['20. ? . ? 20.', { total: 43, observed: 41, gaps: 2 }],
    ['20. 0 20.', { total: 41, observed: 40, gaps: 1 }],
  ])('%s: %j, and no second of it in AS or UAS', async (line, seconds) => {
    const result = await judged(line);
    expect(result).toMatchObject({ seconds, g821: { AS: seconds.observed, UAS: 0 } });
    expect(result['g821']).toMatchObject({ unobserved: seconds.total - seconds.observed });
  });
  it.each([
    ['99. ?', [], 'pass'],
    ['98. 2?', [], 'not-assessed'],
    ['98. 2?', ['--set', 'unseen-max=2'], 'pass'],
    ['97. 3?', ['--set', 'unseen-max=2'], 'not-assessed'],
    ['99. ? e', [], 'fail'],
    ['20. 20? e', [], 'fail'],
    ['20?', [], 'not-assessed'],
  ])('%s %j: %s', async (line, args, verdict) => {
    expect(await judged(line, ...M2100, ...args)).toMatchObject({ verdict });
  });
});

describe('M.2100', () => {
  const at2h = { ES: { RPO: 14.4, BISO: 7.2, S1: 2, S2: 13 } };
  it.each([
    ['7199. ', [], { verdict: 'pass', periodS: 7199 }],
    ['7198. e', [], { verdict: 'fail', periodS: 7199 }],
    ['7198. 2e', [], { verdict: 'pass', periodS: 7200, ...at2h }],
    ['7197. 3e', [], { verdict: 'uncertain', periodS: 7200, ...at2h }],
    ['7188. 12e', [], { verdict: 'uncertain', periodS: 7200 }],
    ['7187. 13e', [], { verdict: 'fail', periodS: 7200 }],
    ['7190. 10S', [], { verdict: 'fail', UAS: 10 }],
    ['7197. 3e', ['--set', 'm2100-allocation=20'], { verdict: 'pass', allocation: 20 }],
  ])('%s %j: %j', async (line, args, m2100) => {
    const result = await judged(line, ...M2100, ...args);
    expect(result['m2100']).toMatchObject(m2100);
    expect(result['verdict']).toBe(m2100.verdict);
  });
  it('gives what the counts alone give; the verdict weighs what nobody saw, too', async () => {
    const result = await judged('500. 100? 500.', ...M2100);
    expect(result).toMatchObject({ m2100: { verdict: 'pass', periodS: 1000 }, verdict: 'not-assessed' });
  });
  it('is what decides in a short record; the monthly objectives of G.826 decide nothing, alone or with it', async () => {
    expect(await judged('60.')).toMatchObject({ verdict: 'pass' });
    expect(await judged('60.', '--limits', 'g826-e1')).toMatchObject({ verdict: 'not-set' });
    expect(await judged('30. 30e', '--limits', 'g826-e1')).toMatchObject({ verdict: 'not-set' });
    expect(await judged('59. e')).toMatchObject({ verdict: 'fail' });
  });
});
