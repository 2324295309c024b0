import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/index.ts';
import { openStore } from '../../../electron/archive/worker/store.ts';
import { FIRST } from '../../../electron/archive/worker/schema/first.ts';
import { MIGRATIONS } from '../../../electron/archive/worker/schema/index.ts';
import { openFile, type OpenOptions } from '../../../electron/archive/worker/open-file.ts';
import { errorView } from '../../../electron/contract/errors.ts';
import { missed, newRun, scratchFolder, seen, T0, planned, trackOf } from './fixtures.ts';

const folder = scratchFolder();
const file = () => join(folder(), 'archive.db');

function failure(path: string, options: OpenOptions = {}) {
  try {
    openStore(path, options).close();
  } catch (thrown) {
    return errorView(thrown);
  }
  return undefined;
}

const NEWEST = MIGRATIONS.length;
/** An archive of the newest version with one finished run in it. */
function newest(path: string): string {
  const { store, close } = openStore(path);
  const runId = store.createRun(newRun());
  store.putAttempt(runId, { number: 1, startedAtMs: 4 });
  store.putMeasurement(runId, 1, planned(runId));
  store.record(trackOf(runId), [seen(T0), seen(T0 + 1, { bitErrors: 2 }), missed(T0 + 2, T0 + 5)]);
  store.finishRun(runId, { verdict: 'pass', why: [], endedAtMs: 9 });
  close();
  return runId;
}
const pragma = (path: string, name: string): unknown => {
  const db = new Database(path, { readonly: true });
  const value = db.pragma(name, { simple: true });
  db.close();
  return value;
};

/** The page on which a table begins. */
function root(path: string, table: string): number {
  const db = new Database(path, { readonly: true });
  const page = db.prepare<[string], number>('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table);
  db.close();
  return page ?? 1;
}

describe('opening', () => {
  it('makes the folder, writes ahead and through to the disk, and leaves one file behind', () => {
    const path = join(folder(), 'new', '档案', 'archive.db');
    const { close } = openStore(path);
    expect(existsSync(`${path}.holder`)).toBe(true);
    close();
    expect(readdirSync(join(path, '..'))).toEqual(['archive.db']);
    expect(pragma(path, 'journal_mode')).toBe('wal');
    expect(pragma(path, 'user_version')).toBe(MIGRATIONS.length);
  });

  it('makes every commit durable: SQLite would be content with less', () => {
    const { db, close } = openFile(file());
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    const strict = db.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0",
    );
    expect(strict.pluck().all()).toEqual(['sqlite_schema']);
    close();
  });

  it('refuses a second program, and says which one has it', async () => {
    const path = file();
    const first = await openArchive(path);
    const view = failure(path);
    expect(view?.code).toBe('archive-locked');
    expect(view?.message.en).toContain(`PID ${process.pid}`);
    await expect(openArchive(path)).rejects.toMatchObject({ code: 'archive-locked' });
    await first.remember('still', 'works');
    await first.close();
    expect(failure(path)).toBeUndefined();
  });

  it('knows one archive by all its names', () => {
    const path = file();
    const { close } = openStore(path);
    symlinkSync(path, `${path}-link`);
    expect(failure(`${path}-link`)?.code).toBe('archive-locked');
    close();
  });

  it('refuses a newer archive without touching it', () => {
    const path = file();
    openStore(path, { migrations: [...MIGRATIONS, 'SELECT 1', 'SELECT 1'] }).close();
    const before = readFileSync(path);
    const view = failure(path);
    expect([view?.code, view?.message.en]).toEqual(['archive-newer', expect.stringContaining(`(${NEWEST + 2})`)]);
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(join(path, '..'))).toEqual(['archive.db']);
  });

  it('refuses the database of another program without touching it', () => {
    const path = file();
    const db = new Database(path);
    db.exec('CREATE TABLE songs (title TEXT)');
    db.close();
    const before = readFileSync(path);
    expect(failure(path)?.code).toBe('archive-foreign');
    expect(readFileSync(path)).toEqual(before);
  });

  it('refuses a file that is no database, and one whose tables are damaged', () => {
    const text = file();
    writeFileSync(text, 'Dear diary, '.repeat(1000));
    expect(failure(text)?.code).toBe('archive-corrupt');
    const path = file();
    newest(path);
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096);
    writeFileSync(path, bytes);
    expect(failure(path)?.code).toBe('archive-corrupt');
  });

  it('looks the tables through if the last program did not close', () => {
    const path = file();
    newest(path);
    const { store } = openStore(path);
    store.remember('a', 'b');
    // The files as a killed program leaves them.
    const left = file();
    copyFileSync(path, left);
    copyFileSync(`${path}-wal`, `${left}-wal`);
    const db = new Database(path, { readonly: true, fileMustExist: true });
    db.close();
    expect(failure(left)).toBeUndefined();
    const reopened = openStore(left);
    expect(reopened.store.remembered()).toEqual({ a: 'b' });
    reopened.close();
  });

  it('says so when a page that is seldom read is damaged and the last program did not close', () => {
    const path = file();
    newest(path);
    const seldom = (root(path, 'book_files') - 1) * 4096;
    const open = openStore(path);
    open.store.remember('a', 'b');
    const left = file();
    const bytes = readFileSync(path);
    bytes.fill(0xff, seldom, seldom + 4096);
    writeFileSync(left, bytes);
    copyFileSync(`${path}-wal`, `${left}-wal`);
    open.close();
    expect(statSync(`${left}-wal`).size).toBeGreaterThan(0);
    const damaged = openStore(left);
    expect(damaged.store.damage()?.code).toBe('damaged.archive');
    const before = readFileSync(left);
    expect(() => damaged.store.remember('a', 'c')).toThrow(expect.objectContaining({ code: 'archive-corrupt' }));
    expect(damaged.store.remembered()).toEqual({ a: 'b' });
    expect(readFileSync(left)).toEqual(before);
    damaged.close();
  });

  it('refuses a share of another computer', () => {
    expect(failure('\\\\server\\share\\archive.db')?.code).toBe('archive-network');
  });

  it('says that a folder cannot be made', () => {
    const path = file();
    writeFileSync(path, '');
    expect(failure(join(path, 'below', 'archive.db'))?.code).toBe('file-unwritable');
  });

  it('answers every call after closing, and closing twice is once', async () => {
    const archive = await openArchive(file());
    await Promise.all([archive.close(), archive.close()]);
    await expect(archive.remembered()).rejects.toMatchObject({ code: 'archive-closed' });
  });
});

