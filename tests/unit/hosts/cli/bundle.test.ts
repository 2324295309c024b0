import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../../../../electron/archive/index.ts';
import type { NewEntry } from '../../../../electron/contract/book/entry.ts';
import { orderSchema } from '../../../../electron/contract/book/order.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';
import { localArchive } from '../../../support/local-archive.ts';
import { circuit, newRun, planned, seen, T0, trackOf } from '../../../support/records.ts';
import { scratchFolder } from '../../archive/fixtures.ts';
import { rawSql } from '../../../support/raw-archive.ts';

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const FINISHED = '01JAAAAAAAAAAAAAAAAAAAAAA1';
const TWICE = '01JAAAAAAAAAAAAAAAAAAAAAA2';
const RUNNING = '01JAAAAAAAAAAAAAAAAAAAAAA3';

const scratch = scratchFolder();
let folder = '';
let from = '';
let to = '';
let bundle = '';

async function attempt(archive: Archive, runId: string, number: number): Promise<void> {
  await archive.putAttempt(runId, { number, startedAtMs: T0 * 1000 + number });
  const { readings: _none, ...measurement } = planned(runId, number, { from: T0, to: T0 + 200_000 });
  await archive.putMeasurement(runId, number, measurement);
  await archive.putStep(runId, number, { id: 'run', do: 'run', title: { zh: '测', en: 'Run' }, state: 'done' });
  const track = trackOf(runId, number);
  await archive.record(track, [seen(T0), seen(T0 + 1), seen(T0 + 2, { bitErrors: 7, slips: [{ bits: -8 }] })]);
  const gap = { from: T0 + 3, to: T0 + 100_000, reason: 'asleep', totals: { bits: 5, bitErrors: 1 } } as const;
  await archive.record(track, [
    { kind: 'gap', gap },
    seen(T0 + 100_000, { defects: ['LOS', 'AIS'] }),
    seen(T0 + 199_999),
  ]);
  await archive.addEvent(runId, {
    t: T0,
    kind: 'mark',
    attempt: number,
    message: { code: 'event.mark', params: { text: '标记' } },
  });
}

async function entered(archive: Archive, runId: string): Promise<void> {
  await archive.createRun(newRun({ runId, circuit: circuit('苏州移动0001') }));
  await attempt(archive, runId, 1);
}
const END = { verdict: 'fail', why: [{ code: 'why.no-limits' }], endedAtMs: (T0 + 200_000) * 1000 } as const;

const seeds = mkdtempSync(join(tmpdir(), 'bundle-'));
const seed = join(seeds, 'seed.db');
beforeAll(async () => {
  const archive = localArchive(seed);
  for (const runId of [FINISHED, TWICE, RUNNING]) await entered(archive, runId);
  await archive.finishRun(FINISHED, { ...END, why: [...END.why] });
  await archive.finishRun(TWICE, { ...END, why: [...END.why] });
  await archive.reopenRun(TWICE);
  await attempt(archive, TWICE, 2);
  const { id } = await archive.addAttachment(
    TWICE,
    { kind: 'photo', name: '屏.png', mime: 'image/png', atMs: T0 },
    PHOTO,
  );
  await archive.addReading(trackOf(TWICE, 2), { atMs: T0, testTimeS: 900, alarms: { LOS: 1 }, photo: id, final: true });
  await archive.finishRun(TWICE, { ...END, why: [...END.why], verdict: 'pass' });
  await archive.sign(TWICE, { role: 'customer', name: '李', atMs: T0, how: 'typed' });
  await archive.close();
});

afterAll(() => rmSync(seeds, { recursive: true }));

