import type { SignerRole, StepSpec } from '../../contract/procedure.ts';
import type { SignatureRecord } from '../../contract/run.ts';
import type { Message } from '../../contract/words/index.ts';
import type { RunContext } from '../context.ts';
import { HEADLESS } from './notes.ts';

const ROLES: readonly SignerRole[] = ['engineer', 'assistant', 'reviewer', 'customer'];

/** Typed names, as the command line hands them in. Roles were checked before the run. */
async function signTyped(context: RunContext): Promise<Message> {
  const { archive, time, record, runId, signatures } = context;
  for (const { role: text, name } of signatures) {
    const role = ROLES.find((known) => known === text);
    if (!role) continue;
    const signature: SignatureRecord = { role, name, atMs: time.nowMs(), how: 'typed' };
    await archive.sign(runId, signature);
    record.signatures.push(signature);
  }
  return signatures.length === 0 ? HEADLESS : { code: 'step.signed', params: { n: signatures.length } };
}

/** Waits while people sign (the app writes each signature to the archive as it is given), or until they go on without. */
export async function sign(context: RunContext, spec: Extract<StepSpec, { do: 'sign' }>): Promise<Message | undefined> {
  if (context.headless) return await signTyped(context);
  await context.ask({ kind: 'sign', step: spec.id, by: spec.by });
  const { signatures } = await context.archive.getRun(context.runId);
  context.record.signatures = signatures;
  return signatures.length === 0
    ? { code: 'step.unsigned' }
    : { code: 'step.signed', params: { n: signatures.length } };
}
