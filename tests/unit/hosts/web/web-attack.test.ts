import { connect, type Socket } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createRandom } from '../../../../drivers/simulation/random.ts';
import { startWebHost, type WebHost } from '../../../../electron/hosts/web/server.ts';
import { fakeCore } from '../fake-core.ts';

/** What any page of any site, or any program on this machine, can send to the port without knowing the token. */
const fake = fakeCore({ 'run.note': () => Promise.resolve() });
const logged: string[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
let folder = '';
let host: WebHost;
let url: URL;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'web-'));
  writeFileSync(join(folder, 'index.html'), 'THE PAGE');
  writeFileSync(join(folder, 'a.js'), '1');
  host = await startWebHost(fake.core, { port: 0, log, folder, patienceMs: 1_000 });
  url = new URL(host.address);
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

const dial = (): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect(Number(url.port), '127.0.0.1', () => resolve(socket));
    socket.on('error', () => undefined);
  });
type Farewell = 'read' | 'reset' | 'end';
/** Sends bytes as they are; gives what came back until the end. `reset`: gone at once, without a word. */
async function raw(bytes: string | Buffer, farewell: Farewell = 'read'): Promise<string> {
  const socket = await dial();
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(bytes);
  if (farewell === 'end') socket.end();
  if (farewell === 'reset') setImmediate(() => socket.resetAndDestroy());
  await closed;
  return heard;
}
const http = (target: string, more = '', method = 'GET'): string =>
  `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1:${url.port}\r\n${more}Connection: close\r\n\r\n`;
const UPGRADE = 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
const upgrade = (target: string, more = ''): string =>
  `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${url.port}\r\nConnection: Upgrade\r\n${UPGRADE}${more}\r\n`;

/** What whoever has the token gets: the page, whatever others did before. */
const served = (): Promise<string> => raw(http(`/${url.search}`));

const NASTY_TARGETS = [
  '//',
  '///',
  '//@',
  '//:0',
  '//[',
  'http://',
  'http://[::1',
  'http://%',
  '*',
  '/%',
  '/%ff',
  '/%00',
  '/\\\\x',
  '?token=%',
  '/?token=%E0%A4%A',
  `/${'a'.repeat(12_000)}`,
  `/?${'token=x&'.repeat(1_000)}`,
];

describe('a target that is no path', () => {
  it.each(NASTY_TARGETS)('is refused and ends nothing: %s', async (target) => {
    expect(await raw(http(target))).not.toContain('THE PAGE');
    expect(await raw(upgrade(target))).toMatch(/^(HTTP\/1.1 4\d\d|$)/);
    expect(await served()).toContain('THE PAGE');
  });

  it('is refused as an upgrade also to whoever has the token', async () => {
    const origin = `Origin: ${url.origin}\r\n`;
    expect(await raw(upgrade(`//${url.search}`, origin))).toContain('403');
  });
});

describe('the page under another spelling', () => {
  it.each([
    '/%69ndex.html',
    '/index%2ehtml',
    '/%2findex.html',
    '//index.html',
    '///',
    '/./index.html',
    '/../index.html',
    '/x/../index.html',
    '/..%2findex.html',
    '/%2e/index.html',
    '/%2e%2e/index.html',
    '/index.html%00',
    '/index.html%00.js',
    '/index.html/',
    '/index.html.',
    '/index.html%20',
    '/INDEX.HTML',
    '/Index.html',
    '/\\index.html',
    '/%5cindex.html',
    '/index.html;a=b',
    '/index.html::$DATA',
    '/%2569ndex.html',
    'http://127.0.0.1/index.html',
  ])('is not given without the token: %s', async (target) => {
    for (const query of ['', '?token=', '?token=x', '?x?token=x', '#'])
      expect(await raw(http(target + query))).not.toContain('THE PAGE');
  });

  it('is given with the token under the one spelling that it has, in its escaped form too', async () => {
    expect(await raw(http(`/%69ndex.html${url.search}`))).toContain('THE PAGE');
    expect(await raw(http(`//index.html${url.search}`))).toContain('404');
  });

  it('leaves scripts and pictures open, which hold nothing of the user', async () => {
    expect(await raw(http('/a.js'))).toMatch(/^HTTP\/1.1 200/);
  });
});

const BAD_BYTES: Record<string, string | Buffer> = {
  nothing: '',
  'a line end': '\r\n\r\n',
  'no HTTP': 'hello\r\n\r\n',
  'TLS hello': Buffer.from('16030100a5010000a10303', 'hex'),
  'zero bytes': Buffer.alloc(4096),
  'HTTP/2 preface': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'HTTP/0.9': 'GET /\r\n\r\n',
  'an unknown version': 'GET / HTTP/9.9\r\n\r\n',
  'no host': 'GET / HTTP/1.1\r\n\r\n',
  'two hosts': 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'headers without an end': `GET / HTTP/1.1\r\n${'x: y\r\n'.repeat(5_000)}`,
  'one large header': `GET / HTTP/1.1\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`,
  'a header with a control character': 'GET / HTTP/1.1\r\nHost: a\r\nx: \x00\x01\r\n\r\n',
  'two lengths': 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
  'length and chunks': 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'a chunk of ten digits': 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFF\r\n',
  'a body that is announced and never comes': 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n',
  'an expectation': 'GET / HTTP/1.1\r\nHost: a\r\nExpect: everything\r\n\r\n',
  'a tunnel': 'CONNECT 10.0.0.1:22 HTTP/1.1\r\nHost: a\r\n\r\n',
  'an unknown upgrade': 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
  'an upgrade without a key': 'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  'many requests at once': 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(500),
};

