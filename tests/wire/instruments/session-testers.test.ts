import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { servePty } from '../../../drivers/transport/index.ts';
import { testerViewOf } from '../../../electron/contract/bench-item.ts';
import type { Clock } from '../../../electron/contract/clock.ts';
import { systemClock } from '../../../electron/machine/index.ts';
import type { Observation } from '../../../electron/contract/tester.ts';
import { createBench, openSession, simulate, type Session } from '../../../electron/instruments/index.ts';
import type { WireLine } from '../../../electron/contract/wire-line.ts';
import { cliHere, jsonOf } from '../../support/cli.ts';
import { testInstrument } from '../drivers/transport/instruments.ts';
import { never, until } from '../drivers/transport/lines.ts';
import { testerIn } from '../../support/tester.ts';

/** Real wires and real drivers; silence is believed ten times as soon. */
const hasty: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 10, signal) };
const undo: (() => Promise<unknown>)[] = [];
let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tributary-home-'));
});
afterEach(async () => {
  for (const one of undo.splice(0).toReversed()) await one();
  await rm(home, { recursive: true, force: true });
});

async function simulated(
  family: string,
  listen: string,
  lineFile?: string,
): Promise<{ address: string; end(): Promise<void> }> {
  const stop = new AbortController();
  const { address, closed } = await simulate({ family, listen, home, lineFile }, stop.signal);
  const end = (): Promise<void> => {
    stop.abort();
    return closed;
  };
  undo.push(end);
  return { address, end };
}
async function session(
  address: string,
  clock: Clock = systemClock,
  onWire?: (line: WireLine) => void,
): Promise<Session> {
  const made = await openSession(address, never(), { home, clock, onWire });
  undo.push(() => made.close());
  return made;
}
async function scenario(text: string): Promise<string> {
  const file = join(home, 'line.yaml');
  await writeFile(file, text);
  return file;
}
async function firstSecond(made: Session): Promise<Observation> {
  const stop = new AbortController();
  await testerIn(made).start(never());
  for await (const seen of testerIn(made).observe(stop.signal)) if (seen.kind === 'second') return seen;
  throw new Error('ended without a second');
}

describe.each(['tcp://127.0.0.1:0', 'pty'])('a simulator of its own on %s', (listen) => {
  test('is reached like a real tester, and known for what it is until it ends', async () => {
    const server = await simulated('comtech', listen);
    const made = await session(`comtech@${server.address}`);
    expect(made.device).toMatchObject({ family: 'comtech', simulated: true });
    expect(made.device.identity.model).not.toBe('');
    expect((await firstSecond(made)).kind).toBe('second');
    await testerIn(made).stop(never());
    await made.close();
    await server.end();
    expect(await readdir(join(home, 'simulators'))).toEqual([]);
    await expect(session(`comtech@${server.address}`, hasty)).rejects.toMatchObject({
      code: listen === 'pty' ? 'port-absent' : 'tcp-refused',
    });
  });
});

