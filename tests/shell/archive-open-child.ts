import { planned, trackOf } from '../support/records.ts';
import { openArchive } from '../../electron/archive/index.ts';
import { errorView } from '../../electron/contract/errors.ts';
import { localArchive } from '../support/local-archive.ts';
import { becomeNobody } from '../support/nobody.ts';
import { LINE_START, secondOf } from '../soak/kill-line.ts';
import { killRun } from '../soak/kill-run.ts';

/**
 * Opens the archive given, records until it cannot (at most 5 000 seconds; as nobody 50), and prints the code of the error and how much was acknowledged. With a
 * second archive it opens and closes that one first, and is nobody from then on.
 */
const [, , path = '', first] = process.argv;
const most = first === undefined ? 5000 : 50;
if (first !== undefined) {
  await localArchive(first).close();
  becomeNobody();
}
let acknowledged = 0;
let code = 'none';
try {
  const archive = first === undefined ? await openArchive(path) : localArchive(path);
  const runId = await archive.createRun(killRun(LINE_START * 1000));
  await archive.putAttempt(runId, { number: 1, startedAtMs: LINE_START * 1000 });
  await archive.putMeasurement(runId, 1, planned(runId));
  for (; acknowledged < most; acknowledged++) {
    const second = { ...secondOf(7, LINE_START + acknowledged), bitErrors: 1 };
    await archive.record(trackOf(runId), [{ kind: 'second', second }]);
  }
} catch (thrown) {
  code = errorView(thrown).code;
}
process.stdout.write(JSON.stringify({ code, acknowledged }));
process.exit(0);
