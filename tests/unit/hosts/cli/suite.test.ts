import '../../../support/archive-in-this-thread.ts';
import '../../../support/unhurried.ts';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliHere, jsonOf, type Ended } from '../../../support/cli.ts';

/** As short as a measurement can be: no wiring, no proof. */
const SHORT = `
version: 1
id: short
title: { zh: 短测, en: Short }
needs: { tester: { interface: e1 }, circuit: { service: [e1], rate: 2048k } }
settings:
  duration: { type: duration, default: 5s, label: { zh: 时长, en: Duration } }
  m2100-allocation: { type: percent, default: 10, label: { zh: 分配, en: Allocation } }
  unseen-max: { type: percent, default: 1 }
  patience: { type: duration, default: 30m }
steps:
  - { id: run, do: run, for: $duration }
  - { id: verdict, do: judge, limits: [m2100-e1] }
  - { id: signatures, do: sign, by: [engineer] }
`;

let base = '';
let deadPort = 0;
/** A port on which nobody listens. */
async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'suite-'));
  deadPort = await unusedPort();
});
afterAll(() => rmSync(base, { recursive: true }));

/** A folder with a suite and what lies beside it. */
function folderWith(name: string, suite: string): string {
  const folder = join(base, name.replaceAll(/\W+/g, '-'));
  mkdirSync(join(folder, 'circuits'), { recursive: true });
  const files = {
    'suite.yaml': suite,
    'short.yaml': SHORT,
    'unjudged.yaml': SHORT.replace('id: short', 'id: unjudged').replace(/ {2}- \{ id: verdict.*\n/, ''),
    'errors.yaml': 'version: 1\nevents: [{ at: 2s, errors: 17 }]\n',
    'circuits/1.yaml': 'number: 甲0001\nservice: e1\n',
    'circuits/v35.yaml': 'number: 甲0002\nservice: v35\n',
    'circuits/bad.yaml': 'number: 甲0003\nservise: e1\n',
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}
interface RunJson {
  name: string;
  runId?: string;
  verdict: string;
  why: string[];
  report?: Record<'pdf' | 'json' | 'csv', string>;
  error?: { code: string };
}
const runsOf = (ended: Ended): RunJson[] => jsonOf(ended)['runs'] as RunJson[];

/** Runs the suite of a folder: archive, reports and home lie in it. */
const suiteIn = (
  folder: string,
  args: string[] = ['--json'],
  more: Pick<NonNullable<Parameters<typeof cliHere>[1]>, 'stop' | 'told'> = {},
): Promise<Ended> =>
  cliHere(
    ['suite', join(folder, 'suite.yaml'), '--archive', join(folder, 'a.db'), '--out', join(folder, 'out'), ...args],
    { home: join(folder, 'home'), ...more },
  );

const list = (...entries: string[]): string =>
  `version: 1\nparallel: 4\nruns:\n${entries.map((one) => `  - ${one}\n`).join('')}`;
const entry = (name: string, more = '', procedure = 'short.yaml'): string =>
  `{ name: ${name}, procedure: ${procedure}, use: { tester: 'comtech@sim:?seed=${name.length}' }${more} }`;
const failing = `{ name: bad, procedure: short.yaml, use: { tester: 'comtech@sim:?line=errors.yaml' } }`;
const unable = (): string =>
  `{ name: dead, procedure: short.yaml, use: { tester: 'comtech@tcp://127.0.0.1:${deadPort}' } }`;
const proving = entry('nothing', '', 'unjudged.yaml');

// Eighteen reports are made meanwhile.
describe('a suite with four testers side by side', () => {
  it.concurrent.each([
    ['all pass', 0, 'pass', () => [entry('a'), entry('bb'), entry('ccc'), entry('dddd')], 'pass pass pass pass'],
    [
      'one proves nothing',
      3,
      'pass',
      () => [entry('a'), proving, entry('ccc'), entry('dddd')],
      'pass not-set pass pass',
    ],
    [
      'one cannot be opened',
      2,
      'error',
      () => [entry('a'), unable(), proving, entry('dddd')],
      'pass error not-set pass',
    ],
    ['one fails', 1, 'fail', () => [entry('a'), unable(), failing, proving], 'pass error fail not-set'],
  ] as const)('%s: exit code %i', async (name, code, verdict, entries, verdicts) => {
    const folder = folderWith(name, list(...entries()));
    const ended = await suiteIn(folder);
    expect([ended.code, jsonOf(ended)['verdict']]).toEqual([code, verdict]);
    const runs = runsOf(ended);
    expect(runs.map((run) => run.verdict).join(' ')).toBe(verdicts);
    for (const run of runs) {
      const begun = run.verdict !== 'error';
      expect(run.why.every((line) => line !== '')).toBe(true);
      expect([run.runId !== undefined, run.report !== undefined, run.error === undefined]).toEqual([
        begun,
        begun,
        begun,
      ]);
      for (const file of Object.values(run.report ?? {})) expect(file.startsWith(join(folder, 'out'))).toBe(true);
      expect(ended.stderr).toContain(`[${run.name}] `);
    }
    const kept = await cliHere(['runs', '--archive', join(folder, 'a.db'), '--json']);
    expect(new Set(runsOf(kept).map(({ runId }) => runId))).toEqual(new Set(runs.flatMap(({ runId }) => runId ?? [])));
  });

  it.concurrent(
    'one after the other with one tester, and each with its own circuit, signatures and folder',
    async () => {
      const own = `, circuit: circuits/1.yaml, sign: { engineer: 王立 }, out: own/reports, set: { duration: 6s }`;
      const suite = list(entry('a', own), `{ name: b, procedure: short.yaml, use: { tester: 'comtech@sim:?seed=1' } }`);
      const folder = folderWith('turns', suite);
      const junit = join(folder, 'results', 'junit.xml');
      const ended = await suiteIn(folder, ['--junit', junit]);
      expect(ended.code).toBe(0);
      expect(ended.stdout).toMatch(/^a {2}PASS {2}\w+\n(.+\n)+b {2}PASS(.+\n)+Verdict: PASS\n$/);
      expect(ended.stderr.indexOf('[b] Run')).toBeGreaterThan(ended.stderr.indexOf('[a] PASS'));
      const [pdf = ''] = new RegExp(`${folder}/own/reports/\\S+\\.pdf`).exec(ended.stdout) ?? [];
      expect(readFileSync(pdf.replace(/pdf$/, 'json'), 'utf8')).toMatch(/甲0001[^]*王立/);
      expect(readFileSync(junit, 'utf8')).toContain('<testsuite name="suite.yaml" tests="2" failures="0" errors="0"');
    },
  );

  it.concurrent('ends all that go on when it is told to, and begins no other', async () => {
    const long = ', set: { duration: 1h }';
    const folder = folderWith(
      'stop',
      list(entry('a', long), entry('bb', long), entry('a b c', long).replace('seed=5', 'seed=1')),
    );
    const stop = new AbortController();
    const ended = await suiteIn(folder, ['--json'], {
      stop: stop.signal,
      told: (stderr) => ['[a] Run ', '[bb] Run '].every((begun) => stderr.includes(begun)) && stop.abort(),
    });
    const runs = runsOf(ended);
    expect([ended.code, jsonOf(ended)['verdict']]).toEqual([3, 'aborted']);
    expect(runs.map(({ verdict, runId }) => [verdict, runId !== undefined])).toEqual([
      ['aborted', true],
      ['aborted', true],
      ['aborted', false],
    ]);
    const { stdout } = await cliHere(['runs', '--archive', join(folder, 'a.db')]);
    expect(stdout.match(/ABORTED/g)).toHaveLength(2);
  });
});

describe('a suite that cannot be carried out', () => {
  const line = (more: string): string => list(entry('ok'), entry('x', more));
  it.each([
    ['a name twice', list(entry('same'), entry('same')), '5:7', 'same'],
    ['a blank name', list(entry("' '")), '4:7', 'name'],
    ['an unknown key', line(', colour: red'), '5:79', 'colour'],
    ['an unknown key above', `${list(entry('x'))}after: 1\n`, '5:1', 'after'],
    ['an unknown procedure', list(entry('x', '', 'e9-acceptance')), '4:16', 'e9-acceptance'],
    ['a procedure file that is not there', list(entry('x', '', 'gone.yaml')), '4:16', 'gone.yaml'],
    ['a circuit that is not there', line(', circuit: circuits/9.yaml'), '5:79', 'circuits/9.yaml'],
    ['a circuit that is a folder', line(', circuit: circuits'), '5:79', 'circuits'],
    ['a circuit with a fault of its own', line(', circuit: circuits/bad.yaml'), '5:79', 'bad.yaml:2:1'],
    ['a circuit for another procedure', line(', circuit: circuits/v35.yaml'), '5:79', 'V.35'],
    ['an unknown family', list(`{ name: x, procedure: short.yaml, use: { tester: 'nobody@sim:' } }`), '4:46', 'nobody'],
    [
      'a role that is none',
      list(`{ name: x, procedure: short.yaml, use: { boss: 'comtech@sim:' } }`),
      '4:46',
      'boss: must be tester',
    ],
    ['no tester', list(`{ name: x, procedure: short.yaml, use: {} }`), '4:39', ''],
    ['nothing to use', list('{ name: x, procedure: short.yaml }'), '4:5', 'lacks its tester'],
    ['an unknown setting', line(', set: { colour: red }'), '5:86', 'colour'],
    ['a setting that cannot be', line(', set: { duration: soon }'), '5:86', 'soon'],
    ['a signer that is none', line(', sign: { boss: X }'), '5:79', 'boss'],
    ['a ladder that is not there', line(', ladder: gone.yaml'), '5:79', 'gone.yaml'],
    ['a report where a file is', line(', out: short.yaml'), '5:79', 'short.yaml'],
    ['none at once', list(entry('x')).replace('4', '0'), '2:1', 'parallel'],
    ['half a run at once', list(entry('x')).replace('4', '1.5'), '2:1', 'parallel'],
    ['another version', list(entry('x')).replace('version: 1', 'version: 2'), '1:1', 'version'],
    ['no runs', 'version: 1\nruns: []\n', '2:1', 'runs'],
    ['nothing at all', '', '1:1', ''],
    ['a key twice', `${list(entry('x'))}version: 1\n`, '5:1', ''],
    ['more depth than any', `version: 1\nruns: ${'['.repeat(70)}${']'.repeat(70)}\n`, '2:', ''],
    ['more than a document holds', `${list(entry('x'))}# ${'x'.repeat(1_000_000)}\n`, '', ''],
  ])('because of %s says where before anything begins', async (what, suite, place, named) => {
    const folder = folderWith(`refused ${what}`, suite);
    const ended = await suiteIn(folder);
    const { code, message, where } = jsonOf(ended)['error'] as Record<string, string>;
    expect([ended.code, code]).toEqual([2, place === '' ? 'file-too-large' : 'bad-yaml']);
    expect(where).toContain(place === '' ? 'suite.yaml' : `suite.yaml:${place}`);
    expect(message).toContain(named);
    expect([existsSync(join(folder, 'a.db')), ended.stderr]).toEqual([false, '']);
  });

  it.each([
    ['it is not there', [join('gone', 'suite.yaml')], 'file-missing'],
    ['it is a folder', ['circuits'], 'file-is-folder'],
    ['JUnit should go where a folder is', ['suite.yaml', '--junit', 'circuits'], 'file-unwritable'],
    ['JUnit should go below a file', ['suite.yaml', '--junit', join('short.yaml', 'x.xml')], 'file-unwritable'],
  ])('because %s ends with 2', async (what, [suite = '', option, path = ''], code) => {
    const folder = folderWith(`refused ${what}`, list(entry('x')));
    const args = option === undefined ? [] : [option, join(folder, path)];
    const home = join(folder, 'home');
    const ended = await cliHere(['suite', join(folder, suite), '--archive', join(folder, 'a.db'), '--json', ...args], {
      home,
    });
    expect(ended.code).toBe(2);
    expect(jsonOf(ended)).toMatchObject({ error: { code } });
    expect(existsSync(join(folder, 'a.db'))).toBe(false);
  });
});
