import Database from 'better-sqlite3';
import { openFile } from '../../electron/archive/worker/open-file.ts';
import { createRun, finishRun } from '../../electron/archive/worker/runs.ts';
import { createSql } from '../../electron/archive/worker/sql.ts';
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
export function archiveOfRuns(path: string, n: number, { finished = false } = {}): void {
  const file = openFile(path);
  const sql = createSql(file.db);
  file.db.transaction(() => {
    for (let i = 0; i < n; i++) {
      const runId = createRun(sql, newRun({ runId: `R${String(i).padStart(6, '0')}`, startedAtMs: i * 1000 }));
      if (finished) finishRun(sql, runId, { verdict: 'pass', why: [], endedAtMs: i * 1000 + 900_000 });
    }
  })();
  file.close();
}
