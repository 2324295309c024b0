import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { decode, type ToPage } from '../../../../electron/contract/wire.ts';
import { startWebHost, type WebHost } from '../../../../electron/hosts/web/server.ts';
import { emptyState, fakeCore } from '../fake-core.ts';

const fake = fakeCore({ 'run.note': () => Promise.resolve() });
let folder = '';
let host: WebHost;
let url: URL;
const log = pino({ enabled: false });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'web-'));
  writeFileSync(join(folder, 'index.html'), '<p>the page');
  writeFileSync(join(folder, 'a.js'), '1');
  host = await startWebHost(fake.core, { port: 0, log, folder });
  url = new URL(host.address);
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

interface Reply {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: url.port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}
const page = (): string => `/${url.search}`;

describe('files', () => {
  it('gives the page to whoever has the token, with its policy', async () => {
    const { status, body, headers } = await get(page());
    expect([status, body]).toEqual([200, '<p>the page']);
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${url.port}`);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('makes a long token anew for every start, and listens on this machine only', async () => {
    const other = await startWebHost(fake.core, { port: 0, log, folder });
    const token = (address: string): string => new URL(address).searchParams.get('token') ?? '';
    expect(token(other.address)).not.toBe(token(host.address));
    expect(token(host.address).length).toBeGreaterThanOrEqual(32);
    expect(url.hostname).toBe('127.0.0.1');
    await other.close();
  });

  it.each(['/', '/?token=', '/?token=wrong', '/index.html?token=x'])('says what to do without it: %s', async (path) => {
    const { status, body, headers } = await get(path);
    expect(status).toBe(403);
    expect(body).toMatch(/口令[^]*token=/);
    expect(body).not.toContain('the page');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('refuses other names for this machine (DNS rebinding)', async () => {
    expect((await get(page(), { host: `evil.example:${url.port}` })).status).toBe(403);
    expect((await get('/a.js', { host: 'evil.example' })).status).toBe(403);
    expect((await get(page(), { host: `localhost:${url.port}` })).status).toBe(200);
  });

  it('knows its own files and GET alone', async () => {
    expect((await get('/a.js')).body).toBe('1');
    expect((await get('/../../etc/passwd')).status).toBe(403);
    expect((await get(`/../../etc/passwd${url.search}`)).status).toBe(404);
    expect((await get('/none.js')).status).toBe(404);
    expect((await get(page(), {}, 'POST')).status).toBe(405);
    expect(await get(page(), {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  it('says which port is taken', async () => {
    await expect(startWebHost(fake.core, { port: Number(url.port), log })).rejects.toMatchObject({
      code: 'listen-failed',
      where: `127.0.0.1:${url.port}`,
    });
  });
});

interface Page {
  socket: WebSocket;
  got: ToPage[];
}
function open(search = url.search, origin: string | undefined = url.origin, hostName?: string): Promise<Page> {
  const headers = { ...(origin === undefined ? {} : { origin }), ...(hostName ? { host: hostName } : {}) };
  const socket = new WebSocket(`ws://127.0.0.1:${url.port}/ws${search}`, { headers });
  const got: ToPage[] = [];
  socket.on('message', (data: Buffer) => got.push(decode(data.toString()) as ToPage));
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve({ socket, got }));
    socket.on('error', reject);
  });
}
const ask = (id: number): string => JSON.stringify({ id, method: 'run.note', input: { runId: 'a', text: 'x' } });

describe('the socket', () => {
  it.each([
    ['no token', '', undefined],
    ['a wrong token', '?token=wrong', undefined],
    ['a foreign origin', undefined, 'http://evil.example'],
    ['an origin of another port', undefined, 'http://127.0.0.1:1'],
    ['a file as origin', undefined, 'null'],
  ])('refuses %s', async (_what, search, origin) => {
    await expect(open(search ?? url.search, origin ?? url.origin)).rejects.toThrow('403');
  });
  it('refuses a foreign name, and whoever names no origin', async () => {
    await expect(open(url.search, url.origin, 'evil.example')).rejects.toThrow('403');
    const bare = new WebSocket(`ws://127.0.0.1:${url.port}/ws${url.search}`);
    await expect(new Promise((_resolve, reject) => bare.on('error', reject))).rejects.toThrow('403');
  });

  it('serves two pages at once and lets one go without the other noticing', async () => {
    const [one, two] = [await open(), await open()];
    await expect.poll(() => [one.got.length, two.got.length]).toEqual([1, 1]);
    one.socket.send(ask(4));
    await expect.poll(() => one.got.at(-1)).toMatchObject({ kind: 'result', id: 4 });
    one.socket.close();
    await expect.poll(fake.pages).toBe(1);
    fake.push({ ...emptyState(), archive: { path: '/b.db' } });
    await expect.poll(() => two.got.length).toBe(2);
    two.socket.close();
    await expect.poll(fake.pages).toBe(0);
  });

  it('answers garbage with an error and goes on', async () => {
    const { socket, got } = await open();
    socket.send('{garbage');
    socket.send(Buffer.from([1, 2, 3]));
    socket.send(ask(2));
    await expect.poll(() => got.map((m) => m.kind)).toEqual(['state', 'error', 'result']);
    socket.close();
  });

  it('cuts off a page that sends more than a message, and only that page', async () => {
    const [big, other] = [await open(), await open()];
    const closed = new Promise<number>((resolve) => big.socket.on('close', resolve));
    big.socket.send('['.repeat(1_000_001));
    expect(await closed).toBe(1009);
    other.socket.send(ask(3));
    await expect.poll(() => other.got.at(-1)).toMatchObject({ id: 3 });
    other.socket.close();
  });
});
