import type { z } from 'zod';
import { isSignerRole } from '../../contract/signers.ts';
import { missingSigners, signaturesNow, type SignatureRecord } from '../../contract/run.ts';
import { signSpec } from '../../contract/steps.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Question, RunContext } from '../recording/run-context.ts';
import type { Note, StepKind } from './kind.ts';
import { HEADLESS } from './notes.ts';

/** Typed names, as the command line hands them in. Roles were checked before the run. */
async function signTyped(context: RunContext): Promise<Message> {
  const { recording, time, signatures } = context;
  for (const { role, name } of signatures) {
    if (!isSignerRole(role)) continue;
    const signature: SignatureRecord = {
      role,
      name,
      atMs: time.nowMs(),
      how: 'typed',
      attempt: recording.attempt.number,
    };
    await recording.write({ what: 'signature', signature });
  }
  return signatures.length === 0 ? HEADLESS : { code: 'step.signed', params: { n: signatures.length } };
}

/** The last signature answers it too. */
export const toSign = ({ id, by }: z.infer<typeof signSpec>): Question => ({
  kind: 'sign',
  step: id,
  title: { code: 'sign.title' },
  blocks: [{ block: 'signatures', by }],
  answers: [{ id: 'finish', words: { code: 'sign.finish-without' } }],
});

async function run(context: RunContext, spec: z.infer<typeof signSpec>): Promise<Note> {
  if (context.headless) return await signTyped(context);
  const { record } = context.recording;
  if (missingSigners(record, spec.by).length > 0) await context.ask(toSign(spec));
  const n = signaturesNow(record).length;
  return n === 0 ? { code: 'step.unsigned' } : { code: 'step.signed', params: { n } };
}

/** Waits until all who are asked for have signed (`RunHandle.sign`), or somebody goes on without. A run taken up again after the last signature asks nobody. */
export const sign: StepKind<z.infer<typeof signSpec>> = {
  kind: 'sign',
  schema: signSpec,
  title: { zh: '签字', en: 'Sign' },
  onTester: false,
  touches: false,
  rewindable: false,
  byPerson: false,
  stopped: { code: 'step.unsigned' },
  plan: ({ by }) => ({ actions: by.length, durationS: 45 }),
  run,
};
