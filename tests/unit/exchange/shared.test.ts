import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../../../electron/archive/index.ts';
import { orderSchema } from '../../../electron/contract/book/order.ts';
import type { NewEntry } from '../../../electron/contract/book/entry.ts';
import { openShared, type Look, type Shared } from '../../../electron/exchange/index.ts';
import { localArchive } from '../../support/local-archive.ts';
import { circuit, newRun, planned, seen, T0, trackOf } from '../../support/records.ts';
import { scratchFolder } from '../archive/fixtures.ts';

const scratch = scratchFolder();
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);
const NONE = { entries: 0, files: 0, records: 0 };

let folder = '';
let [a, b, c]: Laptop[] = [];
/** A laptop with its archive, and its view of the folder. */
interface Laptop {
  archive: Archive;
  shared: Shared;
  look(): Promise<Look>;
}
function laptop(name: string): Laptop {
  const archive = localArchive(join(home, `${name}.db`));
  const shared = openShared(archive, folder);
  return { archive, shared, look: () => shared.look(new AbortController().signal, { mayBeEmpty: true }) };
}
let home = '';
beforeEach(() => {
  home = scratch();
  folder = join(home, 'shared');
  mkdirSync(folder);
  [a, b, c] = ['a', 'b', 'c'].map(laptop);
});
afterEach(async () => {
  for (const { archive } of [a!, b!, c!]) await archive.close();
});

const order = (item: string, more: object = {}): NewEntry => ({
  kind: 'order',
  item,
  body: orderSchema.parse({ order: item, circuit: 'C1', ...more }),
});
const event = (item: string, did: string): NewEntry => ({
  kind: 'order',
  item,
  event: { at: '2026-09-01T08:00:00', did },
});

async function run(archive: Archive, runId: string): Promise<void> {
  await archive.createRun(newRun({ runId, circuit: circuit('C1') }));
  await archive.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  const { readings: _none, ...measurement } = planned(runId, 1, { from: T0, to: T0 + 2 });
  await archive.putMeasurement(runId, 1, measurement);
  await archive.record(trackOf(runId, 1), [seen(T0), seen(T0 + 1, { bitErrors: 7 })]);
  await archive.finishRun(runId, { verdict: 'fail', why: [{ code: 'why.no-limits' }], endedAtMs: (T0 + 2) * 1000 });
}
const RUN = '01JAAAAAAAAAAAAAAAAAAAAAA1';

/** What an archive holds, whoever looks at it. */
async function contentOf({ archive }: Laptop): Promise<object> {
  const { entries } = await archive.entriesAfter(0, 100_000);
  const { files } = await archive.filesAfter(0);
  const runs = (await archive.listRuns({})).map(({ runId }) => runId).sort();
  const records = await Promise.all(
    runs.map(async (runId) => {
      const { number: _number, signatures, attachments, ...record } = await archive.getRun(runId);
      const history = await archive.history(trackOf(runId, 1));
      return {
        record,
        history,
        signatures: signatures.map(({ name }) => name).sort(),
        photos: attachments.map(({ sha256 }) => sha256).sort(),
      };
    }),
  );
  return {
    entries: entries.toSorted((x, y) => (x.entry < y.entry ? -1 : 1)),
    files: files.map(({ file }) => file).toSorted((x, y) => (x.id < y.id ? -1 : 1)),
    records,
  };
}
const parcels = (): string[] => readdirSync(folder).sort();
const parcel = (ending: string): string =>
  join(
    folder,
    parcels().find((name) => name.endsWith(ending))!,
  );