beforeEach(() => {
  folder = scratch();
  [from, to, bundle] = ['from.db', 'to.db', 'out/records.trib'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(join(folder, 'out'));
  copyFileSync(seed, from);
});

/** Everything that an archive says of its records. */
async function contentOf(path: string): Promise<object[]> {
  const archive = localArchive(path);
  const all: object[] = [];
  for (const { runId, ...summary } of await archive.listRuns({})) {
    const record = await archive.getRun(runId);
    const tracks = record.attempts.flatMap(({ measurements }) => measurements);
    const histories = await Promise.all(tracks.map(({ id }) => archive.history(id)));
    const photos = await Promise.all(record.attachments.map(({ id }) => archive.attachmentBytes(runId, id)));
    all.push({ runId, summary, record, histories, photos, events: await archive.events(runId) });
  }
  await archive.close();
  return all;
}
const out = (runIds: readonly string[], more: readonly string[] = []) =>
  cliHere(['export', ...runIds, '--archive', from, '--out', bundle, ...more]);
const bring = (...bundles: string[]) => cliHere(['import', ...bundles, '--archive', to, '--json']);
const importedOf = async (...bundles: string[]) => (jsonOf(await bring(...bundles)) as { runs: object[] }).runs;

describe('records on their way from one computer to another', () => {
  it('are there once and equal, however often they are brought', async () => {
    expect(await out([FINISHED, TWICE, TWICE])).toMatchObject({ code: 0, stderr: '' });
    expect(await importedOf(bundle)).toEqual([FINISHED, TWICE].map((runId) => ({ runId, state: 'new' })));
    const first = await contentOf(to);
    expect(await importedOf(bundle, bundle)).toEqual(
      [FINISHED, TWICE, FINISHED, TWICE].map((runId) => ({ runId, state: 'same' })),
    );
    expect(await contentOf(to)).toEqual(first);
    const there = (await contentOf(from)).filter((one) => (one as { runId: string }).runId !== RUNNING);
    expect(first).toEqual(there);
    expect(readdirSync(folder).filter((name) => name.includes('bundle'))).toEqual([]);
  });

  it('can be read from the bundle itself: it is an archive of these records alone, for this user alone', async () => {
    await out([TWICE]);
    expect(await contentOf(bundle)).toMatchObject([{ runId: TWICE, record: { verdict: 'pass' } }]);
    expect(statSync(bundle).mode & 0o077).toBe(0);
  });

  it('stand beside one of the same identity that says something else, once, and are shown as such', async () => {
    await out([FINISHED]);
    await bring(bundle);
    const archive = localArchive(from);
    await archive.sign(FINISHED, { role: 'customer', name: 'Ann', atMs: T0, how: 'typed' });
    await archive.close();
    const later = join(folder, 'later.trib');
    await cliHere(['export', FINISHED, '--archive', from, '--out', later]);
    const [first] = await importedOf(later);
    expect(first).toEqual({
      runId: expect.stringMatching(`^${FINISHED}-[0-9a-f]{8}$`),
      state: 'beside',
      beside: FINISHED,
    });
    expect(await importedOf(later)).toEqual([{ ...first, state: 'same' }]);
    const listed = jsonOf(await cliHere(['runs', '--archive', to, '--json'])) as {
      runs: { runId: string; beside?: string }[];
    };
    expect(new Set(listed.runs.map(({ beside }) => beside))).toEqual(new Set([FINISHED, undefined]));
    const signed = (await contentOf(to)) as { runId: string; record: { signatures: object[] } }[];
    expect(new Set(signed.map(({ record }) => record.signatures.length))).toEqual(new Set([0, 1]));
    expect((await cliHere(['runs', '--archive', to])).stdout).toContain(`beside ${FINISHED}`);
  });

  it('leave what is known of a circuit here as it is', async () => {
    const archive = localArchive(to);
    await archive.saveCircuit(circuit('苏州移动0001', { grade: 'AAA' }));
    await archive.close();
    await out([FINISHED]);
    await bring(bundle);
    const after = localArchive(to);
    expect(await after.findCircuits('0001')).toMatchObject([{ number: '苏州移动0001', grade: 'AAA' }]);
    await after.close();
  });
});

const order = (item: string, more: object = {}): NewEntry => ({
  kind: 'order',
  item,
  body: orderSchema.parse({ order: item, circuit: '苏州移动0001', ...more }),
});
/** Enters something into the book of an archive. */
async function enterInto(path: string, ...entries: NewEntry[]): Promise<void> {
  const archive = localArchive(path);
  await archive.enter(entries);
  await archive.close();
}
async function bookOf(path: string): Promise<object[]> {
  const archive = localArchive(path);
  const { entries } = await archive.entriesAfter(0, 1000);
  const files = (await archive.filesAfter(0)).files.map(({ file }) => file);
  await archive.close();
  return [...entries, ...files].toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

describe('the book on its way from one computer to another', () => {
  it('goes with a record as far as it is about its circuit, whole where somebody asks for that, each entry once', async () => {
    const ticket = { channel: '400', reportedAt: '2026-09-03T08:30:00', circuit: '苏州移动0001', says: '断' } as const;
    const event = { at: '2026-09-01T08:00:00', did: 'reviewed' };
    await enterInto(from, order('工-1'), order('工-2', { circuit: '别的' }), { kind: 'order', item: '工-1', event });
    await enterInto(from, { kind: 'ticket', item: 'T1', body: ticket });
    const archive = localArchive(from);
    await archive.addFile({ kind: 'order', item: '工-1', name: 'p.png', mime: 'image/png' }, PHOTO);
    await archive.close();
    await out([FINISHED]);
    const brought = jsonOf(await bring(bundle));
    // The circuit, the order about it with what happened to it, the ticket.
    expect(brought).toEqual({
      runs: [{ runId: FINISHED, state: 'new' }],
      book: { new: 4, same: 0, files: 1, conflicts: [] },
    });
    const whole = join(folder, 'whole.tributary');
    expect(await cliHere(['export', '--book', '--archive', from, '--out', whole])).toMatchObject({ code: 0 });
    const book = { new: 1, same: 4, files: 0, conflicts: [] };
    expect(jsonOf(await bring(whole, whole))).toEqual({ runs: [], book: { ...book, same: 9 } });
    expect(await bookOf(to)).toEqual(await bookOf(from));
  });

  it('names the items that both computers changed', async () => {
    await enterInto(from, order('工-1'));
    await enterInto(to, order('工-1', { urgent: true }));
    await cliHere(['export', '--book', '--archive', from, '--out', bundle]);
    const said = await cliHere(['import', bundle, '--archive', to]);
    expect(said).toMatchObject({ code: 0 });
    expect(said.stdout).toContain('工-1: changed on two laptops');
    expect(jsonOf(await bring(bundle))).toMatchObject({ book: { new: 0, conflicts: [] } });
  });

  it('is asked for by name: an export of nothing is a slip', async () => {
    expect(await cliHere(['export', '--archive', from, '--out', bundle])).toMatchObject({ code: 2 });
    expect(existsSync(bundle)).toBe(false);
  });

  it('is refused whole, by the name of its file, where that was cut or changed by one byte anywhere', async () => {
    await enterInto(from, order('工-1'), order('工-2'));
    await cliHere(['export', TWICE, '--book', '--archive', from, '--out', bundle]);
    const whole = readFileSync(bundle);
    const cut = (share: number) => whole.subarray(0, Math.floor(share * whole.length));
    const changed = (at: number) => whole.with(at, whole[at]! ^ 1);
    const spoilt = [cut(0.5), whole.subarray(0, -1), Buffer.concat([whole, whole.subarray(0, 1)])];
    const places = [20, 5000, Math.floor(whole.length / 2), whole.length - 50, whole.length - 1];
    for (const bytes of [...spoilt, ...places.map(changed)]) {
      writeFileSync(bundle, bytes);
      const ended = await bring(bundle);
      expect(ended.code).toBe(2);
      expect(jsonOf(ended)).toMatchObject({ error: { code: 'bundle-bad', where: bundle } });
      expect(JSON.stringify(jsonOf(ended))).toContain(`${bundle} is no file of exported records`);
    }
    expect([await contentOf(to), await bookOf(to)]).toEqual([[], []]);
    writeFileSync(bundle, whole);
    expect(jsonOf(await bring(bundle))).toMatchObject({ runs: [{ runId: TWICE }], book: { new: 3 } });
  });
});

describe('what cannot be exported or imported says so and leaves everything as it was', () => {
  it.each([
    ['a record that goes on', [RUNNING], 'not finished'],
    ['an unknown record beside a known one', [FINISHED, 'nothing'], 'nothing'],
    ['an empty id', [''], ''],
  ])('%s', async (_name, runIds, said) => {
    const { code, stderr } = await out(runIds);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(existsSync(bundle)).toBe(false);
    expect(readdirSync(join(folder, 'out'))).toEqual([]);
  });

  it('a file that is there already is never written over', async () => {
    writeFileSync(bundle, 'precious');
    expect(await out([FINISHED])).toMatchObject({ code: 2 });
    expect(readFileSync(bundle, 'utf8')).toBe('precious');
    expect(await cliHere(['export', FINISHED, '--archive', from, '--out', from])).toMatchObject({ code: 2 });
    expect(await cliHere(['export', FINISHED, '--archive', from, '--out', folder])).toMatchObject({ code: 2 });
    expect(await cliHere(['export', FINISHED, '--archive', from, '--out', join(bundle, 'x')])).toMatchObject({
      code: 2,
    });
    expect(await cliHere(['export', FINISHED, '--archive', from, '--out', join(folder, 'new', 'x')])).toMatchObject({
      code: 0,
    });
  });

  it.each([
    ['a missing file', () => undefined, 'file-missing'],
    ['a folder', () => mkdirSync(bundle), 'file-is-folder'],
    ['an empty file', () => writeFileSync(bundle, ''), 'bundle-bad'],
    ['a text', () => writeFileSync(bundle, 'run,verdict\n'.repeat(500)), 'bundle-bad'],
    ['an archive with a trigger of its own', () => copyFileSync(from, bundle), 'bundle-bad'],
  ])('%s', async (name, make, code) => {
    make();
    if (name.includes('trigger')) {
      rawSql(bundle, ['CREATE TRIGGER mine AFTER INSERT ON runs BEGIN DELETE FROM instruments; END']);
    }
    const ended = await bring(bundle);
    expect(ended.code).toBe(2);
    expect(jsonOf(ended)).toMatchObject({ error: { code, where: bundle } });
    expect(await contentOf(to)).toEqual([]);
  });
});
