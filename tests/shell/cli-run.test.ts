import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, cliProcess, jsonOf, type Ended } from '../support/cli.ts';

/** Each job has a home and an archive of its own, so that all of them can run at once: a run takes its own time, not the machine's. */
let base = '';
const homes = (name: string): string => {
  const home = join(base, name);
  mkdirSync(home, { recursive: true });
  return home;
};
const CIRCUIT = 'number: 苏州"甲/乙"🚄0001\ncustomer: { name: 某公司 }\nservice: e1\nrate: 2048k\n';
const LINE = 'version: 1\nseed: 7\nevents:\n  - { at: 2s, errors: 17 }\n';
const SIM = 'comtech@sim:?line=line.yaml';
const run = ['run', 'e1-acceptance', '--set', 'duration=5s', '--archive', 'a.db', '--json'];

interface Jobs {
  pass: Ended;
  fail: Ended;
  person: Ended;
}
let jobs: Jobs;

async function passing(home: string): Promise<Ended> {
  writeFileSync(join(home, 'circuit.yaml'), CIRCUIT);
  const simulator = cliProcess(['simulate', 'comtech', '--listen', 'tcp://127.0.0.1:0', '--seed', '3'], { home });
  const [, address] = await simulator.says(/^ready (\S+)\n/);
  const signed = ['--sign', 'engineer=王一凡', '--sign', 'engineer=李二', '--sign', 'customer=于小川'];
  const args = [...run, '--tester', `comtech@${address}`, '--circuit', 'circuit.yaml', ...signed, '--out', 'out/新'];
  const ended = await cli(args, { home });
  simulator.kill('SIGTERM');
  expect((await simulator.ended).code).toBe(0);
  return ended;
}

function failing(home: string): Promise<Ended> {
  writeFileSync(join(home, 'line.yaml'), LINE);
  return cli([...run, '--tester', SIM], { home });
}

/** A set that a person reads, and a photo of its display. */
function reading(home: string): Promise<Ended> {
  const yaml = 'testTime: 15m\nbitErrors: 0\nalarms: { LOS: 0s, AIS: 0s, LOF: 0s, LSS: 0s }\n';
  writeFileSync(join(home, 'reading.yaml'), yaml);
  const args = ['run', 'e1-acceptance', '--tester', 'manual', '--set', 'reading=reading.yaml', '--set', 'duration=15m'];
  return cli([...args, '--archive', 'a.db', '--json'], { home });
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'cli-run-'));
  const [pass, fail, person] = await Promise.all([
    passing(homes('pass')),
    failing(homes('fail')),
    reading(homes('person')),
  ]);
  jobs = { pass, fail, person };
}, 100_000);
afterAll(() => rmSync(base, { recursive: true }));

