import { TributaryError } from '../../../contract/errors.ts';
import { farLoopMessage, farLoopOf } from '../../../contract/far-loop.ts';
import { isJudged, missingSigners, signaturesNow, type SignatureRecord } from '../../../contract/run.ts';
import { signersOf } from '../../../contract/steps.ts';
import { abandonRun } from '../../../procedures/index.ts';
import type { CoreContext } from './core-context.ts';

/** Keeps a signature of a record that no run goes on with; the last one that is asked for ends it, also one that broke off while people were signing. */
async function signRecord(context: CoreContext, runId: string, signature: SignatureRecord): Promise<void> {
  const archive = context.stores.archive();
  const { attempts } = await archive.getRun(runId);
  await archive.sign(runId, { ...signature, attempt: attempts.length });
  const record = await archive.getRun(runId);
  const asked = signersOf(record.procedure);
  if (record.state === 'finished' || !isJudged(record) || missingSigners(record, asked).length > 0) return;
  await context.runs.hold({ runId }, (engine) => abandonRun(runId, engine));
  await context.refreshUnfinished();
}

/** Who has signed a result as this already: two windows, or a key that was pressed twice. Errors: `signed-already`. */
async function checkUnsigned(context: CoreContext, runId: string, role: SignatureRecord['role']): Promise<void> {
  const signed = signaturesNow(await context.stores.archive().getRun(runId)).find((one) => one.role === role);
  if (signed) throw new TributaryError('signed-already', runId, { name: signed.name });
}

/** Takes signatures, one after the other, so that no role of a result is signed twice. */
export function createSigning(context: CoreContext) {
  let turn: Promise<unknown> = Promise.resolve();
  const one = async (runId: string, signature: SignatureRecord): Promise<void> => {
    await checkUnsigned(context, runId, signature.role);
    if (context.runs.isGoing(runId)) await context.runs.of(runId).sign(signature);
    else await signRecord(context, runId, signature);
  };
  return (runId: string, signature: SignatureRecord): Promise<void> => {
    const signed = turn.then(() => one(runId, signature));
    turn = signed.catch(() => undefined);
    return signed;
  };
}

/** Notes whether the loop at the far end is off, also of a record that waits for signatures without a run. Errors: `run-none` where it is closed. */
export async function tellLoop(context: CoreContext, runId: string, off: boolean, by = ''): Promise<void> {
  if (context.runs.isGoing(runId)) return await context.runs.of(runId).loop(off, by);
  const archive = context.stores.archive();
  const record = await archive.getRun(runId);
  const attempt = record.attempts.at(-1);
  if (record.state === 'finished' || !attempt || !isJudged(record)) throw new TributaryError('run-none', runId);
  const set = farLoopOf(record);
  if (!set) return;
  const t = Math.floor(Math.max(attempt.startedAtMs, context.clock.nowMs()) / 1000);
  const message = farLoopMessage(set, off, by.trim());
  await archive.addEvent(runId, { t, kind: 'step', attempt: attempt.number, message });
}
