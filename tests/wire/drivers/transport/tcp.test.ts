import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../../electron/machine/index.ts';
import { simulatorOf } from '../../../../drivers/index.ts';
import { createRandom } from '../../../../drivers/simulation/random.ts';
import { openTcp, serveTcp, type SimulatorServer, type Transport } from '../../../../drivers/transport/index.ts';
import { testInstrument, type TestInstrument } from './instruments.ts';
import { bytesOf, listenTo, never, until } from './lines.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
const portOf = (address: string): number => Number(address.slice(address.lastIndexOf(':') + 1));

async function served(instrument: TestInstrument): Promise<SimulatorServer> {
  const server = await serveTcp(0, () => instrument);
  opened.push(server);
  return server;
}
async function tcp(address: string): Promise<Transport> {
  const transport = await openTcp('127.0.0.1', portOf(address), never());
  opened.unshift(transport);
  return transport;
}

test('bytes cross unchanged; one instrument lives on across connections', async () => {
  const instrument = testInstrument();
  const server = await served(instrument);
  for (const text of ['first', 'second']) {
    const line = await tcp(server.address);
    const heard = listenTo(line);
    await line.write(bytesOf(text));
    await until(() => heard.text() === text);
    await line.close();
    expect(heard.losses).toEqual([]);
  }
  expect(Buffer.concat(instrument.received).toString()).toBe('firstsecond');
});

test('nobody listening: refused; a port in use cannot be served', async () => {
  const server = await served(testInstrument());
  await expect(serveTcp(portOf(server.address), testInstrument)).rejects.toMatchObject({ code: 'listen-failed' });
  await server.close();
  await expect(tcp(server.address)).rejects.toMatchObject({
    code: 'tcp-refused',
    where: server.address.replace('tcp://', ''),
  });
  await expect(openTcp('no-such-host.invalid', 7000, never())).rejects.toMatchObject({ code: 'tcp-refused' });
});

test('a second caller is turned away while the first is on the line', async () => {
  const server = await served(testInstrument());
  const first = await tcp(server.address);
  const second = listenTo(await tcp(server.address));
  await until(() => second.losses.length > 0);
  const heard = listenTo(first);
  await first.write(bytesOf('still here'));
  await until(() => heard.text() === 'still here');
  expect(heard.losses).toEqual([]);
});

test('unplugged: lost once, refused meanwhile, the same address afterwards', async () => {
  const instrument = testInstrument();
  const server = await served(instrument);
  const line = await tcp(server.address);
  const heard = listenTo(line);
  instrument.plug('lost');
  await until(() => heard.losses.length > 0);
  await expect(line.write(bytesOf('x'))).rejects.toMatchObject({ code: 'link-lost' });
  await expect(tcp(server.address)).rejects.toMatchObject({ code: 'tcp-refused' });
  instrument.plug('back');
  let again: Transport | undefined;
  await until(() => {
    if (!again)
      void tcp(server.address).then(
        (t) => (again = t),
        () => undefined,
      );
    return again !== undefined;
  });
  expect(heard.losses).toHaveLength(1);
});

test('a peer that closes or resets is a loss, even while bytes wait', async () => {
  for (const leave of [(s: Socket) => void s.end(), (s: Socket) => void s.resetAndDestroy()]) {
    const sockets: Socket[] = [];
    const peer: Server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      sockets.push(socket);
    });
    await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
    const line = await tcp(`:${(peer.address() as { port: number }).port}`);
    const heard = listenTo(line);
    await until(() => sockets.length > 0);
    // The peer reads nothing: these bytes wait.
    const waiting = line.write(new Uint8Array(16_000_000)).then(
      () => 'written',
      (error: { code: string }) => error.code,
    );
    for (const socket of sockets) leave(socket);
    expect(await waiting).toBe('link-lost');
    expect(heard.losses).toHaveLength(1);
    peer.close();
  }
});

test('a write that waits ends with its signal', async () => {
  const peer = createServer((socket) => void socket.pause());
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
  const line = await tcp(`:${(peer.address() as { port: number }).port}`);
  await expect(line.write(new Uint8Array(64_000_000), AbortSignal.timeout(50))).rejects.toMatchObject({
    name: 'TimeoutError',
  });
  await line.close();
  peer.close();
});

/** A caller who speaks to a simulator as nobody should, and goes in his own way. */
async function badCaller(port: number, bytes: Uint8Array, leave: (socket: Socket) => void): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(bytes, () => leave(socket));
  await closed;
}

test.each(['comtech', 'loop'] as const)(
  'a simulator outlives its callers: garbage, resets, half a question (%s)',
  async (family) => {
    const factory = simulatorOf(family);
    const server = await serveTcp(0, () => factory.create({ version: 1, seed: 1, events: [] }, 1, systemClock, {}));
    opened.push(server);
    const random = createRandom(11);
    const noise = (length: number): Uint8Array => Uint8Array.from({ length }, () => random.below(256));
    for (const bytes of [noise(50_000), bytesOf('<0001/BRM=\r'.repeat(2_000)), bytesOf('<1/'), noise(3)]) {
      await badCaller(portOf(server.address), bytes, (socket) => void setImmediate(() => socket.resetAndDestroy()));
      await badCaller(portOf(server.address), bytes, (socket) => socket.destroySoon());
    }
    const last = await tcp(server.address);
    const { losses } = listenTo(last);
    await last.write(bytesOf('<0001/'));
    expect(losses).toEqual([]);
  },
);

test('a caller who reads nothing is cut off before his answers fill the memory', async () => {
  const instrument = testInstrument(() => undefined);
  const server = await served(instrument);
  const deaf = connect(portOf(server.address), '127.0.0.1').pause();
  const closed = new Promise<void>((resolve) => deaf.once('close', () => resolve()));
  deaf.on('error', () => undefined);
  deaf.write('x');
  await until(() => instrument.received.length > 0);
  for (let i = 0; i < 40; i++) {
    instrument.send(new Uint8Array(1_000_000));
    await new Promise((resolve) => setImmediate(resolve));
  }
  deaf.resume();
  await closed;
  expect(deaf.bytesRead).toBeLessThan(20_000_000);
});

test('a reader who fails over what an instrument says loses this line, and nothing else', async () => {
  const line = await tcp((await served(testInstrument())).address);
  const { losses } = listenTo(line);
  line.onBytes(() => {
    throw new Error('not expected');
  });
  await line.write(bytesOf('hello'));
  await until(() => losses.length > 0);
  expect(losses).toMatchObject([{ code: 'link-lost', params: { text: 'not expected' } }]);
});

test('what a device server says before it hangs up stands in the loss; octets that are no text do not', async () => {
  for (const [says, text] of [
    [bytesOf('Port already in use\r\n'), 'closed by the other side ("Port already in use")'],
    [Uint8Array.of(0, 200, 13), 'closed by the other side'],
  ] as const) {
    const server = createServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end(says),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const { losses } = listenTo(await tcp(`tcp://127.0.0.1:${port}`));
    await until(() => losses.length > 0);
    expect(losses).toMatchObject([{ code: 'link-lost', params: { text } }]);
    server.close();
  }
});
