import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../electron/contract/run-result.ts';
import { LAUNCHER } from '../support/cli.ts';

const LINE = fileURLToPath(new URL('../support/stream-line.py', import.meta.url));
/** Names of this process alone. */
const own = (name: string): string => `ts${process.pid % 100_000}${name}`;
const [near, line, far] = ['a', 'l', 'z'].map(own) as [string, string, string];
const ran = (...command: string[]): string => {
  const { status, stdout, stderr, error } = spawnSync(command[0]!, command.slice(1), { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr || error?.message}`);
  return stdout;
};
const within = (name: string, ...command: string[]): string[] => ['netns', 'exec', name, ...command];
const has = (program: string): boolean => spawnSync(program, ['-V'], { stdio: 'ignore' }).error === undefined;

/** Namespaces are for root alone, and the line of the test is a program in Python. */
const canRun = process.getuid?.() === 0 && ['ip', 'python3'].every(has);

/** A program in a namespace: its first line, and all of its output once it is stopped. */
async function started(name: string, ...command: string[]): Promise<{ first: string; stop(): Promise<string> }> {
  const child: ChildProcess = spawn('ip', within(name, ...command), { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve) => child.stdout!.once('data', () => resolve()));
  return {
    first: said.split('\n')[0]!,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      return said;
    },
  };
}

/** What the line did to the frames of one stream one way: 0 from near to far. */
interface Did {
  way: number;
  seen: number;
  policed: number;
  dropped: number;
  twice: number;
  late: number;
  wrong: number;
}

/** What it did in all; `missed`: frames that the system dropped before it saw them. */
interface Done {
  did: Did[];
  others: { seen: number; policed: number };
  missed: number;
}

describe.skipIf(!canRun)(
  'a stream through a line that limits, drops, repeats, delays and changes frames, in namespaces of root',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'tributary-stream-'));
    beforeAll(() => {
      for (const name of [near, line, far]) ran('ip', 'netns', 'add', name);
      ran('ip', 'link', 'add', 'a0', 'netns', near, 'type', 'veth', 'peer', 'name', 'a1', 'netns', line);
      ran('ip', 'link', 'add', 'z0', 'netns', far, 'type', 'veth', 'peer', 'name', 'z1', 'netns', line);
      ran('ip', '-n', near, 'addr', 'add', '10.77.1.1/24', 'dev', 'a0');
      ran('ip', '-n', far, 'addr', 'add', '10.77.1.2/24', 'dev', 'z0');
      const links = [near, 'a0', near, 'lo', line, 'a1', line, 'z1', far, 'z0'];
      for (let at = 0; at < links.length; at += 2) ran('ip', '-n', links[at]!, 'link', 'set', links[at + 1]!, 'up');
    });
    afterAll(() => {
      for (const name of [near, line, far]) spawnSync('ip', ['netns', 'del', name]);
      rmSync(folder, { recursive: true, force: true });
    });

    const lineWith = async (orders: object): Promise<() => Promise<Done>> => {
      const file = join(folder, 'orders.json');
      writeFileSync(file, JSON.stringify(orders));
      const { stop } = await started(line, 'python3', LINE, 'a1', 'z1', file);
      return async () => JSON.parse((await stop()).split('\n')[1]!) as Done;
    };
    /** Both computers at work, each with a program of its own. */
    async function run(...settings: string[]): Promise<RunResult> {
      const reflect = [process.execPath, LAUNCHER, 'reflect', '--bind', '10.77.1.2'];
      const there = await started(far, 'env', `TRIBUTARY_HOME=${join(folder, 'z')}`, ...reflect);
      expect(there.first).toMatch(/^ready udp:\/\/10\.77\.1\.2:\d+$/);
      const set = [`far=${there.first.slice(6)}`, 'duration=5s', 'peak-duration=5s', ...settings];
      const here = [process.execPath, LAUNCHER, 'run', 'ethernet-private-line', '--json', '--lang', 'en'];
      const where = ['--archive', join(folder, 'a.db'), '--out', join(folder, 'out')];
      const all = [...here, ...where, ...set.flatMap((one) => ['--set', one])];
      const child = spawn('ip', within(near, 'env', `TRIBUTARY_HOME=${join(folder, 'a')}`, ...all));
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
      await new Promise<void>((resolve) => child.once('close', () => resolve()));
      await there.stop();
      if (out === '') throw new Error(err);
      return JSON.parse(out) as RunResult;
    }

    /** A run through a line with these orders, and what that did. */
    async function through(orders: object, ...settings: string[]) {
      const stop = await lineWith(orders);
      const result = await run(...settings).catch(async (thrown: unknown) => {
        await stop();
        throw thrown;
      });
      return { result, ...(await stop()) };
    }

    it('counts one by one what that program lost, repeated, overtook and changed, each way', async () => {
      const orders = { drop: [100, 10], twice: [100, 20], late: [100, 30], wrong: [100, 40] };
      const { result, did, missed } = await through(orders, 'cir=6M');
      expect(missed).toBe(0);
      expect([result.verdict, result.throughput?.length, did.length]).toEqual(['fail', 2, 2]);
      for (const [way, told] of (result.throughput ?? []).entries()) {
        const { seen, dropped, twice, late, wrong } = did.find((one) => one.way === way)!;
        const { sent, lost, duplicated, reordered, corrupted } = told;
        expect({ sent, lost, duplicated, reordered, corrupted }).toEqual({
          sent: seen,
          lost: dropped,
          duplicated: twice,
          reordered: late,
          corrupted: wrong,
        });
        expect(Math.min(dropped, twice, late, wrong)).toBeGreaterThan(10);
      }
    }, 90_000);

    it.each([
      ['80 for a peak of 80 passes', 16e6, ['pass', 'pass']],
      ['76 fails at the peak alone', 15.2e6, ['pass', 'fail']],
    ])(
      'a line of %s, a fifth of it',
      async (_what, rate, verdicts) => {
        const { result, did } = await through({ rate, burst: 100_000 }, 'cir=12M', 'pir=16M');
        expect(result.measurements.map(({ verdict }) => verdict)).toEqual(verdicts);
        const lost = (way: number): number[] => did.filter((one) => one.way === way).map(({ policed }) => policed);
        const told = (direction: string) => (result.throughput ?? []).filter((one) => one.direction === direction);
        // Each stream has a session of its own; the last one tried what is above the peak.
        expect(told('out').map((one) => one.lost)).toEqual(lost(0).slice(0, 2));
        expect(told('back').map((one) => one.lost)).toEqual(lost(1).slice(0, 2));
      },
      90_000,
    );

    it.skipIf(!has('iperf3'))(
      'iperf3 beside it, on the same line, loses what that program dropped of it too',
      async () => {
        const stop = await lineWith({ rate: 11.4e6, burst: 10_000 });
        const server = spawn('ip', within(far, 'iperf3', '-s', '-1'), { stdio: 'ignore' });
        const client = within(near, 'iperf3', '-c', '10.77.1.2', '-u', '-l', '1472', '-t', '4', '-J');
        // The same frames at a rate above what the line lets through: iperf3 counts the payload of UDP alone.
        const [ask, rate] = ['-b', String(Math.round((12e6 * 1472) / 1518))];
        const tried = (): string =>
          spawnSync('ip', [...client, ask, rate], { encoding: 'utf8', timeout: 10_000 }).stdout;
        let told = tried();
        for (let n = 0; n < 20 && told.includes('unable to connect'); n++) told = tried();
        server.kill();
        const { others } = await stop();
        const { end } = JSON.parse(told) as { end: { sum: { lost_packets: number } } };
        // iperf3 knows nothing of what was lost behind the last frame that came.
        expect(others.policed).toBeGreaterThan(50);
        expect(Math.abs(end.sum.lost_packets - others.policed)).toBeLessThan(20);
      },
      60_000,
    );
  },
);
