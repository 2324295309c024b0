import { join } from 'node:path';
import { expect, it } from 'vitest';
import { judge, judgeOptions, readableEvents } from '../../../electron/analysis/index.ts';
import { openArchive } from '../../../electron/archive/index.ts';
import { missed, newRun, planned, scratchFolder, seen, T0, trackOf } from './fixtures.ts';

const folder = scratchFolder();

it('judges and lists what it keeps without handing it out, and lets a second be recorded meanwhile', async () => {
  const archive = await openArchive(join(folder(), 'a.db'));
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

  const order: string[] = [];
  const long = [archive.judge(trackOf(runId), options), archive.events(runId)].map((answer, i) =>
    answer.then(() => order.push(`long ${i}`)),
  );
  await Promise.all([
    ...long,
    archive.record(trackOf(runId), [seen(T0 + 9 * hour + 1)]).then(() => order.push('second')),
  ]);
  expect(order[0]).toBe('second');
  await archive.close();
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
