import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cliHere, jsonOf } from '../../../../support/cli.ts';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** A far end that turns every bit over, as a crossed pair does. */
async function crossedPair(): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (octets) => socket.write(octets.map((octet) => octet ^ 0xff)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

test('a line that inverts is refused, and INV stands in progress, result and report', async () => {
  const home = mkdtempSync(join(tmpdir(), 'inverted-'));
  closers.push(() => rmSync(home, { recursive: true, force: true }));
  const address = `loop@tcp://127.0.0.1:${await crossedPair()}?rate=64k&behind=serial`;
  const args = ['run', 'loop-check', '--tester', address, '--set', 'duration=5s', '--lang', 'en', '--json'];
  const ended = await cliHere([...args, '--archive', join(home, 'a.db'), '--out', home], { home });
  expect(ended.code).toBe(2);
  expect(ended.stderr).toMatch(/inverted \(INV\)/);
  const result = jsonOf(ended) as unknown as { why: string[]; report: { json: string; pdf: string } };
  expect(result).toMatchObject({ verdict: 'error', inverted: true, seconds: { observed: 0 } });
  expect(result.why.join()).toMatch(/INV/);
  expect(readFileSync(result.report.json, 'utf8')).toContain('event.inverted');
  expect(execFileSync('pdftotext', [result.report.pdf, '-'], { encoding: 'utf8' })).toMatch(/inverted\s\(INV\)/);
});
