import '../../../support/archive-in-this-thread.ts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveOfFour } from '../../../support/damage.ts';
import { cliHere, jsonOf } from '../../../support/cli.ts';
import { rawSql } from '../../../support/raw-archive.ts';
import { T0 } from '../../../support/records.ts';

let folder = '';
let archive = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-damaged-'));
  archive = join(folder, 'a.db');
  archiveOfFour(archive);
  rawSql(
    archive,
    [`UPDATE seconds SET bit_errors = bit_errors + 1000 WHERE measurement = 2 AND t = ?`, T0 + 3],
    [`UPDATE signatures SET body = replace(body, '王', '李') WHERE run = 2`],
    [`UPDATE attachments SET bytes = zeroblob(length(bytes)) WHERE run = 1`],
    [`UPDATE runs SET verdict = 'pass' WHERE run_id = 'hand'`],
    [`DELETE FROM run_bodies WHERE run = 4 AND name = 'procedure'`],
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

it('names a damaged record in the list, and nothing of it but that', async () => {
  const { runs } = jsonOf(await cliHere(['runs', '--archive', archive, '--json'])) as {
    runs: Record<string, string>[];
  };
  expect(runs.find(({ runId }) => runId === 'hand')).toEqual({
    runId: 'hand',
    damaged: 'Record damaged: cannot be read',
  });
  const list = await cliHere(['runs', '--archive', archive]);
  expect(list.stdout).toMatch(/^hand {2}(Record damaged|记录损坏)/m);
});

it('says what is damaged beside a report, and on each of its papers', async () => {
  const ended = await cliHere(['report', 'errors', '--archive', archive, '--out', join(folder, 'out')]);
  expect(ended.code).toBe(0);
  const [pdf = '', json = '', csv = ''] = ended.stdout.trim().split('\n');
  expect(ended.stderr).toMatch(/damaged|损坏/);
  const { record } = JSON.parse(readFileSync(json, 'utf8')) as { record: { damage: object[]; signatures: object[] } };
  expect(record.damage).toMatchObject([
    { what: 'signatures', n: 1 },
    { what: 'seconds', from: T0 + 3, to: T0 + 4 },
  ]);
  expect(record.signatures).toEqual([]);
  const table = readFileSync(csv, 'utf8');
  expect(table).toMatch(/^1700000003,.*,1,1,damaged,.*逐秒记录损坏.*Seconds from .* damaged/m);
  expect(table).not.toMatch(/,100\d,/);
  expect(readFileSync(pdf).byteLength).toBeGreaterThan(10_000);
});

it('makes a report without a photo that is no longer what was kept, and says so', async () => {
  const ended = await cliHere(['report', 'clean', '--archive', archive, '--out', join(folder, 'photo')]);
  expect(ended.code).toBe(0);
  const [, json = ''] = ended.stdout.trim().split('\n');
  const { record } = JSON.parse(readFileSync(json, 'utf8')) as { record: { damage: object[] } };
  expect(record.damage).toEqual([{ what: 'attachments', n: 1 }]);
});

it('refuses what would say nothing, naming it', async () => {
  const hand = await cliHere(['report', 'hand', '--archive', archive, '--out', folder]);
  expect(hand).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/hand.*(damaged|损坏)/) });
  const resumed = await cliHere(['resume', 'broken', '--archive', archive, '--tester', 'comtech@sim:', '--json']);
  expect(jsonOf(resumed)).toMatchObject({ error: { code: 'record-damaged', where: 'broken' } });
  expect(resumed.code).toBe(2);
});
