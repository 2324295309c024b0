import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliHere, jsonOf } from '../../../support/cli.ts';

/** From outside: what a record may look like, and what is refused with its line. */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'judge-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = 't,bits,bitErrors,erroredBlocks,defect,observed';
const CLEAN = '2048000,0,0,,1';
const rows = (...list: string[]): string => list.map((row) => `${row}\n`).join('');
function file(content: string | Buffer): string {
  const path = join(mkdtempSync(join(folder, 'f-')), 'seconds.csv');
  writeFileSync(path, content);
  return path;
}
type Judged = Record<string, unknown> & { code: number };
async function judged(path: string, ...args: string[]): Promise<Judged> {
  const ended = await cliHere(['judge', path, '--json', ...args]);
  return { ...jsonOf(ended), code: ended.code ?? -1 };
}
const refused = (code: string, where: unknown = expect.any(String)): object => ({ code: 2, error: { code, where } });

describe('a record as other programs write it', () => {
  it.each<[string, string]>([
    ['LF', `${HEADER}\n1,${CLEAN}\n2,${CLEAN}\n`],
    ['no last line end', `${HEADER}\n1,${CLEAN}\n2,${CLEAN}`],
    ['CR LF', `${HEADER}\r\n1,${CLEAN}\r\n2,${CLEAN}\r\n`],
    ['a byte order mark', `\uFEFF${HEADER}\n1,${CLEAN}\n2,${CLEAN}\n`],
    ['a blank last line', `${HEADER}\n1,${CLEAN}\n2,${CLEAN}\n\n`],
    ['a blank last line with CR LF', `${HEADER}\r\n1,${CLEAN}\r\n2,${CLEAN}\r\n\r\n`],
    ['a last line of blanks', `${HEADER}\n1,${CLEAN}\n2,${CLEAN}\n  \t`],
    ['all of it', `\uFEFF${HEADER}\r\n1,${CLEAN}\r\n2,${CLEAN}\r\n \r\n\r\n`],
  ])('is taken with %s', async (_what, text) => {
    expect(await judged(file(text))).toMatchObject({ code: 0, seconds: { total: 2, observed: 2, gaps: 0 } });
  });

  it.each<[string, string | Buffer, number]>([
    ['a blank line in the middle', `${HEADER}\n1,${CLEAN}\n\n2,${CLEAN}\n`, 3],
    ['CR alone', `${HEADER}\r1,${CLEAN}\r`, 1],
    ['UTF-16', Buffer.from(`\uFEFF${HEADER}\n1,${CLEAN}\n`, 'utf16le'), 1],
    ['a semicolon', `${HEADER.replaceAll(',', ';')}\n1;2048000;0;0;;1\n`, 1],
    ['a zero byte', `${HEADER}\n1,${CLEAN}\n2,\0${CLEAN}\n`, 3],
    [
      'a defect in GBK',
      Buffer.concat([Buffer.from(`${HEADER}\n1,0,0,0,`), Buffer.of(0xb6, 0xaa), Buffer.from(',1\n')]),
      2,
    ],
    ['a line of megabytes', `${HEADER}\n1,${'9'.repeat(3_000_000)}`, 2],
    ['bit errors in no block', rows(HEADER, `1,${CLEAN}`, '2,2048000,500,0,,1', `3,${CLEAN}`), 3],
    ['more errored blocks than blocks', rows(HEADER, `1,${CLEAN}`, '2,2048000,2000,1001,,1'), 3],
  ])('is refused at its line: %s', async (_what, text, line) => {
    const path = file(text);
    expect(await judged(path)).toMatchObject(refused('bad-csv', `${path}:${line}`));
  });
});

