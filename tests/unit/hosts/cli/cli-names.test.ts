import '../../../support/archive-in-this-thread.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliHere, jsonOf } from '../../../support/cli.ts';

/** Names that every object of the language has: wherever somebody may write a name, they are as unknown as any other. */
const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'names-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(mkdtempSync(join(folder, 'f-')), 'file');
  writeFileSync(path, text);
  return path;
}
const SECONDS = 't,bits,bitErrors,erroredBlocks,defect,observed\n1,2048000,0,0,,1\n';
const run = (...args: string[]): string[] => [
  'run',
  'loop-check',
  '--tester',
  'loop@sim:',
  '--set',
  'duration=5s',
  ...args,
];
const circuit = (name: string, text: string): string[] => {
  const path = file(`number: '1'\n${text.replace('NAME', name)}\n`);
  return ['run', 'e1-acceptance', '--tester', 'comtech@sim:', '--set', 'duration=5s', '--circuit', path];
};
const reading = (text: string): string[] => {
  const path = file(`testTime: 5s\nbitErrors: 0\n${text}\n`);
  return ['run', 'e1-acceptance', '--tester', 'manual', '--set', 'duration=5s', '--set', `reading=${path}`];
};

const PLACES: Record<string, (name: string) => string[]> = {
  'a command': (name) => [name],
  'a procedure': (name) => ['run', name, '--tester', 'loop@sim:'],
  'a setting': (name) => run('--set', `${name}=1`),
  'a family': (name) => ['run', 'loop-check', '--tester', `${name}@sim:`],
  'an option of an address': (name) => ['run', 'loop-check', '--tester', `loop@sim:?${name}=1`],
  'a model': (name) => ['run', 'e1-acceptance', '--tester', `comtech@sim:?model=${name}`],
  'a pattern': (name) => run('--set', `pattern=${name}`),
  'a role': (name) => run('--sign', `${name}=X`),
  'a service': (name) => circuit(name, 'service: NAME'),
  'a rate': (name) => circuit(name, 'rate: NAME'),
  'a grade': (name) => circuit(name, 'grade: NAME'),
  'a span': (name) => circuit(name, 'span: NAME'),
  'a key of a circuit': (name) => circuit(name, 'NAME: 1'),
  'an end of a circuit': (name) => circuit(name, 'ends: { NAME: {} }'),
  'an alarm of a reading': (name) => reading(`alarms: { ${name}: 0s }`),
  'a kind of simulator': (name) => ['simulate', name, '--listen', 'tcp://127.0.0.1:0'],
  'an event of a line': (name) => [
    'simulate',
    'loop',
    '--listen',
    'tcp://127.0.0.1:0',
    '--line',
    file(`version: 1\nevents: [{ at: 1s, ${name}: 1 }]\n`),
  ],
  'a limit set': (name) => ['judge', file(SECONDS), '--limits', name],
  'a setting of judge': (name) => ['judge', file(SECONDS), '--set', `${name}=1`],
  'a defect': (name) => ['judge', file(SECONDS.replace(',,1', `,${name},1`))],
};

describe('a name of every object', () => {
  it.each(Object.keys(PLACES))('is none of ours as %s', async (place) => {
    // The reader of YAML leaves `__proto__` out of lists of alarms without a word: such a key reaches nothing.
    for (const name of NAMES.filter((one) => one !== '__proto__' || place !== 'an alarm of a reading')) {
      // A name that were taken for one of ours would listen for ever.
      const stop = AbortSignal.timeout(60_000);
      const ended = await cliHere([...PLACES[place]!(name), '--json'], { home: join(folder, 'home'), stop });
      const { error } = jsonOf(ended) as { error?: { code: string; message: string } };
      expect([name, ended.code, error?.code]).toEqual([name, 2, expect.not.stringMatching(/^(program-error|stopped)/)]);
    }
  });
});
