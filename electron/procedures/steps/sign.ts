import { isSignerRole, type StepSpec } from '../../contract/procedure.ts';
import { missingSigners, signaturesNow, type SignatureRecord } from '../../contract/run.ts';
import type { Message } from '../../contract/words/index.ts';
import type { RunContext } from '../recording/run-context.ts';
import { HEADLESS } from './notes.ts';

/** Typed names, as the command line hands them in. Roles were checked before the run. */
async function signTyped(context: RunContext): Promise<Message> {
  const { archive, attempt, time, record, runId, signatures } = context;
  for (const { role, name } of signatures) {
    if (!isSignerRole(role)) continue;
    const signature: SignatureRecord = { role, name, atMs: time.nowMs(), how: 'typed', attempt: attempt.number };
    await archive.sign(runId, signature);
    record.signatures.push(signature);
  }
  return signatures.length === 0 ? HEADLESS : { code: 'step.signed', params: { n: signatures.length } };
}

/** Waits until all who are asked for have signed (`RunHandle.sign`), or somebody goes on without. A run taken up again after the last signature asks nobody. */
export async function sign(context: RunContext, spec: Extract<StepSpec, { do: 'sign' }>): Promise<Message | undefined> {
  if (context.headless) return await signTyped(context);
  const { record } = context;
  if (missingSigners(record, spec.by).length > 0) await context.ask({ kind: 'sign', step: spec.id, by: spec.by });
  const n = signaturesNow(record).length;
  return n === 0 ? { code: 'step.unsigned' } : { code: 'step.signed', params: { n } };
}