describe('what each field means', () => {
  it('counts a hole in t, an unobserved second and one without bits as not observed, and joins what touches', async () => {
    const text = rows(HEADER, `1,${CLEAN}`, '2,,,,,0', '3,0,0,0,,1', `7,${CLEAN}`, '8,2048000,0,0,,0', `9,${CLEAN}`);
    expect(await judged(file(text), '--set', 'unseen-max=100')).toMatchObject({
      seconds: { total: 9, observed: 3, gaps: 2 },
      g821: { unobserved: 6 },
    });
  });

  it.each<[string, number, string]>([
    ['LOS', 1, 'fail'],
    ['AIS+LOF', 1, 'fail'],
    ['LSS+RAI', 1, 'fail'],
    ['LOC', 1, 'fail'],
    ['RAI', 0, 'pass'],
  ])('makes a second severe by %s: %i', async (defect, SES, verdict) => {
    const bits = defect === 'RAI' ? '2048000,0,0' : ',,';
    const text = rows(HEADER, `1,${CLEAN}`, `2,${bits},${defect},1`, `3,${CLEAN}`);
    expect(await judged(file(text))).toMatchObject({ g821: { ES: SES, SES }, g826: { form: 'block', SES }, verdict });
  });

  it('takes the connection form for the whole record where one observed second without defect has no blocks', async () => {
    const blank = await judged(file(rows(HEADER, `1,${CLEAN}`, '2,2048000,0,,,1')));
    expect(blank).toMatchObject({ g826: { form: 'connection' } });
    expect(blank['g826']).not.toHaveProperty('BBE');
    const hidden = rows(HEADER, `1,${CLEAN}`, '2,,,,LOS,1', '3,,,,,0');
    expect(await judged(file(hidden))).toMatchObject({ g826: { form: 'block', BBE: 0 } });
  });

  it('prints RPO, BISO, S1 and S2 for every period, and its exit code is the verdict', async () => {
    const result = await judged(file(rows(HEADER, `1,${CLEAN}`, '2,2048000,1,1,,1')));
    const bounds = { count: 1, RPO: 0.1 * 0.02 * 2, BISO: 0.1 * 0.01 * 2, S1: 0, S2: expect.any(Number) };
    expect(result).toMatchObject({ code: 1, m2100: { periodS: 2, allocation: 10, ES: bounds, verdict: 'fail' } });
    expect(Object.keys(result)).toEqual(['seconds', 'g821', 'g826', 'm2100', 'verdict', 'why', 'code']);
  });

  it('weighs gaps in the verdict, not in that of M.2100', async () => {
    const text = rows(HEADER, `1,${CLEAN}`, `5,${CLEAN}`);
    expect(await judged(file(text))).toMatchObject({ code: 3, verdict: 'not-assessed', m2100: { verdict: 'pass' } });
  });

  it.each(['0', '100.1', '-5', '1e1', '0x10', ' ', '10%%', '五', 'NaN', 'Infinity'])(
    'refuses the percentage %j',
    async (value) => {
      const path = file(rows(HEADER, `1,${CLEAN}`));
      for (const name of ['m2100-allocation', 'g826-allocation', 'unseen-max'])
        expect(await judged(path, '--set', `${name}=${value}`)).toMatchObject(refused('setting-bad', name));
    },
  );

  it.each(['__proto__', 'constructor', 'toString'])('knows no setting %s', async (name) => {
    const path = file(rows(HEADER, `1,${CLEAN}`));
    expect(await judged(path, '--set', `${name}=5`)).toMatchObject(refused('setting-unknown', name));
  });
});

describe('what is no record', () => {
  const pipe = (): string => {
    const path = join(mkdtempSync(join(folder, 'p-')), 'pipe.csv');
    execFileSync('mkfifo', [path]);
    return path;
  };
  const link = (): string => {
    const path = join(mkdtempSync(join(folder, 'l-')), 'link.csv');
    symlinkSync('/dev/zero', path);
    return path;
  };
  it.each<[string, string, () => string]>([
    ['a pipe that nobody writes to', 'file-not-regular', pipe],
    ['a link to a device without an end', 'file-not-regular', link],
    ['a device', 'file-not-regular', () => '/dev/zero'],
    ['a folder', 'file-is-folder', () => folder],
    ['nothing', 'file-missing', () => join(folder, 'none.csv')],
    ['a path through a file', 'file-missing', () => join(file(''), 'x.csv')],
  ])('is refused, not waited for: %s', async (_what, code, path) => {
    expect(await judged(path())).toMatchObject(refused(code));
  });

  it('is left off when the program is told to end', async () => {
    const path = file(rows(HEADER, `1,${CLEAN}`));
    const { code, stdout } = await cliHere(['judge', path, '--json'], { stop: AbortSignal.abort() });
    expect([code, JSON.parse(stdout)]).toMatchObject([2, { error: { code: 'stopped-reading' } }]);
  });
});
