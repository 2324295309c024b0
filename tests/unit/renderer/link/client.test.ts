import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { errorView, TributaryError } from '../../../../electron/contract/errors.ts';
import { ASK_WHOLE, createStateWriter } from '../../../../electron/contract/state-wire.ts';
import type { AppState } from '../../../../electron/contract/views.ts';
import { decode, encode, type ToCore, type ToPage } from '../../../../electron/contract/wire.ts';
import { overSocket, type Socket } from '../../../../renderer/link/carriers.ts';
import { createClient, viewOf, type LinkEvents } from '../../../../renderer/link/client.ts';
import { states } from '../../../support/page-fixtures.ts';

const emptyState = states['empty'];

/** A carrier in the hands of the test. */
function hand() {
  const sent: ToCore[] = [];
  const asked: string[] = [];
  let events: LinkEvents | undefined;
  let refusing = false;
  const client = createClient((given) => {
    events = given;
    return (text) => {
      if (refusing) throw new TributaryError('link-to-core');
      asked.push(text);
      sent.push(decode(text) as ToCore);
    };
  }, 1000);
  const say = (message: ToPage): void => events?.text(encode(message));
  const push = (text: string): void => events?.text(text);
  return {
    client,
    sent,
    asked,
    say,
    push,
    up: () => events?.up(),
    down: () => events?.down(),
    refuse: () => (refusing = true),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('calls', () => {
  it('gives each answer to the call that asked, in whatever order they come', async () => {
    const { client, sent, say } = hand();
    const first = client.call('circuits.find', { text: 'a' });
    const second = client.call('remembered.get', {});
    expect(sent.map((call) => call.method)).toEqual(['circuits.find', 'remembered.get']);
    say({ kind: 'result', id: sent[1]?.id ?? -1, value: { theme: 'dark' } });
    say({ kind: 'result', id: sent[0]?.id ?? -1, value: [] });
    expect(await second).toEqual({ theme: 'dark' });
    expect(await first).toEqual([]);
  });
  it('brings a refusal with what, where and what to do', async () => {
    const { client, sent, say } = hand();
    const call = client.call('bench.add', { address: 'x' });
    const error = errorView(new TributaryError('bad-address', 'x', { text: 'y' }));
    say({ kind: 'error', id: sent[0]?.id ?? -1, error });
    await expect(call.catch(viewOf)).resolves.toEqual(error);
  });
  it('keeps to itself what no message can hold: sent, it would cost the page its link', async () => {
    const { client, sent } = hand();
    const call = client.call('run.note', { runId: 'a', text: '长'.repeat(400_000) });
    await expect(call.catch(viewOf)).resolves.toMatchObject({ code: 'bad-request', where: 'run.note' });
    expect(sent).toEqual([]);
  });
  it('keeps typed arrays of lanes', async () => {
    const { client, sent, say } = hand();
    const call = client.call('run.window', { runId: 'r', measurement: 'm', from: 0, to: 2, pixels: 2 });
    const flags = Uint32Array.of(1, 4096);
    say({
      kind: 'result',
      id: sent[0]?.id ?? -1,
      value: { from: 0, to: 2, flags, errorsMax: new Float64Array(2), errorsSum: new Float64Array(2) },
    });
    expect((await call).flags).toEqual(flags);
  });
  it('fails every waiting call when the link goes, and says that it is the link', async () => {
    const { client, down } = hand();
    const calls = [client.call('remembered.get', {}), client.call('bench.refresh', {})].map((c) => c.catch(viewOf));
    down();
    expect((await Promise.all(calls)).map((view) => (view as { code: string }).code)).toEqual([
      'link-to-core',
      'link-to-core',
    ]);
  });
  it('fails at once while there is no link, and in the end where no answer comes', async () => {
    const { client, refuse } = hand();
    const silent = client.call('bench.refresh', {}).catch(viewOf);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await silent).toMatchObject({ code: 'timed-out', where: 'bench.refresh' });
    refuse();
    expect(await client.call('bench.refresh', {}).catch(viewOf)).toMatchObject({ code: 'link-to-core' });
  });
  it('waits for a person as long as he takes, and no longer than the link', async () => {
    const { client, sent, say, down } = hand();
    const chosen = client.call('folder.choose', {});
    const left = client.call('folder.choose', {}).catch(viewOf);
    await vi.advanceTimersByTimeAsync(3_600_000);
    say({ kind: 'result', id: sent[0]?.id ?? -1, value: { path: '/x' } });
    expect(await chosen).toEqual({ path: '/x' });
    down();
    expect(await left).toMatchObject({ code: 'link-to-core' });
  });
  it('tells a new listener the newest state and link at once', () => {
    const { client, push, up } = hand();
    if (!emptyState) throw new Error('fixture');
    up();
    push(createStateWriter().whole(emptyState));
    const seen: unknown[] = [];
    client.onState((state) => seen.push(state.software.name));
    client.onLink((link) => seen.push(link));
    expect(seen).toEqual(['Tributary', true]);
  });
  it('makes the state of what changed, and asks for the whole where it missed a change', () => {
    const { client, push, asked } = hand();
    const states = createStateWriter();
    const [first, second, third] = ['/a.db', '/b.db', '/c.db'].map((path) => ({ ...emptyState!, archive: { path } }));
    const seen: AppState[] = [];
    client.onState((state) => seen.push(state));
    push(states.whole(first!));
    push(states.change(first!, second!)!);
    expect(seen.map(({ archive }) => archive.path)).toEqual(['/a.db', '/b.db']);
    expect(seen[1]!.software).toBe(seen[0]!.software);
    push(states.change(third!, first!)!);
    expect([seen.length, asked.at(-1)]).toEqual([2, ASK_WHOLE]);
    push(states.whole(third!));
    expect(seen.at(-1)?.archive.path).toBe('/c.db');
  });
});

/** A socket in the hands of the test. */
class FakeSocket implements Socket {
  readyState = 0;
  readonly sent: string[] = [];
  readonly #listeners = new Map<string, (event: never) => void>();
  addEventListener(kind: string, listener: (event: never) => void): void {
    this.#listeners.set(kind, listener);
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.readyState = 3;
    this.#listeners.get('close')?.(undefined as never);
  }
  open(): void {
    this.readyState = 1;
    this.#listeners.get('open')?.(undefined as never);
  }
}

describe('socket', () => {
  const start = () => {
    const sockets: FakeSocket[] = [];
    const links: boolean[] = [];
    const client = createClient(
      overSocket(() => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket;
      }),
    );
    client.onLink((up) => links.push(up));
    return { client, sockets, links };
  };
  it('comes back by itself after the program was away, however often', async () => {
    const { sockets, links } = start();
    sockets[0]?.open();
    sockets[0]?.close();
    await vi.advanceTimersByTimeAsync(2000);
    expect(sockets).toHaveLength(2);
    sockets[1]?.close();
    await vi.advanceTimersByTimeAsync(2000);
    sockets[2]?.open();
    expect(links).toEqual([true, false, false, true]);
  });
  it('gives an attempt up that hangs, and makes another', async () => {
    const { sockets } = start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sockets.length).toBeGreaterThan(1);
  });
  it('refuses a call while it is not open, and sends it once it is', async () => {
    const { client, sockets } = start();
    await expect(client.call('bench.refresh', {})).rejects.toMatchObject({ view: { code: 'link-to-core' } });
    sockets[0]?.open();
    void client.call('bench.refresh', {}).catch(viewOf);
    expect(sockets[0]?.sent).toHaveLength(1);
  });
});