describe('bytes that are no request', () => {
  it.each(Object.keys(BAD_BYTES))('end nothing, read, ended or reset: %s', async (name) => {
    const bytes = BAD_BYTES[name] ?? '';
    await Promise.all([raw(bytes, 'end'), raw(bytes, 'reset'), raw(bytes, 'reset')]);
    expect(await served()).toContain('THE PAGE');
  });

  it('end nothing when an upgrade is refused and its sender has gone, or stays and reads nothing', async () => {
    await Promise.all(Array.from({ length: 50 }, () => raw(upgrade('/ws'), 'reset')));
    await Promise.all(Array.from({ length: 20 }, () => raw(upgrade('//'), 'reset')));
    expect(await served()).toContain('THE PAGE');
  });

  it('end nothing, however they are cut and mixed (seeded)', async () => {
    const random = createRandom(7);
    const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
    const pieces = [...Object.values(BAD_BYTES).map(String), ...NASTY_TARGETS.flatMap((t) => [http(t), upgrade(t)])];
    const mixed = (): Buffer => {
      const bytes = Buffer.from(`${pick(pieces)}${pick(pieces)}`.slice(0, 3_000), 'latin1');
      for (let i = 0; i < 5; i++) bytes[random.below(bytes.length)] = random.below(256);
      return bytes.subarray(0, 1 + random.below(bytes.length));
    };
    const farewells: Farewell[] = ['end', 'reset'];
    for (let round = 0; round < 12; round++)
      await Promise.all(Array.from({ length: 25 }, () => raw(mixed(), pick(farewells))));
    expect(await served()).toContain('THE PAGE');
  });
});

describe('whoever takes his time', () => {
  it('is cut off: half a request, a refused upgrade kept open, a connection without a word', async () => {
    const slow = await Promise.all([
      raw(`GET / HTTP/1.1\r\nHost: a\r\nx: `),
      raw(upgrade('//')),
      raw('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf'),
      raw(''),
    ]);
    expect(slow[1]).toContain('403');
    expect(await served()).toContain('THE PAGE');
  });

  it('does not hold up the end of the program, however many there are', async () => {
    const other = await startWebHost(fake.core, { port: 0, log, folder });
    const port = Number(new URL(other.address).port);
    const closed = Array.from(
      { length: 40 },
      (_, i) =>
        new Promise<void>((resolve) => {
          const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () =>
            socket.write(i % 2 ? 'GET // HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n' : 'GET /'),
          );
          socket.on('error', () => undefined);
          socket.on('close', () => resolve());
          if (i === 39) socket.once('connect', () => void other.close());
        }),
    );
    expect(await Promise.all(closed)).toHaveLength(40);
  });

  it('cannot keep others out with connections: beyond a number they are dropped, the idle ones are ended', async () => {
    expect(await Promise.all(Array.from({ length: 300 }, () => raw('')))).toHaveLength(300);
    expect(await served()).toContain('THE PAGE');
  });

  it('fills no log: a flood is counted, and what a stranger sent is cut short', async () => {
    const foreign = http(`/${url.search}`).replace('Host: 127', 'Host: evil.example\r\nX: 127');
    expect(await raw(foreign)).toContain('403');
    await Promise.all(Array.from({ length: 100 }, (_, i) => raw(http(`/${i}${'x'.repeat(5_000)}.html`))));
    expect(logged.filter((line) => line.includes('request refused')).length).toBeLessThanOrEqual(20);
    expect(Math.max(...logged.map((line) => line.length))).toBeLessThan(3_000);
    expect(logged.join('')).not.toContain(url.searchParams.get('token'));
  });
});

describe('a page that has the token and sends nonsense', () => {
  const joined = (): Promise<WebSocket> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${url.port}/ws${url.search}`, { origin: url.origin });
      socket.on('error', reject);
      socket.once('message', () => resolve(socket));
    });
  const frame = (first: number, ...rest: number[]): Buffer => Buffer.from([first, ...rest]);

  it.each([
    ['text that is no UTF-8', frame(0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28)],
    ['a reserved kind of frame', frame(0x83, 0x80, 0, 0, 0, 0)],
    ['a reserved bit', frame(0xc1, 0x80, 0, 0, 0, 0)],
    ['an unmasked frame', frame(0x81, 0x01, 0x41)],
    ['the middle of a message without a beginning', frame(0x80, 0x80, 0, 0, 0, 0)],
    ['a length of many gigabytes', frame(0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0)],
    ['a bad code of closing', frame(0x88, 0x82, 0, 0, 0, 0, 0x00, 0x01)],
    ['a ping of 126 bytes', frame(0x89, 0xfe, 0, 126, 0, 0, 0, 0, ...Array<number>(126).fill(0))],
  ])('is cut off, and no other: %s', async (_what, bytes) => {
    const other = await joined();
    const opening = Buffer.from(upgrade(`/ws${url.search}`, `Origin: ${url.origin}\r\n`));
    expect(await raw(Buffer.concat([opening, bytes]))).toContain('101');
    const answer = new Promise<string>((resolve) => other.once('message', (data: Buffer) => resolve(data.toString())));
    other.send(JSON.stringify({ id: 3, method: 'run.note', input: { runId: 'a', text: 'x' } }));
    expect(JSON.parse(await answer)).toMatchObject({ kind: 'result', id: 3 });
    other.close();
  });
});
