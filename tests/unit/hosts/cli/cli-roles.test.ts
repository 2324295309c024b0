import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testerOf } from '../../../../electron/contract/instrument.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';
import { localArchive } from '../../../support/local-archive.ts';
import { newRun } from '../../../support/records.ts';

let folder: string;
let two: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-roles-'));
  two = procedure('two', '{ tester: {}, tester.z: {} }');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A procedure that runs for as long as it must; `needs` as written. */
function procedure(id: string, needs: string): string {
  const path = join(folder, `${id}.yaml`);
  const lines = [
    'version: 1',
    `id: ${id}`,
    'title: { zh: 试, en: Trial }',
    `needs: ${needs}`,
    'steps:',
    '  - { id: run, do: run, for: 5s }',
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
const run = async (path: string, ...args: string[]) => {
  const ended = await cliHere(['run', path, ...args, '--json'], { home: folder });
  return { code: ended.code, ...jsonOf(ended) } as { code: number; error?: { code: string; message: string } };
};

describe('instruments by role', () => {
  it.each([
    ['a needed role that is missing', ['--tester', 'comtech@sim:'], 'role-missing', 'tester Z (tester.z)'],
    ['the first of them missing', ['--use', 'tester.z=comtech@sim:'], 'role-missing', '"Trial" lacks its tester'],
    ['one role twice', ['--tester', 'comtech@sim:', '--use', 'tester=loop@sim:'], 'role-twice', 'loop@sim:'],
    [
      'more testers than roles',
      ['--tester', 'comtech@sim:', '--tester', 'loop@sim:', '--tester', 'manual'],
      'role-twice',
      'loop@sim: and manual',
    ],
    [
      'a role that is not needed',
      ['--tester', 'comtech@sim:', '--use', 'tester.z=loop@sim:', '--use', 'witness.a=loop@sim:?seed=2'],
      'role-unneeded',
      'takes no witness.a, but tester, tester.z',
    ],
    [
      'a converter where none is needed',
      ['--tester', 'comtech@sim:', '--tester', 'loop@sim:', '--converter', 'comtech@sim:?seed=2'],
      'role-unneeded',
      'takes no converter',
    ],
    [
      'one instrument for two roles',
      ['--tester', 'manual', '--tester.z', 'manual'],
      'role-shared',
      'tester and tester.z',
    ],
    [
      'one instrument for two roles, written in two ways',
      ['--tester', 'comtech@/dev/ttyX?unit=1', '--use', 'tester.z=comtech@/dev/ttyX?baud=9600&unit=1'],
      'role-shared',
      'tester and tester.z',
    ],
    ['an address that is none', ['--tester', 'comtech@sim:', '--use', 'tester.z='], 'bad-address', ''],
    ['a dotted option without a value', ['--tester', 'comtech@sim:', '--tester.z'], 'bad-address', ''],
  ])('%s is refused before anything is opened', async (_what, args, code, message) => {
    const ended = await run(two, ...args);
    expect(ended).toMatchObject({ code: 2, error: { code, message: expect.stringContaining(message) as string } });
  });

  it('a watch that is given nothing asks for its ladder, and for no tester, which it does not need', async () => {
    const { code, error } = await run('watch');
    expect([code, error!.code, error!.message]).toEqual([2, 'usage', expect.stringContaining('--ladder')]);
  });

  it('an instrument where a procedure takes none is refused in words that end', async () => {
    const ended = await run('emergency', '--tester', 'comtech@sim:');
    expect(ended.error).toMatchObject({
      code: 'roles-none',
      message: '"Emergency" takes no instrument, but tester is given',
    });
  });

  it.each([
    ['--converter', 'loop@sim:?seed=2'],
    ['--use', 'converter.a=loop@sim:?seed=2'],
    ['--converter.a=loop@sim:?seed=2'],
  ])('a tester is no converter: %s', async (...args) => {
    const path = procedure('with-converter', '{ tester: {}, converter.a: {} }');
    const ended = await run(path, '--tester', 'comtech@sim:', ...args);
    expect(ended).toMatchObject({
      code: 2,
      error: { code: 'role-unfit', message: 'loop@sim:?seed=2 is a tester, no converter' },
    });
  });

  it.each([
    ['a role that is no word of roles', '{ router: {} }', 'needs.router'],
    ['a role with capitals', '{ tester.Z: {} }', 'needs.tester.Z'],
    ['a need that there is none', '{ tester: { colour: red } }', 'colour'],
  ])('a procedure that needs %s is refused at its line', async (_what, needs, message) => {
    const ended = await run(procedure('broken', needs), '--tester', 'comtech@sim:');
    expect(ended).toMatchObject({
      code: 2,
      error: { code: 'bad-yaml', message: expect.stringContaining(message) as string },
    });
    expect(ended.error!.message).toMatch(/broken\.yaml:4:/);
  });

  it.each([
    ['a role that its procedure does not need', ['--use', 'witness.a=comtech@sim:?seed=3'], 'role-unneeded'],
    ['a converter', ['--converter', 'comtech@sim:?seed=3'], 'role-unneeded'],
    ['one role twice', ['--tester', 'comtech@sim:', '--use', 'tester=loop@sim:'], 'role-twice'],
    ['where another role is', ['--use', 'tester.z=comtech@sim:'], 'role-shared'],
    ['what is no address', ['--use', 'tester.z=acme@/dev/x'], 'bad-address'],
    ['what is no role', ['--use', 'router=comtech@sim:'], 'usage'],
    ['an instrument of another family', ['--use', 'tester.z=loop@sim:'], 'other-instrument'],
  ])('a run is not resumed with %s', async (_what, args, code) => {
    const path = join(folder, `${code}-${args.length}.db`);
    const archive = localArchive(path);
    const run = newRun();
    const tester = { ...testerOf(run), address: 'comtech@sim:' };
    const instruments = { tester, 'tester.z': { ...tester, address: 'comtech@sim:?seed=2' } };
    const needs = { tester: {}, 'tester.z': {} };
    const runId = await archive.createRun({ ...run, procedure: { ...run.procedure, needs }, instruments });
    await archive.close();
    const ended = await cliHere(['resume', runId, '--archive', path, ...args, '--json'], { home: folder });
    expect([ended.code, jsonOf(ended)['error']]).toEqual([2, expect.objectContaining({ code })]);
  });
});
