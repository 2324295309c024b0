import '../../../support/archive-in-this-thread.ts';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { errorView } from '../../../../electron/contract/errors.ts';
import { createLibrary } from '../../../../electron/procedures/index.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';

const root = mkdtempSync(join(tmpdir(), 'tributary-own-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let homes = 0;
/** A home folder with these files. */
function homeOf(files: Record<string, string | Uint8Array>): string {
  const home = join(root, String(++homes));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), content);
  }
  return home;
}
const HEAD = 'version: 1\nid: mine\ntitle: { zh: 我的, en: Mine }\n';
const STEPS = 'steps:\n  - { id: a, do: configure }\n';
const good = HEAD + STEPS;
const named = (id: string, text = good): string => text.replace('id: mine', `id: ${id}`);
const limits = (id: string): string => `version: 1
id: ${id}
kind: m2100
title: { zh: 内控, en: House rule }
edition: 2026
objectives:
  ES: { value: 0.01, clause: { zh: 一, en: 1 }, status: confirmed }
  SES: { value: 0.001, clause: { zh: 一, en: 1 }, status: confirmed }
`;
/** The list as the page gets it: ids of what can be used, own ones marked, and each fault with its place below home. */
async function listOf(home: string): Promise<{ ids: string[]; faults: string[] }> {
  const { procedures, faults } = await createLibrary(home).list();
  const place = (text: string): string => text.replace(`${home}/`, '');
  return {
    ids: procedures.map(({ procedure, own }) => (own ? `own ${procedure.id}` : procedure.id)),
    faults: faults.map(({ code, where }) => `${code} ${place(where)}`),
  };
}
const BUILT_IN = (await createLibrary().list()).procedures.map(({ procedure }) => procedure.id);

describe("the carrier's form of one's own", () => {
  const form = (first: string): string =>
    `version: 1\nid: opening\nrules:\n  - { rateMax: 2M, first: ${first}, again: 2h, status: confirmed }\n`;
  it('takes the place of the one that the program brings, and is kept with the record', async () => {
    const home = homeOf({ 'forms/opening.yaml': form('1h') });
    const { opening, settings } = await createLibrary(home).procedure('e1-acceptance');
    expect([opening?.rules[0]?.first, opening?.references, settings['route-km']?.optional]).toEqual(['1h', [], true]);
  });
  it('hides no procedure where it is broken: that is said in the list, and to whoever starts one', async () => {
    const home = homeOf({ 'forms/opening.yaml': form('soon') });
    expect(await listOf(home)).toEqual({ ids: BUILT_IN, faults: ['bad-yaml forms/opening.yaml:4:20'] });
    const ended = await cliHere(['run', 'e1-acceptance', '--tester', 'manual', '--json'], { home });
    expect([ended.code, jsonOf(ended)['error']]).toEqual([2, expect.objectContaining({ code: 'bad-yaml' })]);
  });
});

