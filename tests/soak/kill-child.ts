import { planned, trackOf } from '../support/records.ts';
import { writeSync } from 'node:fs';
import { openArchive, type Archive } from '../../electron/archive/index.ts';
import { BLOCK, blockOf, LINE_START } from './kill-line.ts';
import { killRun } from './kill-run.ts';

/** Records the made-up line as fast as it can until it is killed, and says `<t>` only when everything before second t is acknowledged. */
const [path = '', seedText = '1'] = process.argv.slice(2);
const seed = Number(seedText);

/** Takes up the run that broke off, or begins one. Gives the run and the second to go on with. */
async function takeUp(archive: Archive): Promise<{ runId: string; from: number }> {
  const [broken] = await archive.listRuns({ unfinished: true });
  if (!broken) {
    const runId = await archive.createRun(killRun(LINE_START * 1000));
    await archive.putAttempt(runId, { number: 1, startedAtMs: LINE_START * 1000 });
    await archive.putMeasurement(runId, 1, planned(runId));
    return { runId, from: LINE_START };
  }
  const [attempt] = (await archive.getRun(broken.runId)).attempts;
  if (!attempt) await archive.putAttempt(broken.runId, { number: 1, startedAtMs: LINE_START * 1000 });
  if (!attempt?.measurements.length) await archive.putMeasurement(broken.runId, 1, planned(broken.runId));
  const next = (broken.lastSecond ?? LINE_START - 1) + 1;
  const from = LINE_START + (Math.floor((next - LINE_START) / BLOCK) + 2) * BLOCK;
  await archive.record(trackOf(broken.runId), [
    { kind: 'gap', gap: { from: next, to: from, reason: 'program-stopped' } },
  ]);
  return { runId: broken.runId, from };
}

const archive = await openArchive(path);
const { runId, from } = await takeUp(archive);
writeSync(1, 'ready\n');
for (let t = from; ; t += BLOCK) {
  for (const observation of blockOf(seed, t)) {
    await archive.record(trackOf(runId), [observation]);
    const done = observation.kind === 'second' ? observation.second.t + 1 : t + BLOCK;
    writeSync(1, `${done}\n`);
  }
}
