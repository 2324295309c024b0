import { on } from 'node:events';
import { join } from 'node:path';
import { setEnvironmentData, Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { judge, judgeOptions, readableEvents } from '../../../electron/analysis/index.ts';
import { openArchive } from '../../../electron/archive/index.ts';
import type { Answer, Question } from '../../../electron/archive/protocol.ts';
import { missed, newRun, planned, scratchFolder, seen, T0, trackOf } from './fixtures.ts';

const folder = scratchFolder();

/** Which questions the archive's thread answers one after the other, if all of them wait for it when it begins. */
async function answeredInTurn(path: string, asked: readonly [Question['method'], ...unknown[]][]): Promise<string[]> {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  setEnvironmentData('archive gate', gate);
  const worker = new Worker(new URL('../../support/gated-archive-worker.ts', import.meta.url), { workerData: path });
  for (const [i, [method, ...args]] of asked.entries()) worker.postMessage({ id: i + 1, method, args });
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
  const answers: Answer[] = [];
  for await (const [answer] of on(worker, 'message') as AsyncIterable<[Answer]>)
    if (answers.push(answer) > asked.length) break;
  await worker.terminate();
  return answers
    .filter(({ id }) => id > 0)
    .map((answer) => ('failure' in answer && answer.failure ? answer.failure.code : asked[answer.id - 1]![0]));
}

it('judges and lists what it keeps without handing it out, and lets a second be recorded meanwhile', async () => {
  const path = join(folder(), 'a.db');
  const archive = await openArchive(path);
  const made = newRun();
  const runId = await archive.createRun(made);
  await archive.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  await archive.putMeasurement(runId, 1, planned(runId));
  // Hours apart, so that it is read in several parts; a clean span and a gap reach over more than one.
  const hour = 3600;
  const bad = Array.from({ length: 40 }, (_, i) => seen(T0 + 2 * hour + i, { bitErrors: i < 12 ? 4000 : 3 }));
  const lost = Array.from({ length: 12 }, (_, i) => seen(T0 + 5 * hour + i, { bits: 0, defects: ['LOS'] }));
  const items = [
    ...Array.from({ length: 2 * hour }, (_, i) => seen(T0 + i)),
    ...bad,
    missed(T0 + 2 * hour + 40, T0 + 5 * hour, { totals: { bitErrors: 2 } }),
    ...lost,
    seen(T0 + 9 * hour, { slips: [{ bits: -8 }] }),
  ];
  await archive.record(trackOf(runId), items);
  const history = await archive.history(trackOf(runId));
  const options = judgeOptions(made, planned(runId));
  expect(await archive.extent(trackOf(runId))).toEqual({ from: T0, to: T0 + 9 * hour + 1 });
  const judgement = await archive.judge(trackOf(runId), options);
  expect(judgement).toEqual(judge(history, options));
  expect(judgement.g826).toMatchObject({ UAS: 25, ES: 28 });
  expect(await archive.events(runId)).toEqual(readableEvents([], [{ attempt: 1, history }]));

  await archive.close();

  // All three wait before the thread begins: nothing hangs on which of two threads is faster.
  const asked: [Question['method'], ...unknown[]][] = [
    ['judge', trackOf(runId), options],
    ['events', runId],
    ['record', trackOf(runId), [seen(T0 + 9 * hour + 1)]],
  ];
  expect((await answeredInTurn(path, asked))[0]).toBe('record');
});

it('says of a measurement of which nothing is stored that nothing was observed', async () => {
  const archive = await openArchive(join(folder(), 'a.db'));
  const made = newRun();
  const runId = await archive.createRun(made);
  await archive.putAttempt(runId, { number: 1, startedAtMs: T0 * 1000 });
  await archive.putMeasurement(runId, 1, planned(runId));
  expect(await archive.extent(trackOf(runId))).toBeUndefined();
  const options = judgeOptions(made, planned(runId));
  expect(await archive.judge(trackOf(runId), options)).toEqual(judge({ spans: [], rows: [], gaps: [] }, options));
  expect(await archive.events(runId)).toMatchObject({ shown: [], count: 0 });
  await expect(archive.judge('nothing', options)).rejects.toMatchObject({ code: 'run-unknown' });
  await archive.close();
});
