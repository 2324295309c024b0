import '../../../support/archive-in-this-thread.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import { visible } from '../../../../electron/hosts/cli/io.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';
import { circuit, newRun } from '../../../support/records.ts';

/** Clears the screen, sets the title, 8-bit CSI, a line of its own that looks like a verdict, writing turned round, a character that is none. */
const EVIL = '\u001B[2J\u001B]0;x\u0007\u009B31m\rPASS\nPASS\u2028PASS\u202Etxt\u2066\uFEFF\u007F\uD800';
const OBEYED = /[^\P{C}\n]|[\u2028\u2029]/u;

let folder = '';
let archive = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  archive = join(folder, 'a.db');
  const { store, close } = openStore(archive);
  store.createRun(newRun({ runId: 'EVIL', circuit: circuit(EVIL) }));
  close();
});
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('what a terminal would obey', () => {
  it('is shown', () => {
    expect(visible('\u001B[1m\r\n\t\u009B\u202E\u2028\u{E0041}')).toBe(
      String.raw`\u001b[1m\u000d\u000a\u0009\u009b\u202e\u2028\udb40\udc41`,
    );
  });

  it('leaves everything that is writing', () => {
    for (const text of ['苏州"甲/乙"🚄0001', 'Müller–Straße 2^15-1 ≤ ±', '👩‍🔧 נסיון عربى', 'C:\\u001b'])
      expect(visible(text)).toBe(text);
  });
});

describe('text from outside never reaches a terminal raw', () => {
  const run = ['run', 'e1-acceptance', '--tester'];
  it.each<[string, () => string[]]>([
    ['a procedure', () => ['run', EVIL, '--tester', 'manual']],
    ['a command', () => [EVIL]],
    ['an option', () => ['testers', `--${EVIL}`]],
    ['an address', () => [...run, `comtech@/dev/${EVIL}`]],
    ['a setting', () => [...run, 'comtech@sim:', '--set', `${EVIL}=1`]],
    ['a value', () => [...run, 'comtech@sim:', '--set', `duration=${EVIL}`]],
    ['a role', () => [...run, 'comtech@sim:', '--sign', `${EVIL}=Li`]],
    ['a path', () => ['judge', join(folder, EVIL.replace('\uD800', ''))]],
    ['an archive', () => ['runs', '--archive', join(folder, EVIL)]],
    ['a run', () => ['report', EVIL, '--archive', archive, '--out', folder]],
    ['a key of a circuit', () => [...run, 'comtech@sim:', '--circuit', file('c.yaml', '"\\e[2J": 1\n')]],
    ['a cell of a CSV', () => ['judge', file('s.csv', `t,bits\u001B[2J,\u202E\n1,2,3\n`)]],
    ['a circuit of a record', () => ['runs', '--archive', archive]],
  ])('%s', async (_what, argsOf) => {
    const { stdout, stderr } = await cliHere(argsOf(), { home: folder });
    expect(stdout + stderr).not.toBe('');
    expect(stdout + stderr).not.toMatch(OBEYED);
    expect(`${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('PASS'))).toEqual([]);
  });

  it('and JSON holds it whole', async () => {
    const list = await cliHere(['runs', '--archive', archive, '--json'], { home: folder });
    expect(list.stdout).not.toMatch(OBEYED);
    expect(jsonOf(list)['runs']).toMatchObject([{ circuit: EVIL.toWellFormed() }]);
    const error = await cliHere(['run', EVIL, '--tester', 'manual', '--json'], { home: folder });
    expect(error.stdout).not.toMatch(OBEYED);
    expect(jsonOf(error)).toMatchObject({ error: { code: 'procedure-unknown', where: expect.stringContaining(EVIL) } });
  });
});
