import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attemptRow } from '../../electron/archive/worker/attempt-row.ts';
import { putAttempt } from '../../electron/archive/worker/attempts.ts';
import { sign } from '../../electron/archive/worker/attachments.ts';
import { saveCircuit } from '../../electron/archive/worker/circuits.ts';
import { putMeasurement } from '../../electron/archive/worker/measurements.ts';
import { openFile } from '../../electron/archive/worker/open-file.ts';
import { runRow } from '../../electron/archive/worker/run-row.ts';
import { createRun, finishRun } from '../../electron/archive/worker/runs.ts';
import { createSql, type Sql } from '../../electron/archive/worker/sql.ts';
import { openStore, type OpenStore } from '../../electron/archive/worker/store.ts';
import { LAUNCHER } from '../support/cli.ts';
import { circuit, newRun, planned, T0 } from '../support/records.ts';
import { figure, measured, type Figure } from './figure.ts';

const RUNS = 10_000;
const CIRCUITS = 100_000;
/** Parts of names, from one character to twenty; some are found everywhere, some once, some nowhere. */
const PARTS = [
  '苏',
  '0',
  '电路',
  '苏州',
  'zz',
  '移动甲乙',
  '星湖街12',
  '数字电路0999',
  '江苏第77集团有限公司',
  '苏州移动甲乙数字电路099999号东北角',
];
const LIST_ROUNDS = 7;

const nameOf = (i: number): string => `苏州移动甲乙数字电路${String(i).padStart(6, '0')}`;

function fillCircuits(sql: Sql): void {
  for (let i = 0; i < CIRCUITS; i++) {
    const ends = { A: { site: `苏州工业园区星湖街${i % 311}号` }, Z: { site: `南京鼓楼区${i % 77}` } };
    const customer = { name: `江苏第${i % 977}集团有限公司` };
    saveCircuit(sql, circuit(nameOf(i), { customer, ends }));
  }
}

/** A signed run as it stands in the archive a year later. */
function fillRun(sql: Sql, i: number): void {
  const startedAtMs = (T0 + i * 1000) * 1000;
  const runId = createRun(sql, newRun({ startedAtMs, circuit: circuit(nameOf(i * 7)) }));
  putAttempt(sql, runRow(sql, runId).id, { number: 1, startedAtMs });
  const { readings: _none, ...measurement } = planned(runId, 1, { from: T0, to: T0 + 900, verdict: 'pass' });
  putMeasurement(sql, attemptRow(sql, runId, 1), measurement);
  finishRun(sql, runId, { verdict: 'pass', why: [], endedAtMs: startedAtMs + 900_000 });
  sign(sql, runRow(sql, runId).id, { role: 'customer', name: '李', atMs: startedAtMs, how: 'typed', attempt: 1 });
}

/** An archive as an office of some years has it. */
function fill(path: string): void {
  const file = openFile(path);
  const sql = createSql(file.db);
  file.db.transaction(() => {
    fillCircuits(sql);
    for (let i = 0; i < RUNS; i++) fillRun(sql, i);
  })();
  file.close();
}

/** `tributary runs` as a process of its own, seconds. */
function listS(archive: string): number {
  const startedMs = performance.now();
  const { status } = spawnSync(process.execPath, [LAUNCHER, 'runs', '--archive', archive, '--json'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`runs ended with ${status}`);
  return (performance.now() - startedMs) / 1000;
}

function listing(folder: string, full: string): Figure {
  const empty = join(folder, 'empty.db');
  openStore(empty).close();
  const more = Array.from({ length: LIST_ROUNDS }, () => listS(full) - listS(empty));
  return figure(`tributary runs on ${RUNS} runs, more than on none`, measured(more), 's', '<=', 0.5);
}

function finding({ store }: OpenStore): Figure[] {
  const asks = {
    'circuits.find': (text: string) => store.findCircuits(text),
    'archive.find': (text: string) => [store.listRuns({ text, limit: 200 }), store.countRuns({ text })],
  };
  return Object.entries(asks).map(([name, ask]) => {
    // What lies in memory is brought there when somebody looks first.
    ask('first');
    const spent = PARTS.flatMap((text) =>
      Array.from({ length: 5 }, () => {
        const from = process.cpuUsage();
        ask(text);
        const { user, system } = process.cpuUsage(from);
        return (user + system) / 1000;
      }),
    );
    const worst = Math.max(...spent);
    return figure(
      `${name} on ${CIRCUITS} circuits and ${RUNS} runs, 1 to 20 characters, the slowest`,
      worst,
      'ms',
      '<=',
      10,
    );
  });
}

export function benchFind(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-find-'));
  try {
    const path = join(folder, 'full.db');
    fill(path);
    const list = listing(folder, path);
    const open = openStore(path);
    const found = finding(open);
    open.close();
    return Promise.resolve([list, ...found]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