describe('a folder that laptops share', () => {
  it('carries entries, pictures and finished records to and fro, nothing twice; then nothing more is written', async () => {
    await a!.archive.enter([order('1'), event('1', 'reviewed')]);
    await a!.archive.addFile(
      { kind: 'order', item: '1', name: 'p.png', mime: 'image/png', shows: `label: ${'甲'.repeat(200)}` },
      PNG,
    );
    await run(a!.archive, RUN);
    await b!.archive.enter([order('2')]);
    // The record speaks of its circuit too.
    expect((await a!.look()).given).toEqual({ entries: 3, files: 1, records: 1 });
    expect(await b!.look()).toMatchObject({
      taken: { entries: 3, files: 1, records: 1 },
      given: { entries: 1, files: 0, records: 0 },
    });
    expect((await a!.look()).taken).toEqual({ entries: 1, files: 0, records: 0 });
    expect(await contentOf(a!)).toEqual(await contentOf(b!));
    const written = parcels();
    for (const one of [a!, b!, a!]) expect(await one.look()).toMatchObject({ taken: NONE, given: NONE, problems: [] });
    expect(parcels()).toEqual(written);
    expect((await c!.look()).taken).toEqual({ entries: 4, files: 1, records: 1 });
    expect(await contentOf(c!)).toEqual(await contentOf(a!));
  });

  it('is the same for a program that was started again: what lies in it is known, nothing is written anew', async () => {
    await a!.archive.enter([order('1')]);
    await run(a!.archive, RUN);
    await a!.look();
    await b!.look();
    const written = parcels();
    for (const { archive } of [a!, b!]) {
      const again = openShared(archive, folder);
      expect(await again.look(new AbortController().signal, { mayBeEmpty: false })).toMatchObject({
        taken: NONE,
        given: NONE,
      });
    }
    expect(parcels()).toEqual(written);
  });

  it('adds signatures and photos that came to a record later to it, on whichever laptop; a record that says something else stands beside', async () => {
    await run(a!.archive, RUN);
    await a!.look();
    await b!.look();
    await a!.archive.sign(RUN, { role: 'engineer', name: '王', atMs: T0, how: 'typed', attempt: 1 });
    await b!.archive.sign(RUN, { role: 'customer', name: '李', atMs: T0, how: 'typed', attempt: 1 });
    await b!.archive.addAttachment(RUN, { kind: 'photo', name: 'p.png', mime: 'image/png', atMs: T0 }, PNG);
    for (const one of [a!, b!, a!, b!]) await one.look();
    expect(await contentOf(a!)).toEqual(await contentOf(b!));
    expect(await contentOf(a!)).toMatchObject({
      records: [{ signatures: ['李', '王'], photos: [expect.any(String)] }],
    });
    await run(c!.archive, '01JAAAAAAAAAAAAAAAAAAAAAA2');
    await a!.archive.createRun(newRun({ runId: '01JAAAAAAAAAAAAAAAAAAAAAA2' }));
    await a!.archive.finishRun('01JAAAAAAAAAAAAAAAAAAAAAA2', { verdict: 'pass', why: [], endedAtMs: T0 * 1000 });
    for (const one of [a!, c!, a!]) await one.look();
    const beside = (await a!.archive.listRuns({})).map(({ beside: of }) => of);
    expect(beside.filter((of) => of !== undefined)).toEqual(['01JAAAAAAAAAAAAAAAAAAAAAA2']);
  });

  it('waits for a file that is still being copied, whatever it holds, and takes it when it is whole', async () => {
    await a!.archive.enter([order('1')]);
    await a!.archive.addFile({ kind: 'order', item: '1', name: 'p.png', mime: 'image/png' }, PNG);
    await run(a!.archive, RUN);
    await a!.look();
    const whole = parcels().map((name) => [join(folder, name), readFileSync(join(folder, name))] as const);
    for (const [path, bytes] of whole) truncateSync(path, Math.floor(bytes.length / 2));
    expect(await b!.look()).toMatchObject({ taken: NONE, waiting: 3, problems: [] });
    expect(await contentOf(b!)).toEqual({ entries: [], files: [], records: [] });
    for (const [path] of whole) truncateSync(path, 0);
    expect(await b!.look()).toMatchObject({ taken: NONE, waiting: 3, problems: [] });
    for (const [path, bytes] of whole) writeFileSync(path, bytes);
    expect(await b!.look()).toMatchObject({ taken: { entries: 2, files: 1, records: 1 }, waiting: 0 });
  });

  it('says of a damaged file that it is, takes nothing of it, and reads it again only when it has changed', async () => {
    await a!.archive.enter([order('1')]);
    await run(a!.archive, RUN);
    await a!.look();
    const whole = parcels().map((name) => [join(folder, name), readFileSync(join(folder, name))] as const);
    for (const [path, bytes] of whole) {
      const spoilt = Buffer.from(bytes);
      spoilt[Math.floor(0.7 * bytes.length)]! ^= 1;
      writeFileSync(path, spoilt);
    }
    const { problems } = await b!.look();
    expect(problems.map(({ code, where }) => [code, where])).toEqual([
      ['parcel-bad', parcel('.entries')],
      ['bundle-bad', parcel('.tributary')],
    ]);
    expect(await contentOf(b!)).toEqual({ entries: [], files: [], records: [] });
    expect((await b!.look()).problems).toHaveLength(2);
    for (const [path, bytes] of whole) {
      writeFileSync(path, bytes);
      utimesSync(path, T0, T0);
    }
    expect(await b!.look()).toMatchObject({ taken: { entries: 2, records: 1 }, problems: [] });
  });

  it('says which files are nobody of ours, and leaves them alone; what systems leave beside is no word worth', async () => {
    await a!.archive.enter([order('1')]);
    for (const name of ['点检表.xlsx', 'tributary-x.entries', '.DS_Store', 'Thumbs.db', '~$点检表.xlsx'])
      writeFileSync(join(folder, name), 'x');
    mkdirSync(join(folder, 'photos'));
    expect((await a!.look()).foreign).toEqual(['photos', 'tributary-x.entries', '点检表.xlsx']);
    expect(readFileSync(join(folder, '点检表.xlsx'), 'utf8')).toBe('x');
  });

  it('takes away the halves of its own that a killed program left, and no others', async () => {
    const [mine, other] = [await a!.archive.origin(), await b!.archive.origin()];
    for (const origin of [mine, other]) writeFileSync(join(folder, `.tributary-${origin}-x.entries.part`), 'half');
    await a!.look();
    expect(parcels()).toEqual([`.tributary-${other}-x.entries.part`]);
  });

  it('that is not there, or is another one, is said; what was known of the first is forgotten', async () => {
    await a!.archive.enter([order('1')]);
    await a!.look();
    renameSync(folder, `${folder}-away`);
    await expect(a!.look()).rejects.toMatchObject({ code: 'exchange-away', where: folder });
    mkdirSync(folder);
    await expect(a!.shared.look(new AbortController().signal, { mayBeEmpty: false })).rejects.toMatchObject({
      code: 'exchange-empty',
    });
    expect(parcels()).toEqual([]);
    expect((await a!.look()).given.entries).toBe(1);
    rmSync(folder, { recursive: true });
    renameSync(`${folder}-away`, folder);
    expect(await a!.look()).toMatchObject({ taken: NONE, given: NONE });
  });

  it('ends when it is told to; what was taken by then stays', async () => {
    for (const item of ['1', '2', '3']) {
      await a!.archive.enter([order(item)]);
      await a!.look();
    }
    const stop = new AbortController();
    const tell = (done: number): void => void (done === 1 && stop.abort());
    await expect(b!.shared.look(stop.signal, { mayBeEmpty: true, tell })).rejects.toThrow();
    expect(await b!.archive.items('order')).toHaveLength(2);
    expect((await b!.look()).taken.entries).toBe(1);
  });

  it('lets whole records wait while seconds are recorded; all else goes on', async () => {
    await run(a!.archive, RUN);
    await a!.look();
    await run(b!.archive, '01JAAAAAAAAAAAAAAAAAAAAAA2');
    const signal = new AbortController().signal;
    expect(await b!.shared.look(signal, { mayBeEmpty: true, recording: true })).toMatchObject({
      ...{ taken: { entries: 1, records: 0 }, given: { entries: 1, records: 0 }, heldBack: 1 },
    });
    expect(await b!.look()).toMatchObject({ taken: { records: 1 }, given: { records: 1 }, heldBack: 0 });
  });

  it('brings two changes of one order together as a conflict, and a choice made anywhere ends it everywhere', async () => {
    await a!.archive.enter([order('1')]);
    for (const one of [a!, b!]) await one.look();
    await a!.archive.enter([order('1', { due: '2026-10-01' })]);
    await b!.archive.enter([order('1', { due: '2026-10-02' })]);
    for (const one of [a!, b!, a!]) await one.look();
    for (const { archive } of [a!, b!]) expect(await archive.conflicts()).toEqual([{ kind: 'order', item: '1' }]);
    await b!.archive.enter([order('1', { due: '2026-10-03' })]);
    for (const one of [b!, a!]) await one.look();
    for (const { archive } of [a!, b!]) expect(await archive.conflicts()).toEqual([]);
  });
});
