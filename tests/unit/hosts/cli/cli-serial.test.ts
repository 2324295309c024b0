import '../../../support/archive-in-this-thread.ts';
import '../../../support/unhurried.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunRecord } from '../../../../electron/contract/run.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-serial-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const circuit = (service: string, rate: string): string =>
  file(`${service}-${rate}.yaml`, `number: ${service}/${rate}\nservice: ${service}\nrate: ${rate}\n`);
const READING = (errors: number): string =>
  file(
    `read-${errors}.yaml`,
    `testTime: 5s\nbitErrors: ${errors}\nES: ${errors ? 1 : 0}\nSES: 0\nUAS: 0\nslips: 0\nalarms: { LOS: 0s, AIS: 0s, LSS: 0s }\nset: { maker: X, model: Y, lacks: [LOF] }\nleads: { DSR: true, DCD: true }\n`,
  );

async function run(procedure: string, tester: string, on: string, ...args: string[]) {
  const ended = await cliHere(
    ['run', procedure, '--tester', tester, '--circuit', on, '--set', 'duration=5s', ...args, '--json'],
    { home: mkdtempSync(join(folder, 'home-')) },
  );
  return { code: ended.code, ...jsonOf(ended) } as Record<string, unknown> & { code: number };
}

describe('a V.35 circuit of 256 kbit/s', () => {
  // Both wait for real seconds more than they work: side by side.
  it.concurrent.each([
    ['comtech@sim:', []],
    ['loop@sim:?rate=256k', []],
    ['manual', ['--set', `reading=0`]],
  ])('is accepted by %s, at its own rate', async (tester, more) => {
    const args = more.map((text) => text.replace('=0', `=${READING(0)}`));
    const ended = await run('serial-acceptance', tester, circuit('v35', '256k'), ...args, '--out', folder);
    expect(ended).toMatchObject({ code: 0, verdict: 'pass', g821: { ES: 0, SES: 0, UAS: 0 } });
    // Whatever tests it, no more than five seconds of the circuit's rate were compared.
    expect((ended['totals'] as { bits: number }).bits).toBeLessThanOrEqual(5 * 256_000);
    const { record } = JSON.parse(readFileSync((ended['report'] as { json: string }).json, 'utf8')) as {
      record: RunRecord;
    };
    expect(record.settings).toMatchObject({ interface: 'v35', rate: '256k' });
    expect(record.given).not.toContain('rate');
  });

  it('fails where its set shows an error', async () => {
    const ended = await run('serial-acceptance', 'manual', circuit('v35', '256k'), '--set', `reading=${READING(1)}`);
    expect(ended).toMatchObject({ code: 1, verdict: 'fail' });
  });

  it.each([
    ['the E1 procedure', 'e1-acceptance', 'comtech@sim:', 'v35', '256k', [], /serial-acceptance/],
    ['a tester at another rate', 'serial-acceptance', 'loop@sim:?rate=64k', 'v35', '256k', [], undefined],
    ['another rate set', 'serial-acceptance', 'manual', 'v35', '256k', ['--set', 'rate=64k'], undefined],
    ['an E1 circuit', 'serial-acceptance', 'manual', 'e1', '2048k', [], /e1-acceptance/],
    ['a data line above 2M', 'serial-acceptance', 'manual', 'data', '34M', [], undefined],
  ])('%s is refused', async (_what, procedure, tester, service, rate, more, hint) => {
    const ended = await run(procedure, tester, circuit(service, rate), ...more);
    expect(ended).toMatchObject({ code: 2, error: { code: 'circuit-misfit' } });
    if (hint) expect((ended['error'] as { hint: string }).hint).toMatch(hint);
  });

  it.each([
    ['rate', 'fast'],
    ['rate', ''],
    ['interface', 'e1'],
  ])('--set %s=%s cannot be', async (name, value) => {
    const ended = await run('serial-acceptance', 'manual', circuit('data', '64k'), '--set', `${name}=${value}`);
    expect(ended).toMatchObject({ code: 2, error: { code: 'setting-bad', where: name } });
  });
});
