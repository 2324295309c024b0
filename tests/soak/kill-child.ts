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
    return { runId, from: LINE_START };
  }
  if (broken.attempts === 0) await archive.putAttempt(broken.runId, { number: 1, startedAtMs: LINE_START * 1000 });
  const next = (broken.lastSecond ?? LINE_START - 1) + 1;
  const from = LINE_START + (Math.floor((next - LINE_START) / BLOCK) + 2) * BLOCK;
  await archive.record(broken.runId, 1, [{ kind: 'gap', gap: { from: next, to: from, reason: 'program-stopped' } }]);
  return { runId: broken.runId, from };
}

const archive = await openArchive(path);
const { runId, from } = await takeUp(archive);
writeSync(1, 'ready\n');
for (let t = from; ; t += BLOCK) {
  for (const observation of blockOf(seed, t)) {
    await archive.record(runId, 1, [observation]);
    const done = observation.kind === 'second' ? observation.second.t + 1 : t + BLOCK;
    writeSync(1, `${done}\n`);
  }
}