describe('a full disk', () => {
  it('is said as such; what was saved is intact, and the record goes on when there is room', () => {
    const path = file();
    const { store, close } = openStore(path, { maxPages: 60 });
    const runId = store.createRun(newRun());
    store.putAttempt(runId, { number: 1, startedAtMs: 4 });
    store.putMeasurement(runId, 1, planned(runId));
    let recorded = 0;
    let code = '';
    try {
      for (; recorded < 100_000; recorded++) store.record(trackOf(runId), [seen(T0 + recorded, { bitErrors: 1 })]);
    } catch (thrown) {
      code = errorView(thrown).code;
    }
    expect(code).toBe('disk-full');
    expect(store.history(trackOf(runId)).rows).toHaveLength(recorded);
    close();
    const again = openStore(path);
    expect(again.store.history(trackOf(runId)).rows).toHaveLength(recorded);
    again.store.record(trackOf(runId), [seen(T0 + recorded, { bitErrors: 1 })]);
    expect(again.store.history(trackOf(runId)).rows).toHaveLength(recorded + 1);
    again.close();
  });

  it('has a sentence of its own for what is no run', () => {
    const { store, close } = openStore(file(), { maxPages: 60 });
    const runId = store.createRun(newRun());
    const code = (act: () => unknown): string | undefined => {
      try {
        act();
      } catch (thrown) {
        return errorView(thrown).code;
      }
      return undefined;
    };
    const photo = { kind: 'photo', name: 'x.jpg', mime: 'image/jpeg', atMs: 1 } as const;
    const much = 'x'.repeat(300_000);
    expect(
      code(() =>
        store.addAttachment(runId, photo, Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(300_000)])),
      ),
    ).toBe('photo-disk-full');
    expect(code(() => store.remember('a', much))).toBe('file-disk-full');
    expect(code(() => store.sign(runId, { role: 'engineer', name: much, atMs: 1, how: 'typed' }))).toBe(
      'file-disk-full',
    );
    expect(
      code(() =>
        store.addEvent(runId, {
          t: 1,
          kind: 'mark',
          attempt: 1,
          message: { code: 'event.mark', params: { text: much } },
        }),
      ),
    ).toBe('disk-full');
    close();
  });

  it('at the very beginning is said as such too', () => {
    expect(failure(file(), { maxPages: 3 })?.code).toBe('file-disk-full');
  });
});

