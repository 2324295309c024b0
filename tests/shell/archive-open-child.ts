import { openArchive } from '../../electron/archive/index.ts';
import { errorView } from '../../electron/contract/errors.ts';
import { LINE_START, secondOf } from '../soak/kill-line.ts';
import { killRun } from '../soak/kill-run.ts';

/** Opens the archive given, records until it cannot (at most 5 000 seconds), and prints the code of the error and how much was acknowledged. */
let acknowledged = 0;
let code = 'none';
try {
  const archive = await openArchive(process.argv[2] ?? '');
  const runId = await archive.createRun(killRun(LINE_START * 1000));
  await archive.putAttempt(runId, { number: 1, startedAtMs: LINE_START * 1000 });
  for (; acknowledged < 5000; acknowledged++) {
    const second = { ...secondOf(7, LINE_START + acknowledged), bitErrors: 1 };
    await archive.record(runId, 1, [{ kind: 'second', second }]);
  }
} catch (thrown) {
  code = errorView(thrown).code;
}
process.stdout.write(JSON.stringify({ code, acknowledged }));
process.exit(0);
