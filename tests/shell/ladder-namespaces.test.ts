import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../../electron/contract/run-result.ts';
import { LAUNCHER } from '../support/cli.ts';

const LINE = fileURLToPath(new URL('../support/line-program.py', import.meta.url));
/** Names of this process alone. */
const own = (name: string): string => `tr${process.pid % 100_000}${name}`;
const [near, line, far] = ['a', 'l', 'z'].map(own) as [string, string, string];
const ran = (...command: string[]): string => {
  const { status, stdout, stderr, error } = spawnSync(command[0]!, command.slice(1), { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr || error?.message}`);
  return stdout;
};
const within = (name: string, ...command: string[]): string[] => ['ip', 'netns', 'exec', name, ...command];
const kindOf = (one: object): string => ('kind' in one ? String(one.kind) : '');
const has = (program: string): boolean => spawnSync(program, ['-V'], { stdio: 'ignore' }).error === undefined;

/** Namespaces are for root alone, and the line of the test is a program in Python. */
const canRun = process.getuid?.() === 0 && ['ip', 'python3', 'ping', 'fping'].every(has);

interface Did {
  address: string;
  size: number;
  seen: number;
  dropped: number[];
  delayed: number[];
  changed: number[][];
}
/** A line with these orders; gives what it did once it is stopped. */
async function lineWith(orders: object, folder: string): Promise<{ stop(): Promise<Did[]> }> {
  const file = join(folder, 'orders.json');
  writeFileSync(file, JSON.stringify(orders));
  const [command, ...args] = within(line, 'python3', LINE, 'a1', 'z1', file);
  const child: ChildProcess = spawn(command!, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve) => child.stdout!.once('data', () => resolve()));
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      return JSON.parse(said.slice(said.indexOf('['))) as Did[];
    },
  };
}

/** A watch of the user's own that may be as short as any other run: nobody waits a minute for each of them. */
function shortWatch(folder: string): string {
  const own = readFileSync('resources/procedures/watch.yaml', 'utf8').replace('id: watch\n', 'id: short-watch\n');
  mkdirSync(join(folder, 'procedures'), { recursive: true });
  writeFileSync(join(folder, 'procedures', 'short-watch.yaml'), own.replace(/ +shortest: .*\n/, ''));
  return 'short-watch';
}

/** The command line within the near namespace. */
function watch(folder: string, variables: readonly string[] = []): Promise<RunResult> {
  const tributary = [process.execPath, LAUNCHER, 'run', shortWatch(folder), '--ladder', join(folder, 'ladder.yaml')];
  const where = ['--set', 'duration=5s', '--archive', join(folder, 'a.db'), '--out', join(folder, 'out'), '--json'];
  const [command, ...args] = within(near, 'env', ...variables, ...tributary, ...where);
  const child = spawn(command!, args, { env: { ...process.env, TRIBUTARY_HOME: folder } });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.once('close', () => {
      if (out === '') reject(new Error(err));
      else resolve(JSON.parse(out) as RunResult);
    });
  });
}

describe.skipIf(!canRun)(
  'a ladder through a line that drops, delays and changes packets, in namespaces of root',
  () => {
    const folders: string[] = [];
    /** `more`: rungs in front of the two on the wire. */
    const folder = (more = '', every = '100ms'): string => {
      const made = mkdtempSync(join(tmpdir(), 'tributary-ladder-'));
      folders.push(made);
      const rungs = '  - { id: farRouterWan, address: 10.77.1.2 }\n  - { id: farHost, address: 10.77.1.3 }\n';
      writeFileSync(
        join(made, 'ladder.yaml'),
        `version: 1\nevery: ${every}\nsizes: [64, 1472]\nrungs:\n${more}${rungs}`,
      );
      return made;
    };
    beforeAll(() => {
      for (const name of [near, line, far]) ran('ip', 'netns', 'add', name);
      ran('ip', 'link', 'add', 'a0', 'netns', near, 'type', 'veth', 'peer', 'name', 'a1', 'netns', line);
      ran('ip', 'link', 'add', 'z0', 'netns', far, 'type', 'veth', 'peer', 'name', 'z1', 'netns', line);
      ran(...within(near, 'ip', 'addr', 'add', '10.77.1.1/24', 'dev', 'a0'));
      for (const host of ['2', '3']) ran(...within(far, 'ip', 'addr', 'add', `10.77.1.${host}/24`, 'dev', 'z0'));
      for (const [name, link] of [
        [near, 'a0'],
        [line, 'a1'],
        [line, 'z1'],
        [far, 'z0'],
      ] as const)
        ran(...within(name, 'ip', 'link', 'set', link, 'up'));
      // Known from the start, so that the first look at the neighbours sees them, however late it comes.
      const mac = ran(...within(far, 'cat', '/sys/class/net/z0/address')).trim();
      for (const host of ['2', '3'])
        ran(
          ...within(near, 'ip', 'neigh', 'replace', `10.77.1.${host}`, 'lladdr', mac, 'dev', 'a0', 'nud', 'permanent'),
        );
      // A box behind the gateway, whose way lets smaller packets through than the wire; the gateway has the address of the last rung too.
      ran(...within(far, 'ip', 'addr', 'add', '10.88.0.1/32', 'dev', 'z0'));
      ran(...within(near, 'ip', 'route', 'add', 'default', 'via', '10.77.1.2'));
      ran(...within(near, 'ip', 'route', 'add', '10.88.0.1', 'via', '10.77.1.2', 'mtu', '1300'));
    });
    afterAll(() => {
      for (const name of [near, line, far]) spawnSync('ip', ['netns', 'del', name]);
      for (const one of folders) rmSync(one, { recursive: true, force: true });
    });

    /** What the line did to the probes of a rung, as the ladder should have it: round `n` is the n-th tenth of a second. */
    function expected(did: readonly Did[], address: string) {
      const bySize = [64, 1472].map((size) => did.find((one) => one.address === address && one.size === size)!);
      const sum = (of: (one: Did) => number): number => bySize.reduce((all, one) => all + of(one), 0);
      return {
        sent: sum(({ seen }) => seen),
        lost: sum(({ dropped }) => dropped.length),
        late: sum(({ delayed }) => delayed.length),
        wrongOctets: sum(({ changed }) => changed.length),
        bySize: bySize.map(({ size, seen, dropped, changed }) => ({
          size,
          sent: seen,
          lost: dropped.length,
          wrongOctets: changed.length,
        })),
      };
    }
    const orders = {
      drop: [
        [5, 5],
        [18, 23],
      ],
      delay: [[30, 1.4]],
      change: [
        [35, 40, false],
        [40, 17, true],
        [40, 20, true],
      ],
      only: ['10.77.1.3'],
    };

    const fewer = {
      drop: [
        [2, 2],
        [4, 8],
      ],
      delay: [[10, 1.4]],
      change: [
        [12, 40, false],
        [14, 17, true],
        [14, 20, true],
      ],
      only: orders.only,
    };

    it('counts what that program did, one by one, and fping beside it in the same run counts the same', async () => {
      const place = folder('  - { id: behind, address: 10.88.0.1 }\n');
      const passing = await lineWith(orders, place);
      const beside = spawn(
        'ip',
        within(near, 'fping', '-C', '40', '-p', '100', '-b', '56', '-q', '10.77.1.3').slice(1),
      );
      let fping = '';
      beside.stderr.setEncoding('utf8').on('data', (text: string) => (fping += text));
      const result = await watch(place);
      const did = await passing.stop();
      expect(result.instruments['ladder']?.identity).toContain('ICMP socket');
      expect(result.verdict).toBe('fail');
      const [behind, ...onWire] = result.ladder ?? [];
      expect(behind).toMatchObject({ sent: 100, lost: 0 });
      for (const rung of onWire) expect(rung).toMatchObject(expected(did, rung.address));
      expect(onWire[1]).toMatchObject({ sent: 100, lost: 14, late: 2, wrongOctets: 6, compared: true });
      const bursts = [
        { from: 0, to: 1, sent: 2, lost: 2 },
        { from: 1, to: 3, sent: 12, lost: 12 },
      ];
      expect(onWire.map((rung) => rung.bursts)).toEqual([[], bursts]);
      // They are looked for side by side: which is found first hangs on the computer.
      expect(result.findings?.toSorted((a, b) => (kindOf(a) < kindOf(b) ? -1 : 1))).toMatchObject([
        { kind: 'mtu', rung: 'behind', octets: 1300 },
        { kind: 'proxy-arp', rung: 'farHost', gateway: '10.77.1.2' },
      ]);
      const own = did.find(({ size, address }) => size === 56 && address === '10.77.1.3')!;
      // fping takes an answer after its time-out of half a second for lost.
      const { length } = fping
        .split(':')[1]!
        .trim()
        .split(/\s+/)
        .filter((one) => one === '-');
      expect(length).toBeGreaterThanOrEqual(own.dropped.length);
      expect([own.dropped.length, own.seen]).toEqual([7, 40]);
      const record = JSON.parse(readFileSync(result.report!.json, 'utf8')) as { events: { kind: string }[] };
      expect(JSON.stringify(record)).toContain('wrong-octet');
    });

    it('counts the same by the ping of the system, where there is no socket to be had', async () => {
      // A program for each probe: on a busy computer some rounds are none, and count for nobody.
      const place = folder('', '200ms');
      // A computer without Python: nothing but what is linked here is on its path.
      const bin = join(place, 'bin');
      mkdirSync(bin);
      for (const name of ['ping', 'sh', 'env']) symlinkSync(ran('which', name).trim(), join(bin, name));
      const passing = await lineWith({ ...fewer, together: true }, place);
      const result = await watch(place, [`PATH=${bin}`]);
      const did = await passing.stop();
      expect(result.instruments['ladder']?.identity).toContain('iputils');
      for (const rung of result.ladder ?? []) expect(rung).toMatchObject(expected(did, rung.address));
      expect(result.ladder?.[1]).toMatchObject({ lost: 12, late: 2, wrongOctets: 6, compared: true });
      expect(result.ladder?.[1]?.payload).toContain('16 octets repeated');
    });
  },
);
