import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../../../electron/contract/book/entry.ts';
import { orderSchema } from '../../../../electron/contract/book/order.ts';
import { PART_BYTES, PHOTO_BYTES } from '../../../../electron/contract/sizes.ts';
import type { AppState } from '../../../../electron/contract/views.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

const home = mkdtempSync(join(tmpdir(), 'exchange-'));
const folder = join(home, 'stick');
const order = (item: string, more: object = {}) => ({
  kind: 'order' as const,
  item,
  body: orderSchema.parse({ order: item, circuit: 'C1', ...more }),
});
const clock = new FakeClock();
/** Two laptops, with an order that both have changed. */
let [a, b]: Core[] = [];
beforeAll(async () => {
  mkdirSync(folder);
  const [first, second] = ['a', 'b'].map((name) => {
    mkdirSync(join(home, name), { recursive: true });
    return openStore(join(home, name, 'archive.db'));
  });
  first!.store.enter([order('1'), order('2', { due: '2026-10-01' })]);
  second!.store.unite(first!.store.entriesAfter(0, 10).entries, []);
  first!.store.enter([order('2', { due: '2026-10-02' })]);
  second!.store.enter([order('2', { due: '2026-10-03' }), order('3')]);
  first!.close();
  second!.close();
  a = await createCore({ home: join(home, 'a') });
  b = await createCore({ home: join(home, 'b'), clock });
});
afterAll(async () => {
  await Promise.all([a!.close(), b!.close()]);
  rmSync(home, { recursive: true });
});

const call = (core: Core, method: string, input: unknown = {}): Promise<unknown> =>
  callCore(core.methods, method, input);
const until = (core: Core, wanted: (state: AppState) => boolean): Promise<AppState> =>
  new Promise((resolve) => {
    const look = (state: AppState): void => {
      if (!wanted(state)) return;
      off();
      resolve(state);
    };
    const off = core.onState(look);
    look(core.state());
  });
async function exchanged(core: Core): Promise<AppState['exchange']> {
  await call(core, 'exchange.now');
  return (await until(core, ({ exchange }) => exchange.going === undefined)).exchange;
}
const choose = (core: Core): Promise<unknown> => call(core, 'preferences.set', { change: { exchange: { folder } } });
const conflicts = async (core: Core): Promise<Item[]> =>
  ((await call(core, 'exchange.conflicts')) as { items: Item[] }).items;

describe('the shared folder', () => {
  it('is asked for first; it must be there, and nobody chooses when it was last looked at', async () => {
    await expect(call(a!, 'exchange.now')).rejects.toMatchObject({ code: 'exchange-none' });
    const gone = { exchange: { folder: join(home, 'gone') } };
    await expect(call(a!, 'preferences.set', { change: gone })).rejects.toMatchObject({ code: 'folder-missing' });
    const last = { exchange: { last: { folder, atMs: 1 } } };
    await expect(call(a!, 'preferences.set', { change: last })).rejects.toMatchObject({ code: 'bad-preference' });
  });

  it('carries what is new on either side, when somebody asks and by itself; what came is in the book at once', async () => {
    await choose(a!);
    expect(await exchanged(a!)).toMatchObject({ last: { given: { entries: 3 }, taken: { entries: 0 } }, bad: [] });
    await choose(b!);
    const before = b!.state().bookChanges;
    await clock.advance(15_000);
    const { exchange, bookChanges } = await until(b!, (state) => (state.exchange.last?.taken.entries ?? 0) > 0);
    expect(exchange.last).toMatchObject({ taken: { entries: 1 }, given: { entries: 2 } });
    expect(bookChanges).toBeGreaterThan(before);
    expect((await exchanged(a!)).last?.taken.entries).toBe(2);
  });

  it('shows what both changed until somebody chooses, who must have seen all of it; then it holds on both', async () => {
    const [item] = await conflicts(a!);
    expect(item?.heads.map(({ body }) => (body as { due?: string }).due)).toEqual(['2026-10-03', '2026-10-02']);
    const after = item!.heads.map(({ entry }) => entry);
    const chosen = { kind: 'order', item: '2', body: order('2', { due: '2026-10-04' }).body, after };
    await expect(call(a!, 'exchange.choose', { ...chosen, after: after.slice(1) })).rejects.toMatchObject({
      code: 'conflict-changed',
    });
    const nonsense = { ...chosen, body: { ...chosen.body, due: 'soon' } };
    await expect(call(a!, 'exchange.choose', nonsense)).rejects.toMatchObject({ code: 'bad-request', where: 'due' });
    await call(a!, 'exchange.choose', chosen);
    await exchanged(a!);
    await exchanged(b!);
    expect([await conflicts(a!), await conflicts(b!)]).toEqual([[], []]);
  });

  it('that was pulled is one sentence, however often it is looked for, and goes on when it is back', async () => {
    renameSync(folder, `${folder}-pulled`);
    expect((await exchanged(a!)).problem).toMatchObject({ code: 'exchange-away', where: folder });
    // An empty mount point stays behind.
    mkdirSync(folder);
    await clock.advance(15_000);
    const { exchange } = await until(b!, ({ exchange: now }) => now.problem !== undefined);
    expect(exchange.problem).toMatchObject({ code: 'exchange-empty' });
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
    renameSync(`${folder}-pulled`, folder);
    writeFileSync(join(folder, 'note.txt'), '');
    expect(await exchanged(b!)).toEqual({ ...(await exchanged(b!)), bad: [], waiting: 0, foreign: ['note.txt'] });
    expect(b!.state().exchange).not.toHaveProperty('problem');
  });
});

describe('pictures of items', () => {
  const about = { kind: 'circuit', item: 'C1' };
  const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  const part = (at: number, bytes: Buffer) =>
    call(a!, 'files.part', { upload: 'u', at, base64: bytes.toString('base64') });
  const add = (more: object = {}) =>
    call(a!, 'files.add', { ...about, name: 'dip.png', mime: 'image/png', shows: 'dip', upload: 'u', ...more });

  it('come in parts, and are there with what they show', async () => {
    await part(0, PNG.subarray(0, 5));
    await part(5, PNG.subarray(5));
    const file = (await add()) as { id: string };
    expect(await call(a!, 'files.list', about)).toEqual([file]);
    expect(file).toMatchObject({ ...about, size: PNG.length, shows: 'dip' });
    const got = await call(a!, 'files.get', { ...about, id: file.id });
    expect(got).toEqual({ name: 'dip.png', mime: 'image/png', base64: PNG.toString('base64') });
    await expect(call(a!, 'files.get', { kind: 'order', item: 'C1', id: file.id })).rejects.toMatchObject({
      code: 'attachment-unknown',
    });
  });

  it('of 60 MB are refused at the part that passes the limit, long before the last of them', async () => {
    const piece = Buffer.alloc(PART_BYTES);
    let sent = 0;
    const send = async (): Promise<void> => {
      for (; sent < 60_000_000; sent += piece.length) await part(sent, piece);
    };
    await expect(send()).rejects.toMatchObject({ code: 'attachment-large' });
    expect(sent).toBeLessThanOrEqual(PHOTO_BYTES);
    await expect(add()).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('that are no pictures are refused', async () => {
    await part(0, Buffer.from('%PDF'));
    await expect(add()).rejects.toMatchObject({ code: 'attachment-no-picture' });
    await expect(add({ kind: 'ship' })).rejects.toMatchObject({ code: 'bad-request' });
  });
});