test('a simulator that cannot be made says why', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  undo.push(() => new Promise((resolve) => taken.close(resolve)));
  const { port } = taken.address() as { port: number };
  await expect(simulated('comtech', `tcp://127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'listen-failed' });
  for (const listen of ['tcp://0.0.0.0:0', 'tcp://127.0.0.1:70000', 'udp://127.0.0.1:1', ''])
    await expect(simulated('comtech', listen)).rejects.toMatchObject({ code: 'listen-failed', where: listen });
  for (const family of ['manual', 'nobody'])
    await expect(simulated(family, 'pty')).rejects.toMatchObject({ code: 'usage' });
  await expect(simulated('comtech', 'pty', '/nowhere.yaml')).rejects.toMatchObject({ code: 'file-missing' });
  const bad = await scenario('version: 1\nevents:\n  - { at: 1s, errors: -3 }\n');
  await expect(simulated('comtech', 'pty', bad)).rejects.toMatchObject({
    code: 'bad-yaml',
    where: expect.stringMatching(/line\.yaml:3:\d+$/),
  });
});

describe('what answers is no Comtech', () => {
  const speaks = async (answer: (bytes: Uint8Array) => Uint8Array | undefined): Promise<string> => {
    const server = await servePty(() => testInstrument(answer));
    undo.push(() => server.close());
    return `comtech@${server.address}`;
  };

  test('silence, or the wrong speed: no answer, with the speed', async () => {
    const silent = await speaks(() => undefined);
    await expect(session(silent, hasty)).rejects.toMatchObject({ code: 'no-answer', params: { text: '9600' } });
    await expect(session(`${silent}?baud=19200`, hasty)).rejects.toMatchObject({ params: { text: '19200' } });
  });

  test('another device that answers is quoted', async () => {
    const modem = await speaks(() => Buffer.from('ERROR: unknown command\r\n'));
    await expect(session(modem, hasty)).rejects.toMatchObject({
      code: 'bad-answer',
      params: { text: expect.stringContaining('unknown command') },
    });
  });

  test('garbage and an endless stream do not hang it', async () => {
    const noise = Buffer.from(Array.from({ length: 9000 }, (_, n) => (n * 37) % 256));
    await expect(session(await speaks(() => noise), hasty)).rejects.toMatchObject({ code: 'bad-answer' });
  });

  test('a device that only echoes is none', async () => {
    const echo = await speaks((bytes) => bytes);
    const failure = await session(echo, hasty).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: expect.stringMatching(/^(no|bad)-answer$/) });
  });
});

describe('sim:', () => {
  test('takes its line from a file, and every byte goes to the wire log', async () => {
    const file = await scenario('version: 1\nevents:\n  - { from: 0s, for: 60s, defect: AIS }\n');
    const wire: WireLine[] = [];
    const made = await session(`comtech@sim:?line=${file}&seed=7`, systemClock, (line) => wire.push(line));
    expect(made.device.simulated).toBe(true);
    const seen = await firstSecond(made);
    expect(seen).toMatchObject({ second: { defects: expect.arrayContaining(['AIS']) } });
    expect(new Set(wire.map((line) => line.direction))).toEqual(new Set(['note', 'host', 'instrument']));
    await testerIn(made).stop(never());
  });

  test.each([
    ['comtech@sim:?line=/nowhere.yaml', 'file-missing'],
    ['comtech@sim:?seed=x', 'bad-address'],
    ['comtech@/dev/ttyUSB0?baud=fast', 'bad-address'],
  ])('%s is refused as %s', async (address, code) => {
    await expect(session(address)).rejects.toMatchObject({ code });
  });
});

test.each(['comtech@sim:', 'loop@sim:'])('the bench runs %s by hand, from connecting to stopping', async (id) => {
  const bench = createBench({ home });
  undo.push(() => bench.close());
  await bench.connect(id, never());
  await bench.start(id, { pattern: '2^15-1' }, never());
  const panel = () => testerViewOf(bench.items().find((item) => item.id === id)!)!;
  await until(() => panel().lamps.find((lamp) => lamp.lamp === 'ERR')?.state === 'good');
  expect(panel()).toMatchObject({ running: true, bitErrors: 0 });
  await bench.stop(id, never());
  expect(panel().running).toBe(false);
});

describe('a terminal server between', () => {
  /** Passes bytes between its caller and a simulated modem, and makes of its line ends what terminal servers make of them. */
  async function terminalServer(modem: string, change: (bytes: Buffer) => Buffer): Promise<string> {
    const server = createServer((socket) => {
      const line = connect(Number(modem.split(':').at(-1)), '127.0.0.1');
      for (const one of [socket, line]) one.on('error', () => undefined);
      socket.write(Buffer.from('fffb01fffb03fffd03', 'hex'));
      socket.pipe(line);
      line.on('data', (bytes) => socket.write(change(bytes)));
      line.on('close', () => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    undo.push(() => new Promise((resolve) => server.close(resolve)));
    return `tcp://127.0.0.1:${(server.address() as { port: number }).port}`;
  }

  test('that makes LF of CR LF and negotiates Telnet: the modem is found and counts', async () => {
    const { address } = await simulated('comtech', 'tcp://127.0.0.1:0');
    const between = await terminalServer(address, (bytes) => Buffer.from(bytes.filter((byte) => byte !== 13)));
    const made = await session(`comtech@${between}`);
    expect(made.device.identity.model).toContain('CDM');
    expect(await firstSecond(made)).toMatchObject({ kind: 'second', second: { bitErrors: 0 } });
  });

  /** Where a device server says that its port is taken, and hangs up. */
  async function busyServer(): Promise<string> {
    const server = createServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('Port already in use\r\n'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    undo.push(() => new Promise((resolve) => server.close(resolve)));
    return `tcp://127.0.0.1:${(server.address() as { port: number }).port}`;
  }

  test('that is busy says so', async () => {
    await expect(session(`comtech@${await busyServer()}`)).rejects.toThrow('Port already in use');
  });

  test('that is busy says so too where nobody is asked who is there', async () => {
    const tester = `loop@${await busyServer()}?rate=64k`;
    const ended = await cliHere(['run', 'loop-check', '--tester', tester, '--set', 'duration=5s', '--json'], { home });
    expect(ended.code).toBe(2);
    expect(jsonOf(ended)['why']).toEqual([expect.stringContaining('Port already in use')]);
  });
});
