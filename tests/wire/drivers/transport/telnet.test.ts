import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openTelnet, type Transport } from '../../../../drivers/transport/index.ts';
import { bytesOf, listenTo, never, until } from './lines.ts';

const [IAC, DONT, DO, WONT, WILL, SB, SE] = [255, 254, 253, 252, 251, 250, 240];
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

/** A Telnet server: what it was sent, and its side of the line. */
async function server(): Promise<{ line: Transport; socket: Socket; got(): number[] }> {
  const connection = Promise.withResolvers<Socket>();
  const listening: Server = createServer((socket) => connection.resolve(socket));
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  undo.push(() => new Promise((resolve) => listening.close(resolve)));
  const { port } = listening.address() as { port: number };
  const line = await openTelnet('127.0.0.1', port, never());
  undo.push(() => line.close());
  expect(line.name).toBe(`127.0.0.1:${port}`);
  const socket = await connection.promise;
  const got: number[] = [];
  socket.on('data', (bytes) => got.push(...bytes));
  return { line, socket, got: () => got };
}

test('options are refused, one answer each; what the server says is text, wherever it is cut', async () => {
  const { line, socket, got } = await server();
  const heard = listenTo(line);
  const says = [
    IAC,
    WILL,
    1,
    IAC,
    DO,
    24,
    ...bytesOf('log'),
    IAC,
    SB,
    24,
    1,
    IAC,
    SE,
    ...bytesOf('in:\r\0\r\n'),
    IAC,
    IAC,
  ];
  for (const byte of [...says, IAC, WONT, 3, IAC, DONT, 31, ...bytesOf('end')]) {
    socket.write(Uint8Array.of(byte));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await until(() => heard.text().endsWith('end'));
  expect(Buffer.from(heard.text(), 'latin1')).toEqual(Buffer.from('login:\r\r\n\xffend', 'latin1'));
  await until(() => got().length === 6);
  expect(got()).toEqual([IAC, DONT, 1, IAC, WONT, 24]);
});

test('what is written keeps its meaning: IAC doubled, a CR alone padded', async () => {
  const { line, got } = await server();
  await line.write(Uint8Array.of(...bytesOf('show\r'), IAC, ...bytesOf('\r\n')));
  await until(() => got().length === 10);
  expect(got()).toEqual([...bytesOf('show\r\0'), IAC, IAC, ...bytesOf('\r\n')]);
});
