import '../../../support/archive-in-this-thread.ts';
import { describe, expect, it } from 'vitest';
import { errorView, TributaryError } from '../../../../electron/contract/errors.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the command line answers, in both languages, to a run that cannot be. */
async function refused(...args: string[]): Promise<Record<string, string>> {
  const home = mkdtempSync(join(tmpdir(), 'words-'));
  try {
    const ended = await cliHere(['run', ...args, '--lang', 'both', '--json'], { home });
    expect(ended.code).toBe(2);
    return jsonOf(ended)['error'] as Record<string, string>;
  } finally {
    rmSync(home, { recursive: true });
  }
}
const E1 = ['e1-acceptance', '--tester', 'comtech@sim:'];

describe('a setting that cannot be is called by its label, and by the name under which it was given', () => {
  it.each([
    [['--set', 'duration=abc'], '测试时长（duration）', 'Duration (duration)', '5 秒到 31 天'],
    [['--set', 'framing=pcm99'], '帧（framing）', 'Framing (framing)', 'unframed'],
    [['--set', 'framing=pcm31c'], '帧（framing）', 'Framing (framing)', 'unframed'],
    [
      ['--set', 'm2100-allocation=ten'],
      'M.2100分配（m2100-allocation）',
      'M.2100 allocation (m2100-allocation)',
      '0 到 100',
    ],
    [['--set', 'patience=1ms'], '无数据超时（patience）', 'No-data timeout (patience)', '5 秒到 31 天'],
  ])('%s', async (args, zh, en, hint) => {
    const said = await refused(...E1, ...args);
    expect(said).toMatchObject({ code: 'setting-bad', where: args[1]?.split('=')[0] });
    expect(said['message']).toContain(zh);
    expect(said['hint']).toContain(hint);
    expect(said['message']).toContain(en);
  });
  it('also where a procedure has no label for it, and one that nobody has a word for stands as it is', () => {
    const of = (where: string): string =>
      errorView(new TributaryError('setting-bad', where, { value: 'x', text: 'y' })).message.zh;
    expect(of('released-until')).toContain('同意中断到（released-until）');
    expect(of('my-own')).toBe('my-own 的值“x”不对');
  });
});

describe('a tester that cannot do a procedure', () => {
  it('is called by what people call it, and what it lacks is said in words', async () => {
    const args = ['e1-acceptance', '--tester', 'loop@sim:'];
    expect(await refused(...args)).toMatchObject({
      code: 'tester-unfit',
      where: 'loop',
      message:
        '本机环测不能做“2M 电路验收”：它没有 E1 接口 / Loop tester cannot do "E1 acceptance": it has no E1 interface',
    });
  });
});