describe('migration', () => {
  const next = 'ALTER TABLE runs ADD COLUMN colour TEXT';

  it('leads a database to the next version, after a backup beside it', () => {
    const path = file();
    const runId = newest(path);
    const { store, close } = openStore(path, { migrations: [...MIGRATIONS, next] });
    expect(store.getRun(runId)).toMatchObject({ runId, verdict: 'pass' });
    expect(store.history(trackOf(runId))).toMatchObject({ rows: [{ t: T0 + 1, bitErrors: 2 }] });
    close();
    expect(pragma(path, 'user_version')).toBe(NEWEST + 1);
    expect(pragma(`${path}.v${NEWEST}.bak`, 'user_version')).toBe(NEWEST);
    const backup = openStore(`${path}.v${NEWEST}.bak`);
    expect(backup.store.history(trackOf(runId))).toMatchObject({ rows: [{ t: T0 + 1, bitErrors: 2 }] });
    backup.close();
  });

  it('of version 1 keeps all that was known of circuits, findable as before', () => {
    const path = file();
    const db = new Database(path);
    db.exec(FIRST);
    db.pragma('user_version = 1');
    db.exec(`INSERT INTO customers VALUES (7, '甲乙"电子');
      INSERT INTO circuits VALUES (1, '电路''0012', 7, 1, '于', NULL, 'e1', '2048k', 'AAA', NULL, 1);
      INSERT INTO circuits VALUES (2, 'bare', NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, 0);
      INSERT INTO circuits VALUES (3, 'half', NULL, 1, NULL, '138', NULL, NULL, NULL, 'city', 0);
      INSERT INTO circuit_ends VALUES (1, 'A', '枢纽楼', NULL, '301', NULL, NULL, NULL), (1, 'Z', '厂房', NULL, NULL, NULL, NULL, '139');`);
    db.close();
    const { store, close } = openStore(path);
    const one = {
      ...{ number: "电路'0012", service: 'e1', rate: '2048k', grade: 'AAA', inService: true },
      customer: { name: '甲乙"电子', contact: '于' },
      ends: { A: { site: '枢纽楼', room: '301' }, Z: { site: '厂房', phone: '139' } },
    };
    const bare = { number: 'bare', inService: false };
    const half = { number: 'half', customer: { phone: '138' }, span: 'city', inService: false };
    expect(store.findCircuits('')).toEqual([bare, half, one]);
    for (const text of ['0012', '电子', '枢纽', '厂房']) expect(store.findCircuits(text)).toEqual([one]);
    close();
    expect(pragma(`${path}.v1.bak`, 'user_version')).toBe(1);
  });

  it('makes one backup a step', () => {
    const path = file();
    newest(path);
    openStore(path, { migrations: [...MIGRATIONS, next, 'CREATE TABLE x (y TEXT) STRICT'] }).close();
    const steps = [NEWEST, NEWEST + 1];
    expect(steps.map((n) => pragma(`${path}.v${n}.bak`, 'user_version'))).toEqual(steps);
  });

  it('whose backup fails is not begun, and leaves no half of one', () => {
    const path = file();
    newest(path);
    mkdirSync(`${path}.v${NEWEST}.bak`);
    expect(failure(path, { migrations: [...MIGRATIONS, next] })).toBeDefined();
    expect(pragma(path, 'user_version')).toBe(NEWEST);
    expect(readdirSync(join(path, '..')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('that fails leaves the archive as it was, and can be tried again', () => {
    const path = file();
    const runId = newest(path);
    const broken = `${next}; CREATE TABLE nonsense (`;
    expect(failure(path, { migrations: [...MIGRATIONS, broken] })).toBeDefined();
    expect(pragma(path, 'user_version')).toBe(NEWEST);
    const { store, close } = openStore(path, { migrations: [...MIGRATIONS, next] });
    expect(store.getRun(runId).runId).toBe(runId);
    close();
  });
});
