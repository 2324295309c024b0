import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openArchive } from '../../electron/archive/index.ts';
import { readFigures } from '../../electron/circuits/index.ts';
import { Gathered, takeList } from '../../electron/hosts/core/state/list-taking.ts';
import { figure, pairedRatio, type Figure } from './figure.ts';

const LINES = 50_000;
const PAIRS = 3;
const HEAD = '电路编号,客户,业务,速率,等级,范围,A端局站,A端地址,A端联系人,A端电话,Z端局站,Z端地址,Z端联系人,Z端电话';
const lineOf = (n: number): string =>
  `苏州数字电路${n},客户${n % 500},e1,2M,金牌,区内长途,枢纽楼${n % 50},人民路1号,张${n},0512-${n},昆山${n % 70},前进路9号,李${n},0512-${n}`;

const timed = async (work: () => unknown): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** The peer: the same lines as they stand, one row each, put into a plain table of SQLite in one transaction. */
function insertPlainly(path: string, lines: readonly string[]): void {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE circuit (number TEXT PRIMARY KEY, body TEXT NOT NULL)');
  const put = db.prepare('INSERT INTO circuit VALUES (?, ?)');
  db.transaction(() => {
    for (const [at, line] of lines.entries()) put.run(String(at), line);
  })();
  db.close();
}

/** A list of an office, read, held against what is known, and entered so that it can be found again and carried to others; against plain inserts of its lines. */
export async function benchLists(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-lists-'));
  const lines = Array.from({ length: LINES }, (_, n) => lineOf(n));
  const bytes = Buffer.from([HEAD, ...lines].join('\r\n'));
  const figures = await readFigures(undefined);
  const { signal } = new AbortController();
  let round = 0;
  let again = 0;
  const ours = async (): Promise<number> => {
    const archive = await openArchive(join(folder, `a${round++}.db`));
    const take = async (): Promise<Gathered> => {
      const gathered = new Gathered();
      for await (const taken of takeList(() => archive, 'l.csv', bytes, figures, signal))
        for (const line of 'lines' in taken ? taken.lines : []) gathered.add(line);
      await archive.enter(gathered.entries());
      return gathered;
    };
    const spent = await timed(take);
    again = (await take()).counts.same;
    await archive.close();
    return spent;
  };
  try {
    const plain = (): Promise<number> => timed(() => insertPlainly(join(folder, `p${round++}.db`), lines));
    return [
      figure(
        'import of 50 000 circuits / plain SQLite inserts of their lines',
        await pairedRatio(PAIRS, ours, plain),
        'x',
        '<=',
        50,
      ),
      figure('lines that a second import finds unchanged', again / LINES, 'of all', '>=', 1),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