describe('a run that passes, against a simulated tester on TCP', () => {
  it('leaves with 0 and prints one object with its keys', () => {
    const { code } = jobs.pass;
    const result = jsonOf(jobs.pass);
    expect(code).toBe(0);
    expect(Object.keys(result)).toEqual([
      'runId',
      'procedure',
      'verdict',
      'why',
      'simulated',
      'tester',
      'instruments',
      'seconds',
      'totals',
      'g821',
      'g826',
      'm2100',
      'measurements',
      'report',
    ]);
    expect(result).toMatchObject({
      procedure: 'e1-acceptance',
      verdict: 'pass',
      simulated: true,
      tester: { family: 'comtech', identity: expect.any(String), measures: expect.stringContaining('modem link') },
      seconds: { total: 5, observed: 5, gaps: 0 },
      totals: { bits: 10_240_000, bitErrors: 0 },
      g821: { AS: 5, ES: 0 },
      m2100: { verdict: 'pass' },
    });
    expect(JSON.stringify(result)).not.toContain('null');
  });

  it('tells its course on stderr alone', () => {
    expect(jobs.pass.stderr).toMatch(/^Run \S+\n\[1\/\d+\]/m);
  });

  it('leaves its report where it was told, by absolute paths', () => {
    const { report } = jsonOf(jobs.pass) as { report: Record<string, string> };
    expect(Object.keys(report)).toEqual(['pdf', 'json', 'csv']);
    for (const path of Object.values(report)) {
      expect(isAbsolute(path)).toBe(true);
      expect(path).toContain(join('pass', 'out', '新'));
      expect(existsSync(path)).toBe(true);
    }
  });

  it('bears every signature that was given, two of one role too', () => {
    const { report } = jsonOf(jobs.pass) as { report: Record<'pdf' | 'json', string> };
    const { record } = JSON.parse(readFileSync(report.json, 'utf8')) as { record: { signatures: object[] } };
    expect(record.signatures).toMatchObject([
      { role: 'engineer', name: '王一凡' },
      { role: 'engineer', name: '李二' },
      { role: 'customer', name: '于小川' },
    ]);
    const page = execFileSync('pdftotext', ['-l', '1', report.pdf, '-'], { encoding: 'utf8' });
    for (const name of ['王一凡', '李二', '于小川']) expect(page).toContain(name);
  });

  it('stands in the list of its archive, and its report can be made again', async () => {
    const home = homes('pass');
    const { runs } = jsonOf(await cli(['runs', '--archive', 'a.db', '--json'], { home })) as { runs: object[] };
    const { runId } = jsonOf(jobs.pass) as { runId: string };
    expect(runs).toEqual([
      {
        runId,
        procedure: 'e1-acceptance',
        verdict: 'pass',
        startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        circuit: '苏州"甲/乙"🚄0001',
      },
    ]);
    const again = await cli(['report', runId, '--archive', 'a.db', '--out', 'again'], { home });
    expect(again.code).toBe(0);
    const paths = again.stdout.trim().split('\n');
    expect(paths.map((path) => path.slice(path.lastIndexOf('.')))).toEqual(['.pdf', '.json', '.csv']);
    expect(paths.every((path) => isAbsolute(path) && existsSync(path))).toBe(true);
  });

  it('is finished: it cannot be resumed, and one that never was cannot either', async () => {
    const home = homes('pass');
    const { runId } = jsonOf(jobs.pass) as { runId: string };
    const done = await cli(['resume', runId, '--archive', 'a.db', '--json'], { home });
    expect(done.code).toBe(2);
    expect(jsonOf(done)).toMatchObject({ error: { code: 'run-finished', where: runId } });
    const none = await cli(['report', 'no-such-run', '--archive', 'a.db', '--out', 'x'], { home });
    expect([none.code, none.stdout]).toEqual([2, '']);
    const lost = await cli(['resume', 'no-such-run', '--archive', 'a.db', '--json'], { home });
    expect(jsonOf(lost)).toMatchObject({ error: { code: 'run-unknown', where: 'no-such-run' } });
  });
});

describe('a run that fails', () => {
  it('leaves with 1 and counts the errors that the line had', () => {
    expect(jobs.fail.code).toBe(1);
    expect(jsonOf(jobs.fail)).toMatchObject({
      verdict: 'fail',
      simulated: true,
      totals: { bitErrors: 17 },
      g821: { ES: 1 },
      m2100: { verdict: 'fail' },
      why: expect.arrayContaining([expect.stringContaining('errored second')]),
    });
  });

  it('prints its report unsigned and with blank fields: nobody named a circuit or signed', () => {
    const { report } = jsonOf(jobs.fail) as { report: Record<'pdf' | 'json', string> };
    const { record } = JSON.parse(readFileSync(report.json, 'utf8')) as { record: Record<string, unknown> };
    expect([record['signatures'], 'circuit' in record]).toEqual([[], false]);
    const page = execFileSync('pdftotext', ['-l', '1', report.pdf, '-'], { encoding: 'utf8' });
    expect(page.match(/not signed/g)).toHaveLength(2);
    expect(jobs.fail.stderr).not.toContain('circuit');
  });

  it('records a step that needs a person as not confirmed, and judges all the same', () => {
    const { report } = jsonOf(jobs.fail) as { report: Record<'json', string> };
    expect(readFileSync(report.json, 'utf8')).toContain('not-confirmed-headless');
    expect(jsonOf(jobs.pass)['verdict']).toBe('pass');
  });

  it('leaves its report in the home folder when no other was named', () => {
    const { report } = jsonOf(jobs.fail) as { report: { pdf: string } };
    expect(report.pdf).toContain(join(homes('fail'), 'reports'));
    expect(existsSync(report.pdf)).toBe(true);
  });
});

describe('a set that is read by hand', () => {
  it('is judged by its counts, without any second of its own', () => {
    expect(jobs.person.code).toBe(0);
    expect(jsonOf(jobs.person)).toMatchObject({ verdict: 'pass', simulated: false, tester: { family: 'manual' } });
  });
});