describe('own procedures', () => {
  it('stand beside those of the program; one that is broken says so and hides no other', async () => {
    const home = homeOf({
      'procedures/mine.yaml': good,
      'procedures/other.yml': named('other'),
      'procedures/typo.yaml': named('typo').replace('steps', 'stepps'),
      'procedures/copy.yaml': good,
      'procedures/gbk.yaml': Buffer.from('69643a20cbd5', 'hex'),
      'procedures/empty.yaml': '',
      'procedures/notes.txt': 'no procedure',
      'procedures/.swap.yaml': 'left by an editor',
      'procedures/e1-acceptance.yaml': named('e1-acceptance'),
      'procedures/other.yaml': named('other'),
    });
    mkdirSync(join(home, 'procedures/folder.yaml'));
    symlinkSync('/nowhere', join(home, 'procedures/gone.yaml'));
    expect(await listOf(home)).toEqual({
      ids: [...BUILT_IN, 'own mine', 'own other'],
      faults: [
        'own-as-built-in procedures/e1-acceptance.yaml',
        'own-twice procedures/other.yml',
        'bad-yaml procedures/copy.yaml:2:1',
        'bad-yaml procedures/empty.yaml:1:1',
        'file-is-folder procedures/folder.yaml',
        'not-utf8 procedures/gbk.yaml',
        'file-missing procedures/gone.yaml',
        'bad-yaml procedures/typo.yaml:4:1',
      ],
    });
  });
  it.each([
    ['no folder at all', homeOf({ 'bench.json': '{}' }), []],
    ['a file where the folder should be', homeOf({ procedures: 'x', limits: 'y' }), ['procedures', 'limits']],
  ])('%s takes nothing from those of the program', async (_what, home, faults) => {
    const list = await listOf(home);
    expect(list.ids).toEqual(BUILT_IN);
    expect(list.faults.map((fault) => fault.split(' ')[1])).toEqual(faults);
  });
  it('more than anybody writes are not read, and that is said', async () => {
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`procedures/p${i}.yaml`, 'x']));
    const home = homeOf(many);
    expect(await listOf(home)).toEqual({ ids: BUILT_IN, faults: ['own-too-many procedures'] });
    expect((await cliHere(['run', 'p1', '--tester', 'manual'], { home })).stderr).toContain('201');
  });
  it('may judge by own limits, and cannot be chosen where these are broken or missing', async () => {
    const by = (id: string, set: string): string =>
      `${named(id)}  - { id: b, do: run, for: 5m }\n  - { id: c, do: judge, limits: [${set}] }\n`;
    const home = homeOf({
      'procedures/good.yaml': by('good', 'house'),
      'procedures/broken.yaml': by('broken', 'wrong'),
      'procedures/missing.yaml': by('missing', 'nowhere'),
      'limits/house.yaml': limits('house'),
      'limits/wrong.yaml': limits('wrong').replace('SES: { value: 0.001', 'SES: { value: -1'),
      'limits/m2100-e1.yaml': limits('m2100-e1'),
    });
    expect(await listOf(home)).toEqual({
      ids: [...BUILT_IN, 'own good'],
      faults: [
        'own-as-built-in limits/m2100-e1.yaml',
        'bad-yaml limits/wrong.yaml:8:10',
        'procedure-limits procedures/broken.yaml',
        'procedure-limits procedures/missing.yaml',
      ],
    });
  });
});

