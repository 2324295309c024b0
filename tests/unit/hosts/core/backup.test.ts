import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openArchive } from '../../../../electron/archive/index.ts';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import { mustFit, partOf } from '../../../../electron/archive/worker/back-up.ts';
import type { AppState, BackupView } from '../../../../electron/contract/views.ts';
import { createCore, type Core } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { archiveOfFour } from '../../../support/damage.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';
import { newRun, planned, seen, T0, trackOf } from '../../../support/records.ts';

const home = mkdtempSync(join(tmpdir(), 'backup-'));
const stick = join(home, 'stick');
let core: Core;
beforeAll(async () => {
  archiveOfFour(join(home, 'archive.db'));
  core = await createCore({ home });
});
beforeEach(() => mkdirSync(stick, { recursive: true }));
afterAll(async () => {
  await core.close();
  rmSync(home, { recursive: true });
});

const call = (method: string, input: unknown = {}): Promise<unknown> => callCore(core.methods, method, input);
const choose = (folder: string): Promise<unknown> => call('preferences.set', { change: { backup: { folder } } });
const last = () => core.state().preferences.backup.last;

/** Waits for a state as wanted. */
const until = (wanted: (state: AppState) => boolean): Promise<AppState> =>
  new Promise((resolve) => {
    const look = (state: AppState): void => {
      if (!wanted(state)) return;
      off();
      resolve(state);
    };
    const off = core.onState(look);
    look(core.state());
  });
/** Backs up, and gives what the state says then. */
async function backedUp(): Promise<BackupView> {
  await call('backup.start');
  return (await until(({ backup }) => backup.going === undefined)).backup;
}

it('is asked for a folder first, and for one that takes files', async () => {
  await expect(call('backup.start')).rejects.toMatchObject({ code: 'backup-none' });
  await expect(choose('stick')).rejects.toMatchObject({ code: 'folder-not-whole' });
  await expect(choose(join(home, 'gone'))).rejects.toMatchObject({ code: 'folder-missing' });
  await expect(choose(join(home, 'archive.db'))).rejects.toMatchObject({ code: 'folder-missing' });
});

it('is one file that shows the same runs, for this user alone, and is remembered', async () => {
  expect((await until(({ backup }) => backup.oldestMs !== undefined)).backup.oldestMs).toBe(T0 * 1000);
  // Both at once, as somebody presses the button while the field is being left.
  const chosen = choose(stick);
  expect(await backedUp()).toEqual({ oldestMs: T0 * 1000 });
  await chosen;
  const { file, archive, bytes } = last()!;
  expect([archive, statSync(file).size]).toEqual([join(home, 'archive.db'), bytes]);
  expect(readdirSync(stick)).toEqual([file.slice(stick.length + 1)]);
  expect(file).toMatch(/tributary-\d{8}-\d{6}\.db$/);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  const runs = jsonOf(await cliHere(['runs', '--archive', file, '--json']));
  const { runs: own } = (await call('archive.find', { text: '' })) as { runs: { runId: string }[] };
  expect(runs['runs']).toHaveLength(4);
  expect((runs['runs'] as { runId: string }[]).map(({ runId }) => runId)).toEqual(own.map(({ runId }) => runId));
});

it('goes on while seconds are written, and holds what was written before its end', async () => {
  const path = join(home, 'going.db');
  // In this thread: each second is written between two pieces of the copy, however busy the machine is.
  const open = openStore(path);
  const runId = open.store.createRun(newRun({ runId: 'long' }));
  open.store.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  open.store.putMeasurement(runId, 1, planned(runId, 1, { from: T0, rateKbps: 2048 }));
  open.store.addAttachment(
    runId,
    { kind: 'photo', name: 'p.png', mime: 'image/png', atMs: 1 },
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(6_000_000, 7)]),
  );
  let written = 0;
  const stages = new Set<string>();
  const { damaged } = await open.backUp(join(stick, 'going.db'), {
    stopped: () => false,
    rest: () => Promise.resolve(),
    tell: ({ stage }) => {
      stages.add(stage);
      if (stage === 'copy') open.store.record(trackOf(runId), [seen(T0 + written++, { bitErrors: 1 })]);
    },
  });
  open.close();
  expect([damaged, [...stages][0]]).toEqual([0, 'copy']);
  expect(written).toBeGreaterThan(3);
  const copy = await openArchive(join(stick, 'going.db'));
  // The last one is told of when all has been copied.
  expect((await copy.history(trackOf(runId))).rows.length).toBeGreaterThanOrEqual(written - 1);
  expect(await copy.damage()).toBeUndefined();
  await copy.close();
  const archive = await openArchive(path);
  // Cancelled, it leaves nothing.
  const stop = new AbortController();
  const cancelled = archive.backUp(join(stick, 'never.db'), () => stop.abort(), stop.signal);
  await expect(cancelled).rejects.toMatchObject({ code: 'backup-stopped' });
  await expect(archive.backUp(join(stick, 'going.db'))).rejects.toMatchObject({ code: 'file-exists' });
  expect(readdirSync(stick).filter((name) => !name.startsWith('tributary-'))).toEqual(['going.db']);
  await archive.close();
});

it('says what was in the way, keeps the last good one, and takes away halves that a killed program left', async () => {
  const good = last();
  // Another laptop that shares the folder is just writing this one.
  const theirs = '.tributary-20260101-000000.db.part-00000000';
  for (const half of [partOf(join(stick, 'tributary-20260101-000000.db')), join(stick, theirs)])
    writeFileSync(half, 'half');
  expect(await backedUp()).not.toHaveProperty('problem');
  expect(readdirSync(stick).filter((name) => name.startsWith('.'))).toEqual([theirs]);
  rmSync(stick, { recursive: true });
  expect((await backedUp()).problem).toMatchObject({ code: 'folder-missing', where: stick });
  expect(() => mustFit(home, 2 ** 60)).toThrow(expect.objectContaining({ code: 'file-disk-full', where: home }));
  if (process.platform !== 'win32' && process.getuid?.() !== 0) {
    mkdirSync(stick, 0o500);
    expect((await backedUp()).problem).toMatchObject({ code: 'file-unwritable' });
    chmodSync(stick, 0o700);
  }
  expect(last()!.atMs).toBeGreaterThanOrEqual(good!.atMs);
});

it('says how many rows were damaged in the archive already: a true copy of them is better than none', async () => {
  const path = join(home, 'worn.db');
  archiveOfFour(path);
  const db = new Database(path);
  db.exec(`UPDATE preferences SET value = 'worn'`);
  db.close();
  const archive = await openArchive(path);
  expect((await archive.backUp(join(stick, 'worn.db'))).damaged).toBeGreaterThan(0);
  await archive.close();
});
