import { spawn, type ChildProcess } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isClean, type Second } from '../../../../../electron/contract/second.ts';
import type { Observation, Tester } from '../../../../../electron/contract/tester.ts';
import { saidOf } from '../../../../../electron/contract/words/index.ts';
import { SLIP_ORIGIN } from '../../../../../drivers/testers/loop/model.ts';
import { openSession, type Session } from '../../../../../electron/instruments/index.ts';
import { testerIn } from '../../../../support/tester.ts';

const FAR_END = fileURLToPath(new URL('loop-far-end.mjs', import.meta.url));
/** Ends what hangs. */
const LIMIT_MS = 120_000;

let folder: string;
let children: ChildProcess[] = [];
let session: Session | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-loop-'));
});
afterEach(async () => {
  await (session && testerIn(session).stop(AbortSignal.timeout(LIMIT_MS)));
  await session?.close();
  session = undefined;
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await rm(folder, { recursive: true, force: true });
});

function start(command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

async function present(path: string): Promise<void> {
  const limit = AbortSignal.timeout(LIMIT_MS);
  while (!limit.aborted) {
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${path} did not appear`);
}

/** The program at the far end of a pair of terminals; `tell` resolves when it has taken the order. */
async function farEnd(): Promise<{ port: string; tell: (order: string) => Promise<void> }> {
  const [near, far] = [join(folder, 'near'), join(folder, 'far')];
  start('socat', [`pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`]);
  await Promise.all([present(near), present(far)]);
  const child = start(process.execPath, [FAR_END, far]);
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  const tell = async (order: string): Promise<void> => {
    child.stdin!.write(`${order}\n`);
    expect((await lines.next()).value).toBe(`done ${order}`);
  };
  return { port: near, tell };
}

async function testerAt(address: string, pattern: string): Promise<Tester> {
  session = await openSession(address, AbortSignal.timeout(LIMIT_MS), { home: folder });
  const tester = testerIn(session);
  await tester.configure({ pattern }, AbortSignal.timeout(LIMIT_MS));
  await tester.start(AbortSignal.timeout(LIMIT_MS));
  return tester;
}

/** Reads on until `enough`; the reader stays open in between. */
function reader(tester: Tester): (enough: (seen: Observation[]) => boolean) => Promise<Observation[]> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const iterator = tester.observe(signal)[Symbol.asyncIterator]();
  return async (enough) => {
    const seen: Observation[] = [];
    while (!enough(seen)) {
      const next = await iterator.next();
      if (next.done) throw new Error(`ended after ${JSON.stringify(seen)}`);
      seen.push(next.value);
    }
    return seen;
  };
}
const secondsOf = (seen: readonly Observation[]): Second[] =>
  seen.flatMap((o) => (o.kind === 'second' ? [o.second] : []));
/** What the tester's own machine spoiled says nothing of the line. */
const valid = (seen: readonly Observation[]): Second[] => secondsOf(seen).filter((s) => s.valid);
const errors = (seconds: readonly Second[]): number => seconds.reduce((sum, s) => sum + (s.bitErrors ?? 0), 0);

describe('over a pair of terminals with another program in between', () => {
  test('reports exactly the bits that it flips and the octets that it drops and inserts', async () => {
    const { port, tell } = await farEnd();
    const tester = await testerAt(`loop@${port}?baud=115200`, '2^15-1');
    await tester.restart(AbortSignal.timeout(LIMIT_MS));
    const read = reader(tester);
    const before = await read((seen) => seen.length >= 2);
    await tell('flip 23');
    const flipped = await read((seen) => seen.length >= 2);
    await tell('drop 1');
    const dropped = await read((seen) => secondsOf(seen).length >= 2);
    await tell('insert 3');
    const inserted = await read((seen) => secondsOf(seen).length >= 2);
    const all = secondsOf([...before, ...flipped, ...dropped, ...inserted]);
    expect(errors(all)).toBe(23);
    expect(all.flatMap((s) => s.slips ?? [])).toEqual([{ bits: -8 }, { bits: 24 }]);
    expect(all.flatMap((s) => s.defects)).toEqual(['LSS', 'LSS']);
    const events = [...dropped, ...inserted].filter((o) => o.kind === 'event');
    expect(events.map((o) => o.event.message)).toEqual([saidOf(SLIP_ORIGIN)]);
    expect(valid(before).every((s) => isClean(s))).toBe(true);
    expect(all.map((s) => s.t)).toEqual(all.map((_, i) => all[0]!.t + i));
    expect(all.every((s) => s.bits! > 0 && s.rtdUs!.min > 0)).toBe(true);
  });

  test('injected errors come back, and none of them is in the measurement that follows', async () => {
    const { port } = await farEnd();
    const tester = await testerAt(`loop@${port}`, '2^11-1');
    const read = reader(tester);
    await read((seen) => valid(seen).some((s) => isClean(s)));
    await tester.inject({ kind: 'count', count: 10 }, AbortSignal.timeout(1000));
    const back = await read((seen) => errors(secondsOf(seen)) >= 10);
    expect(errors(secondsOf(back))).toBe(10);
    await tester.inject({ kind: 'ratio', ratio: 1e-3 }, AbortSignal.timeout(1000));
    await tester.restart(AbortSignal.timeout(LIMIT_MS));
    const after = await read((seen) => seen.filter((o) => o.kind === 'second').length >= 3);
    expect(errors(secondsOf(after).slice(-2))).toBe(0);
  });

  test.each([
    ['255', 'AIS'],
    ['0', 'LSS'],
  ])('octets of %s never lock: %s', async (octet, defect) => {
    const { port, tell } = await farEnd();
    await tell(`fill ${octet}`);
    const tester = await testerAt(`loop@${port}`, '2^15-1');
    const read = reader(tester);
    const seen = valid(await read((s) => valid(s).length >= 2));
    for (const second of seen) expect(second).toMatchObject({ defects: [defect], bits: 0, bitErrors: 0 });
    if (octet === '0') expect(seen[0]!.notices).toEqual(['break']);
    await tell('loop');
    await read((s) => valid(s).some((second) => isClean(second)));
  });
});

test('a simulated line: its script begins with the measurement, and goes on across an unplugged link', async () => {
  const file = join(folder, 'line.yaml');
  await writeFile(
    file,
    `version: 1
events:
  - { at: 1s, errors: 17 }
  - { at: 3s, do: unplug, for: 1s }
  - { at: 8s, errors: 5 }
`,
  );
  const tester = await testerAt(`loop@sim:?line=${file}`, '2^23-1');
  const read = reader(tester);
  const before = await read((seen) => secondsOf(seen).length >= 3);
  expect(errors(secondsOf(before))).toBe(0);
  await tester.restart(AbortSignal.timeout(LIMIT_MS));
  const seen = await read((s) => errors(secondsOf(s)) >= 22);
  expect(errors(secondsOf(seen))).toBe(22);
  expect(seen.filter((o) => o.kind === 'gap').map((o) => o.gap.reason)).toEqual(['link-lost']);
});

describe('over TCP', () => {
  let server: Server | undefined;
  let sockets: Socket[] = [];
  const listen = async (): Promise<number> => {
    const made = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => socket.destroy());
      socket.on('data', (octets) => socket.write(octets));
    });
    server = made;
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    return (made.address() as { port: number }).port;
  };
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    server = undefined;
  });

  test('without a rate it is refused; with one it reports integrity at that rate', async () => {
    const port = await listen();
    const where = `loop@tcp://127.0.0.1:${port}`;
    await expect(openSession(where, AbortSignal.timeout(LIMIT_MS), { home: folder })).rejects.toMatchObject({
      code: 'rate-required',
    });
    const tester = await testerAt(`${where}?rate=2048k`, '2^23-1');
    expect(tester.capabilities.judging).toBe('integrity');
    expect(tester.rateKbps).toBe(2048);
    await tester.restart(AbortSignal.timeout(LIMIT_MS));
    const seen = valid(await reader(tester)((s) => valid(s).length >= 3));
    expect(errors(seen)).toBe(0);
    expect(seen.flatMap((s) => s.slips ?? [])).toEqual([]);
  });

  test('a connection that breaks leaves a gap, and the test goes on when it is back', async () => {
    const port = await listen();
    const tester = await testerAt(`loop@tcp://127.0.0.1:${port}?rate=64k&behind=serial`, '2^11-1');
    expect(tester.capabilities.judging).toBe('ber-only');
    await tester.restart(AbortSignal.timeout(LIMIT_MS));
    const read = reader(tester);
    const before = secondsOf(await read((seen) => secondsOf(seen).length >= 2));
    for (const socket of sockets.splice(0)) socket.destroy();
    const seen = await read((s) => s.some((o) => o.kind === 'gap') && secondsOf(s.slice(-1)).length > 0);
    const gap = seen.find((o) => o.kind === 'gap')!;
    expect(gap.gap.reason).toBe('link-lost');
    const all = [...before, ...secondsOf(seen)];
    const after = all.filter((s) => s.t >= gap.gap.to);
    expect(after[0]!.t).toBe(gap.gap.to);
    expect(all.filter((s) => s.t < gap.gap.from).at(-1)!.t).toBe(gap.gap.from - 1);
    expect(errors(all)).toBe(0);
  });
});
