import '../../../support/archive-in-this-thread.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cliHere } from '../../../support/cli.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'language-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const E1 = ['run', 'e1-acceptance', '--tester'];
const circuit = (text: string): string[] => [...E1, 'comtech@sim:', '--circuit', file('c.yaml', text)];
const reading = (text: string): string[] => [...E1, 'manual', '--set', `reading=${file('r.yaml', text)}`];
const judge = (text: string): string[] => ['judge', file('j.csv', text)];
const suite = (text: string): string[] => ['suite', file('s.yaml', text)];
const HEAD = 't,bits,bitErrors,erroredBlocks,defect,observed\n';

/** What somebody may write wrongly, by what is said of it. */
const NONSENSE: [string, () => string[]][] = [
  ['没有写命令', () => []],
  ['没有命令 dance', () => ['dance']],
  ['缺少参数 <procedure>', () => ['run']],
  ['缺少选项 --tester', () => ['run', 'e1-acceptance']],
  ['缺少选项 --archive', () => ['runs']],
  ['选项 --archive <file> 后面缺少值', () => ['runs', '--archive']],
  ['没有选项 --dance', () => ['testers', '--dance']],
  ['参数太多', () => ['judge', 'a', 'b']],
  ['--lang <lang> 不能是“fr”', () => [...E1, 'x', '--lang', 'zh', '--lang', 'fr']],
  ['--set “=3”应写成 名称=值', () => [...E1, 'comtech@sim:', '--set', '=3']],
  ['--sign “boss=x”应写成 角色=姓名', () => [...E1, 'comtech@sim:', '--sign', 'boss=x']],
  ['--use “x”应写成 角色=仪表族@地址', () => ['run', 'e1-acceptance', '--use', 'x']],
  ['--port 不能是“x”', () => ['serve', '--port', 'x']],
  ['dance 没有模拟器', () => ['simulate', 'dance', '--listen', 'pty']],
  ['不认识的仪表族“dance”', () => [...E1, 'dance@sim:']],
  ['电路编号（number）应为一段文字', () => circuit('number: \n')],
  ['业务（service）应为其中之一', () => circuit('number: x\nservice: fax\n')],
  ['A 端局站（ends.A.site）应为一段文字', () => circuit('number: x\nends: { A: { site: [1] } }\n')],
  ['没有 dance 这一项', () => circuit('number: x\ndance: 1\n')],
  ['少了引号、括号或逗号', () => circuit('number: "x\n')],
  ['缩进不对，或括号没有闭合', () => circuit('a: [1\n')],
  ['测试时间（testTime）应为时长', () => reading('testTime: soon\n')],
  ['误码（bitErrors）至少 0', () => reading('testTime: 5s\nbitErrors: -1\n')],
  ['第 1 项发送（ping.0.sent）应为数字', () => reading('testTime: 5s\nping: [{ to: x }]\n')],
  ['测试列表（runs）应为列表', () => suite('version: 1\n')],
  ['同时进行的个数（parallel）至少 1', () => suite('version: 1\nparallel: 0\nruns: [{}]\n')],
  ['有 2 个字段，应为 6 个', () => judge(`${HEAD}1,2\n`)],
  ['应为大于 0，至多 100', () => [...judge(`${HEAD}1,2048000,0,,,1\n`), '--set', 'm2100-allocation=0']],
  ['路径中有一段不是文件夹', () => [...E1, 'comtech@sim:', '--out', join(file('f', ''), 'x')]],
];

/** Three words of English in a row, none of them a name, a path or an option: a sentence. */
const SENTENCE = /(?<![\w@/.<:=-])[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}(?![\w@/.>:=-])/;

it.each(NONSENSE)('%s', async (said, argvOf) => {
  const { code, stderr, stdout } = await cliHere(argvOf(), { lang: 'zh_CN.UTF-8' });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.replaceAll(/\s*应为 /g, '应为')).toContain(said.replaceAll('应为 ', '应为'));
  expect(SENTENCE.exec(stderr)?.[0]).toBeUndefined();
});

it('helps in the language asked for', async () => {
  for (const args of [['--help'], ['run', '--help'], ['help', 'judge']]) {
    const { stdout } = await cliHere(args, { lang: 'zh_CN.UTF-8' });
    expect(stdout).toContain('用法：');
    expect(SENTENCE.exec(stdout)?.[0]).toBeUndefined();
  }
  expect((await cliHere(['run', '--help', '--lang', 'en'], { lang: 'zh_CN.UTF-8' })).stdout).toContain('Usage:');
});
