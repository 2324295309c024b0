import {
  copyFileSync,
  existsSync,
  realpathSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../../electron/archive/worker/store.ts';
import { createCore } from '../../../../electron/hosts/core/core.ts';
import { callCore } from '../../../../electron/hosts/core/dispatch.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';
import { archiveOfRuns, rawSql } from '../../../support/raw-archive.ts';

let folder = '';
let good = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-archive-'));
  good = join(folder, 'good.db');
  archiveOfRuns(good, 300);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of a good archive to which something happened. */
function spoilt(name: string, happened: (path: string) => void): string {
  const path = join(folder, `${name}.db`);
  copyFileSync(good, path);
  happened(path);
  return path;
}
const without = (name: string, make: (path: string) => void): string => {
  const path = join(folder, `${name}.db`);
  make(path);
  return path;
};
const page = (path: string, nth: number): void => {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, nth * 4096, (nth + 1) * 4096);
  writeFileSync(path, bytes);
};
function onceOpen(path: string, act: (db: Database.Database) => unknown): void {
  const db = new Database(path);
  act(db);
  db.close();
}
/** A page of which `runs` never asks, in the middle of a table that only fills up. */
const pageOf = (path: string, table: string): number => {
  const db = new Database(path, { readonly: true });
  const root = db.prepare<[string], number>('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table);
  db.close();
  return (root ?? 1) - 1;
};

const BROKEN: readonly (readonly [code: string, what: string, make: () => string])[] = [
  ['archive-corrupt', 'garbage', () => without('garbage', (path) => writeFileSync(path, 'x'.repeat(5000)))],
  ['archive-corrupt', 'a sentence', () => without('sentence', (path) => writeFileSync(path, 'hello\n'))],
  ['archive-corrupt', 'nothing', () => without('empty', (path) => writeFileSync(path, ''))],
  ['archive-corrupt', 'half of it', () => spoilt('half', (path) => truncateSync(path, statSync(path).size / 2))],
  ['archive-corrupt', 'its head alone', () => spoilt('head', (path) => truncateSync(path, 100))],
  ['archive-corrupt', 'a damaged first page', () => spoilt('first', (path) => page(path, 0))],
  ['archive-corrupt', 'a damaged page of runs', () => spoilt('runs', (path) => page(path, pageOf(path, 'runs')))],
  ['archive-corrupt', 'a damaged page of seconds', () => spoilt('secs', (path) => page(path, pageOf(path, 'seconds')))],
  [
    'archive-corrupt',
    'a damaged page of photos',
    () => spoilt('photo', (path) => page(path, pageOf(path, 'attachments'))),
  ],
  ['archive-corrupt', 'a damaged index', () => spoilt('index', (path) => page(path, pageOf(path, 'runs_circuit')))],
  [
    'archive-corrupt',
    'a table less',
    () => spoilt('table', (path) => onceOpen(path, (db) => db.exec('DROP TABLE gaps'))),
  ],
  [
    'archive-corrupt',
    'a log without its archive',
    () => without('lost', (path) => writeFileSync(`${path}-wal`, 'x'.repeat(5000))),
  ],
  [
    'archive-newer',
    'a newer schema',
    () => spoilt('newer', (path) => onceOpen(path, (db) => db.pragma('user_version = 99'))),
  ],
  [
    'archive-foreign',
    'another mark',
    () => spoilt('mark', (path) => onceOpen(path, (db) => db.pragma('application_id = 7'))),
  ],
  [
    'archive-foreign',
    'songs',
    () => without('songs', (path) => onceOpen(path, (db) => db.exec('CREATE TABLE songs (title TEXT)'))),
  ],
  ['file-not-regular', 'a folder', () => without('folder', (path) => mkdirSync(path))],
  ['file-not-regular', 'a pipe', () => without('pipe', (path) => execFileSync('mkfifo', [path]))],
  ['file-not-regular', 'a device', () => without('device', (path) => symlinkSync('/dev/null', path))],
];

describe.runIf(process.platform !== 'win32')('an archive that is none, or no longer one', () => {
  const RUN = ['run', 'e1-acceptance', '--tester', 'comtech@sim:', '--set', 'duration=5s'];
  const bytesOf = (path: string): string =>
    statSync(path, { throwIfNoEntry: false })?.isFile()
      ? createHash('sha256').update(readFileSync(path)).digest('hex')
      : '-';

  const said = async (args: readonly string[], path: string): Promise<Record<string, string>> => {
    const ended = await cliHere([...args, '--archive', path, '--json'], { home: folder });
    expect(ended.code).toBe(2);
    return jsonOf(ended)['error'] as Record<string, string>;
  };

  it.each(BROKEN)('%s: %s; a run refuses it, and leaves it as it is', async (code, _what, make) => {
    const path = make();
    const before = bytesOf(path);
    const names = readdirSync(folder);
    expect(await said(RUN, path)).toMatchObject({ code, where: existsSync(path) ? realpathSync(path) : path });
    expect(bytesOf(path)).toBe(before);
    expect(readdirSync(folder).filter((name) => !['reports', ...names].includes(name))).toEqual([]);
  });

  it('every command says the same; what can be read is read', async () => {
    const path = spoilt('same', (at) => page(at, pageOf(at, 'seconds')));
    const { code, message = '-' } = await said(RUN, path);
    expect(await said(['resume', 'R000001'], path)).toMatchObject({ code, message });
    const core = await createCore({ home: join(folder, 'home'), archivePath: path });
    expect(core.state().archive.problem).toMatchObject({ code, message: { en: message } });
    await core.close();
    const before = bytesOf(path);
    const runs = await cliHere(['runs', '--archive', path, '--json']);
    expect(runs).toMatchObject({ code: 0, stderr: expect.stringContaining('it is only read') });
    expect(jsonOf(runs)).toMatchObject({ damaged: expect.stringContaining('it is only read') });
    expect(jsonOf(runs)['runs']).toHaveLength(300);
    expect((await cliHere(['report', 'R000001', '--archive', path, '--out', folder])).code).toBe(0);
    expect(bytesOf(path)).toBe(before);
  });

  it('a link that leads nowhere makes nothing where it leads', async () => {
    const path = without('link', (at) => symlinkSync(join(folder, 'elsewhere.db'), at));
    const ended = await cliHere(['run', 'e1-acceptance', '--tester', 'comtech@sim:', '--archive', path, '--json'], {
      home: folder,
    });
    expect(jsonOf(ended)).toMatchObject({ error: { code: 'file-unwritable', where: path } });
    expect(readdirSync(folder)).not.toContain('elsewhere.db');
  });
});

describe('10 001 runs, one of them damaged', () => {
  const N = 10_001;
  let path = '';
  beforeAll(() => {
    path = join(folder, 'many.db');
    archiveOfRuns(path, N);
    rawSql(path, [`UPDATE runs SET procedure = substr(procedure, 1, 4) WHERE run_id = 'R005000'`]);
  });

  it('are all listed, the damaged one named', async () => {
    const ended = await cliHere(['runs', '--archive', path, '--json']);
    expect(ended.code).toBe(0);
    const { runs } = jsonOf(ended) as { runs: Record<string, unknown>[] };
    expect(runs).toHaveLength(N);
    expect(runs.map((run) => run['runId'])).toEqual(
      Array.from({ length: N }, (_, i) => `R${String(N - 1 - i).padStart(6, '0')}`),
    );
    expect(runs.filter((run) => 'damaged' in run)).toEqual([
      { runId: 'R005000', damaged: 'Record damaged: cannot be read' },
    ]);
    expect(runs[0]).toEqual({ runId: 'R010000', procedure: 'e1-acceptance', startedAt: '1970-01-01T02:46:40.000Z' });
    const text = await cliHere(['runs', '--archive', path]);
    expect(text.stdout.trim().split('\n')).toHaveLength(N);
    expect(text.stdout).toMatch(/^R005000 .*damaged/m);
  });

  it('on the page come in pieces, with their true number', async () => {
    const core = await createCore({ home: join(folder, 'home'), archivePath: path });
    const find = (input: object) =>
      callCore(core.methods, 'archive.find', input) as Promise<{
        runs: { runId: string; damaged?: object }[];
        total: number;
        tally?: Record<string, number>;
      }>;
    const first = await find({ text: '' });
    expect([first.runs.length, first.total]).toEqual([200, N]);
    expect(first.tally).toEqual({ none: N });
    expect((await find({ text: 'R00999', verdict: 'pass' })).tally).toEqual({ none: 10 });
    const table = (await callCore(core.methods, 'archive.table', { text: 'R00999' })) as {
      name: string;
      base64: string;
    };
    expect(table.name).toMatch(/^(测试记录|Test-records)-\d{8}\.csv$/);
    const rows = Buffer.from(table.base64, 'base64').toString().trim().split('\r\n');
    expect(rows).toHaveLength(11);
    expect(rows[0]).toMatch(/^编号 No\.,/);
    expect(rows[1]).toContain('R009999');
    const piece = await find({ text: '', offset: 5000, limit: 2 });
    expect(piece.runs).toMatchObject([{ runId: 'R005000', damaged: { code: 'damaged.part' } }, { runId: 'R004999' }]);
    expect((await find({ text: 'R00999', offset: 5 })).runs).toHaveLength(5);
    expect((await find({ text: 'no such run' })).total).toBe(0);
    expect(core.state().unfinished.length).toBeGreaterThan(0);
    await core.close();
  });

  it('the damaged one has no report, and says why', async () => {
    const out = join(folder, 'out');
    const report = await cliHere(['report', 'R005000', '--archive', path, '--out', out]);
    expect(report).toMatchObject({ code: 2, stdout: '' });
    expect(report.stderr).toMatch(/R005000.*damaged/);
    const resume = await cliHere(['resume', 'R005000', '--archive', path, '--json'], { home: folder });
    expect(jsonOf(resume)).toMatchObject({ error: { code: 'record-damaged', where: 'R005000' } });
  });
});

describe.runIf(process.platform !== 'win32')('an archive', () => {
  const modes = (at: string): Record<string, string> =>
    Object.fromEntries(readdirSync(at).map((name) => [name, (statSync(join(at, name)).mode & 0o777).toString(8)]));

  it('is for its user alone wherever it is, with all that stands beside it', () => {
    const at = join(folder, 'private');
    const { close } = openStore(join(at, 'deep', 'a.db'));
    expect(modes(join(at, 'deep'))).toEqual({ 'a.db': '600', 'a.db-wal': '600', 'a.db.holder': '600' });
    expect(modes(at)).toEqual({ deep: '700' });
    close();
  });

  it('of an earlier program is closed to others', () => {
    const at = mkdtempSync(join(folder, 'open-'));
    const path = join(at, 'a.db');
    openStore(path).close();
    const ours = ['a.db', 'a.db.v1.bak', 'a.db.wire.log', 'a.db.wire.log.00000001', 'a.db.wire.log.00000002.keep'];
    const others = ['other.db', 'a.db.txt', 'a.db.wire.log.txt'];
    for (const name of [...ours, ...others]) writeFileSync(join(at, name), readFileSync(path), { mode: 0o644 });
    execFileSync('chmod', ['644', path]);
    openStore(path).close();
    const wanted = [...ours.map((name) => [name, '600']), ...others.map((name) => [name, '644'])];
    expect(modes(at)).toEqual(Object.fromEntries(wanted));
  });

  it('is said to be held by nobody known where a link stands in the place of that word', () => {
    const at = mkdtempSync(join(folder, 'held-'));
    const [path, other] = [join(at, 'a.db'), join(at, 'other')];
    openStore(path).close();
    writeFileSync(other, 'precious');
    symlinkSync(other, `${path}.holder`);
    const { close } = openStore(path);
    expect(readFileSync(`${path}.holder`, 'utf8')).toContain(`PID ${process.pid}`);
    rmSync(`${path}.holder`);
    symlinkSync(other, `${path}.holder`);
    expect(() => openStore(path)).toThrow(expect.objectContaining({ params: { holder: 'PID ?' } }));
    close();
    expect(readFileSync(other, 'utf8')).toBe('precious');
  });
});
