import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NewRun } from '../../../../electron/archive/index.ts';
import type { NewEntry } from '../../../../electron/contract/book/entry.ts';
import type { LastUse } from '../../../../electron/contract/last-use.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { defaultArchive } from '../../../../electron/hosts/program/places.ts';
import { orderEntry } from '../../../support/book.ts';
import { localArchive } from '../../../support/local-archive.ts';
import { circuit, newRun, T0 } from '../../../support/records.ts';

const ADDRESS = 'comtech@sim:?seed=1';
const NUMBER = '苏州移动甲乙数字电路0001';
let home = '';
let core: Core | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'last-use-'));
});
afterEach(async () => {
  await core?.close();
  core = undefined;
  rmSync(home, { recursive: true });
});

/** A run of long ago with the tester at that address, which has no serial number. */
function runOf(change: Partial<NewRun> = {}): NewRun {
  const plain = newRun();
  const { tester } = plain.instruments;
  const identity = { maker: 'Comtech EF Data', model: 'CDM-625/625A' };
  return {
    ...plain,
    instruments: { tester: { ...tester!, address: ADDRESS, identity } },
    circuit: circuit(NUMBER, { service: 'e1', rate: '2048k' }),
    settings: { duration: '7s', pattern: '2^20-1', 'm2100-allocation': '10', 'released-by': 'Li', reading: '/x' },
    given: ['duration', 'pattern', 'released-by', 'reading'],
    ...change,
  };
}

/** The program on an archive with these runs, the oldest first, and their tester connected; the others of its archive stay as they are. */
async function open(runs: readonly NewRun[], finished = true, book: readonly NewEntry[] = []): Promise<Core> {
  const archive = localArchive(defaultArchive(home));
  for (const [at, run] of runs.entries()) {
    const runId = await archive.createRun({ ...run, startedAtMs: (T0 + at) * 1000 });
    if (finished) await archive.finishRun(runId, { verdict: 'pass', why: [], endedAtMs: (T0 + at + 9) * 1000 });
  }
  await archive.enter(book);
  await archive.close();
  core = await createCore({ home });
  const { id } = await core.methods['bench.add']({ address: ADDRESS });
  await core.methods['bench.connect']({ id });
  return core;
}
const itemIn = ({ state }: Core) => state().bench.find(({ id }) => id === ADDRESS)!;
async function lastUseIn(of: Core): Promise<LastUse> {
  await expect.poll(() => itemIn(of).lastUse).toBeDefined();
  return itemIn(of).lastUse!;
}
/** Whatever the archive had to say has been said by then. */
async function settled(of: Core): Promise<LastUse | undefined> {
  itemIn(of);
  await of.methods['archive.find']({ text: '', offset: 0, limit: 1 });
  await of.methods['procedures.list']({});
  await of.methods['archive.find']({ text: '', offset: 0, limit: 1 });
  return itemIn(of).lastUse;
}

it('knows what a tester that answers was used for the last time, as far as somebody had given it', async () => {
  const running = await open([runOf({ given: [], circuit: undefined }), runOf()]);
  expect(await lastUseIn(running)).toMatchObject({
    atMs: (T0 + 1) * 1000,
    procedure: { id: 'e1-acceptance' },
    circuit: NUMBER,
    inService: false,
    settings: { duration: '7s', pattern: '2^20-1' },
    forS: 7,
  });
  expect(Object.keys(itemIn(running).lastUse!.settings)).toEqual(['duration', 'pattern']);
});

it('starts the same again: what was given then, the circuit as it stands now, and nobody has released it yet', async () => {
  const running = await open([runOf({ release: { by: 'Li', untilMs: (T0 + 3600) * 1000 } })]);
  const { runId: like } = await lastUseIn(running);
  const now = circuit(NUMBER, { service: 'e1', rate: '2048k', inService: true, customer: { name: 'New' } });
  await running.methods['circuits.save']({ circuit: now });
  const { runId } = (await callCore(running.methods, 'run.startLike', { id: ADDRESS, like })) as { runId: string };
  const { record } = await running.methods['record.get']({ runId });
  expect(record.given).toEqual(['duration', 'pattern']);
  expect(record.settings).toMatchObject({ duration: '7s', pattern: '2^20-1', framing: 'unframed' });
  expect(record).toMatchObject({ circuit: { customer: { name: 'New' } }, headless: false, signatures: [] });
  expect(record.release).toBeUndefined();
  await expect.poll(() => running.state().runs[0]?.prompt?.kind).toBe('release');
  await expect(callCore(running.methods, 'run.startLike', { id: ADDRESS, like })).rejects.toMatchObject({
    code: 'instrument-in-run',
  });
});

it('asks who released a circuit whose order was completed, whatever its description says', async () => {
  const completed = { at: '2026-01-05T16:00:00', did: 'completed' };
  const running = await open([runOf()], true, [
    orderEntry({ order: 'G1', circuit: NUMBER, received: '2026-01-02' }),
    { kind: 'order', item: 'G1', event: completed },
  ]);
  expect(await callCore(running.methods, 'circuits.inService', { number: NUMBER })).toEqual({ inService: true });
  expect(await callCore(running.methods, 'circuits.inService', { number: 'nowhere' })).toEqual({ inService: false });
  const { runId: like } = await lastUseIn(running);
  // Its procedure of then asks nobody.
  await expect(callCore(running.methods, 'run.again', { runId: like })).rejects.toMatchObject({
    code: 'release-needed',
  });
  await callCore(running.methods, 'run.startLike', { id: ADDRESS, like });
  await expect.poll(() => running.state().runs[0]?.prompt?.kind).toBe('release');
  // The page was told it by the book, which learns nothing from it.
  const now = (await callCore(running.methods, 'circuits.find', { text: NUMBER })) as object[];
  expect(now).toMatchObject([{ number: NUMBER, inService: false }]);
});

it.each<[string, readonly Partial<NewRun>[]]>([
  ['the procedure is in the library no more', [{ procedure: { ...newRun().procedure, id: 'house-rules' } }]],
  ['it was another tester', [{ instruments: newRun().instruments }]],
])('offers nothing where %s', async (_what, changes) => {
  expect(await settled(await open(changes.map(runOf)))).toBeUndefined();
});

it('offers nothing while the last run with it is open: it can be resumed', async () => {
  const running = await open([runOf()], false);
  expect(await settled(running)).toBeUndefined();
  const [open_] = running.state().unfinished;
  await expect(callCore(running.methods, 'run.startLike', { id: ADDRESS, like: open_!.runId })).rejects.toMatchObject({
    code: 'bad-request',
  });
});

it('leaves the circuit open where it is none for the procedure any more', async () => {
  const running = await open([runOf({ circuit: circuit(NUMBER, { service: 'v35' }) })]);
  expect((await lastUseIn(running)).circuit).toBeUndefined();
});

it('refuses what is not there', async () => {
  const running = await open([]);
  const ask = (input: unknown) => callCore(running.methods, 'run.startLike', input);
  await expect(ask({ id: ADDRESS, like: 'nobody' })).rejects.toMatchObject({ code: 'run-unknown' });
  await expect(ask({ id: 'nobody', like: 'x' })).rejects.toMatchObject({ code: 'bad-request' });
  await expect(ask({})).rejects.toMatchObject({ code: 'bad-request' });
});
