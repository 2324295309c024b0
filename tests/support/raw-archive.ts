import Database from 'better-sqlite3';
import { openStore } from '../../electron/archive/worker/store.ts';
import { newRun } from './records.ts';

/** What a disk does to a file, or a stranger: SQL on an archive that is closed, past all its guards. */
export function rawSql(path: string, ...statements: readonly (readonly [text: string, ...values: unknown[]])[]): void {
  const db = new Database(path);
  try {
    const triggers = db.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'trigger'`).pluck().all();
    const kept = db.prepare<[], string>(`SELECT sql FROM sqlite_master WHERE type = 'trigger'`).pluck().all();
    for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
    for (const [text, ...values] of statements) db.prepare(text).run(...values);
    for (const sql of kept) db.exec(sql);
  } finally {
    db.close();
  }
}

/** An archive of `n` runs, `R000000` the oldest, made at one go. */
export function archiveOfRuns(path: string, n: number): void {
  const { store, close } = openStore(path);
  store.createRun(newRun({ runId: 'first', startedAtMs: 0 }));
  close();
  const db = new Database(path);
  const columns = db
    .prepare<[], { name: string }>('PRAGMA table_info(runs)')
    .all()
    .map(({ name }) => name)
    .filter((name) => !['id', 'run_id', 'started_at_ms'].includes(name))
    .join(', ');
  const insert = db.prepare(
    `INSERT INTO runs (run_id, started_at_ms, ${columns}) SELECT ?, ?, ${columns} FROM runs WHERE run_id = 'first'`,
  );
  db.transaction(() => {
    for (let i = 1; i < n; i++) insert.run(`R${String(i).padStart(6, '0')}`, i * 1000);
    db.prepare(`UPDATE runs SET run_id = 'R000000' WHERE run_id = 'first'`).run();
  })();
  db.close();
}