describe('the command line', () => {
  const csv = `t,bits,bitErrors,erroredBlocks,defect,observed\n${Array.from({ length: 60 }, (_, i) => `${i},2048000,0,0,,1`).join('\n')}\n`;
  it('judges by own limits, and says which own file it passed over', async () => {
    const home = homeOf({
      's.csv': csv,
      'limits/house.yaml': limits('house'),
      'limits/m2100-e1.yaml': limits('m2100-e1'),
    });
    const args = ['judge', join(home, 's.csv'), '--json', '--limits'];
    expect(jsonOf(await cliHere([...args, 'house'], { home }))).toMatchObject({ verdict: 'pass' });
    const passed = await cliHere([...args, 'm2100-e1'], { home });
    expect(jsonOf(passed)).toMatchObject({ verdict: 'pass' });
    expect(passed.stderr).toContain(join(home, 'limits/m2100-e1.yaml'));
    expect((await cliHere([...args, 'nope'], { home })).stdout).toContain('house');
  });
  it('names own procedures among those there are', async () => {
    const home = homeOf({ 'procedures/mine.yaml': good });
    const { stdout } = await cliHere(['run', 'nope', '--tester', 'manual', '--json'], { home });
    expect(stdout).toContain(`${BUILT_IN.join(', ')}, mine`);
  });

  /** What is wrong, the file, and the place in it. */
  const step = (text: string): string => `${HEAD}steps:\n  - ${text}\n`;
  const WRONG: [string, string, string][] = [
    ['a blank title', good.replace('我的', '"  "'), ':3:10'],
    ['no title in one language', good.replace(', en: Mine', ''), ':3:1'],
    ['a title of a book', good.replace('Mine', 'x'.repeat(201)), ':3:18'],
    ['nothing to do', `${HEAD}steps: []\n`, ':4:1'],
    ['no steps', HEAD, ':1:1'],
    ['steps that are none', `${HEAD}steps: 7\n`, ':4:1'],
    ['another version', good.replace('version: 1', 'version: 2'), ':1:1'],
    ['an id with a space', good.replace('id: a', 'id: "a b"'), ':5:7'],
    ['two steps of one id', `${good}  - { id: a, do: release }\n`, ':6:7'],
    ['an unknown kind of step', step('{ id: a, do: dance }'), ':5:14'],
    ['a kind of step named like a method', step('{ id: a, do: constructor }'), ':5:14'],
    ['what a step does not have', step('{ id: a, do: configure, for: 5m }'), ':5:29'],
    ['an instruction without words', step('{ id: a, do: instruct, text: { zh: "", en: "" } }'), ':5:36'],
    ['a run without an end', step('{ id: a, do: run }'), ':5:5'],
    ['a run of a setting that is not there', step('{ id: a, do: run, for: $toString }'), ':5:23'],
    ['a run of nothing', step('{ id: a, do: run, for: "" }'), ':5:23'],
    ['nothing to judge', `${HEAD}steps:\n  - { id: a, do: judge }\n  - { id: b, do: run, for: 5m }\n`, ':5:14'],
    [
      'what is judged before it is run',
      step('{ id: a, do: judge, of: [b] }\n  - { id: b, do: run, for: 5m }'),
      ':5:30',
    ],
    [
      'what is judged twice',
      step('{ id: a, do: run, for: 5m }\n  - { id: b, do: judge, of: [a] }\n  - { id: c, do: judge, of: [a] }'),
      ':7:30',
    ],
    ['nobody to sign', step('{ id: a, do: sign, by: [] }'), ':5:24'],
    ['somebody unknown to sign', step('{ id: a, do: sign, by: [boss] }'), ':5:29'],
    ['a choice of nothing', `${HEAD}settings:\n  x: { type: choice, default: a }\n${STEPS}`, ':5:3'],
    ['a default out of bounds', `${HEAD}settings:\n  x: { type: percent, default: 101 }\n${STEPS}`, ':5:23'],
    ['deep nesting', `${HEAD}steps: ${'['.repeat(100)}${']'.repeat(100)}\n`, ':4:72'],
    ['a control character', `${HEAD}steps: "\u0007"\n`, ':4:9'],
  ];
  it.each(WRONG)('says where a procedure has %s, in Chinese as in English', async (_what, text, place) => {
    const home = homeOf({ 'procedures/mine.yaml': text });
    const path = join(home, 'procedures/mine.yaml');
    const { code, stdout, stderr } = await cliHere(['run', 'mine', '--tester', 'manual', '--json'], { home });
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'bad-yaml', where: `${path}${place}` } });
    const [fault] = (await createLibrary(home).list()).faults;
    const { message } = errorView(fault);
    expect(message.zh.replaceAll(path, '')).toMatch(/\p{sc=Han}{2}/u);
    // What the reader of YAML or the schema says in its own words is English in both.
    expect(message.zh).not.toMatch(/Invalid|Expected|Too (?:small|big)/);
    expect(message.en).not.toMatch(/Invalid|Too (?:small|big)/);
  });
});

describe('a folder that nobody can read', () => {
  it('is said, and takes nothing from those of the program', async () => {
    const home = homeOf({ 'limits/mine.yaml': limits('mine') });
    // A link to itself: unlike a folder without rights, not even root can read it.
    symlinkSync('procedures', join(home, 'procedures'));
    expect(await listOf(home)).toEqual({ ids: BUILT_IN, faults: ['file-unreadable procedures'] });
  });
});
