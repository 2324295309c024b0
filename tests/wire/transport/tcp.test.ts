import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openTcp, serveTcp, type SimulatorServer, type Transport } from '../../../drivers/transport/index.ts';
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
  await expect(tcp(server.address)).rejects.toMatchObject({ code: 'tcp-refused', where: server.address });
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
