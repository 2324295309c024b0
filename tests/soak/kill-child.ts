import { openArchive, type Archive } from '../../electron/archive/index.ts';
import { writeReport } from '../../electron/reports/index.ts';
import { planned, trackOf } from '../support/records.ts';
import { BLOCK, blockOf, LINE_START } from './kill-line.ts';
import { FINISHED, killRun } from './kill-run.ts';

/**
 * Records the made-up lines of some runs side by side as fast as it can until it is killed, and says `<run> <t>` only when everything before second t is
 * acknowledged. With a folder it makes the report of a finished run there meanwhile, again and again.
 */
const [path = '', seedText = '1', runs = 'A', reports = ''] = process.argv.slice(2);
const seed = Number(seedText);

/** Takes up a run that broke off, or begins it. Gives the second to go on with. */
async function takeUp(archive: Archive, runId: string): Promise<number> {
  const broken = (await archive.listRuns({ unfinished: true })).find((run) => run.runId === runId);
  if (!broken) await archive.createRun({ ...killRun(LINE_START * 1000), runId });
  const [attempt] = (await archive.getRun(runId)).attempts;
  if (!attempt) await archive.putAttempt(runId, { number: 1, startedAtMs: LINE_START * 1000 });
  if (!attempt?.measurements.length) await archive.putMeasurement(runId, 1, planned(runId));
  if (!broken) return LINE_START;
  const next = (broken.lastSecond ?? LINE_START - 1) + 1;
  const from = LINE_START + (Math.floor((next - LINE_START) / BLOCK) + 2) * BLOCK;
  await archive.record(trackOf(runId), [{ kind: 'gap', gap: { from: next, to: from, reason: 'program-stopped' } }]);
  return from;
}

/** Waits until it is said: whoever listens may be slower than the disk. */
const say = (line: string): Promise<void> =>
  new Promise((resolve) => process.stdout.write(`${line}\n`, () => resolve()));

async function recordOn(archive: Archive, runId: string, from: number, lineSeed: number): Promise<void> {
  for (let t = from; ; t += BLOCK) {
    for (const observation of blockOf(lineSeed, t)) {
      await archive.record(trackOf(runId), [observation]);
      const done = observation.kind === 'second' ? observation.second.t + 1 : t + BLOCK;
      await say(`${runId} ${done}`);
    }
  }
}

async function reportOn(archive: Archive, folder: string): Promise<void> {
  for (;;) await writeReport(archive, FINISHED, folder);
}

const archive = await openArchive(path);
const names = runs.split(',');
const starts: number[] = [];
for (const name of names) starts.push(await takeUp(archive, name));
await say('ready');
await Promise.all([
  ...names.map((name, i) => recordOn(archive, name, starts[i]!, seed + 10 * i)),
  ...(reports === '' ? [] : [reportOn(archive, reports)]),
]);
