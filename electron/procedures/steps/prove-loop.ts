import { errorView, TributaryError } from '../../contract/errors.ts';
import type { StepSpec } from '../../contract/procedure.ts';
import type { LoopProof, StepRecord } from '../../contract/run.ts';
import { bothOf, type Message } from '../../contract/words/index.ts';
import { saveStep, type RunContext } from '../context.ts';
import { prove } from '../loop-proof.ts';
import { confirmedNote, HEADLESS } from './notes.ts';

/** A set read by hand proves its loop by hand. */
async function byHand(context: RunContext, spec: StepSpec, step: StepRecord): Promise<Message> {
  const { headless, time } = context;
  const text = bothOf({ code: 'ask.by-hand-proof' });
  const answer = headless ? undefined : await context.ask({ kind: 'confirm', step: spec.id, text, live: false });
  step.loopProof = {
    verdict: answer ? 'pass' : 'not-set',
    atMs: time.nowMs(),
    conclusion: { code: answer ? 'proof.by-hand' : 'proof.by-hand-unconfirmed' },
    steps: [],
  };
  return answer ? confirmedNote(context, answer) : HEADLESS;
}

/** What a proof that is not a plain pass means for the verdict of the attempt. */
function weigh(context: RunContext, proof: LoopProof): void {
  const why: Message = { code: 'why.loop-unproven', params: { ...bothOf(proof.conclusion) } };
  if (proof.verdict === 'fail') context.parts.push({ verdict: 'not-assessed', why, cutShort: false });
  if (proof.verdict === 'uncertain') context.parts.push({ verdict: 'uncertain', why, cutShort: false });
}

/** Nobody can mend a loop in a headless run: it ends here. Errors: `loop-unproven`. */
function refuse(context: RunContext, proof: LoopProof): never {
  const why: Message = { code: 'why.loop-unproven', params: { ...bothOf(proof.conclusion) } };
  context.parts.push({ verdict: 'error', why, cutShort: true });
  const error = new TributaryError('loop-unproven', context.tester.address);
  context.record.error = errorView(error);
  throw error;
}

/** Shows that the tester sees its own signal: injects, sees it come back, stops, sees zero. */
export async function proveLoop(
  context: RunContext,
  spec: Extract<StepSpec, { do: 'prove-loop' }>,
  step: StepRecord,
): Promise<Message | undefined> {
  if (context.tester.capabilities.reading === 'by-hand') return await byHand(context, spec, step);
  for (;;) {
    const proof = await prove(context, spec.id);
    step.loopProof = proof;
    step.note = proof.conclusion;
    await saveStep(context, step);
    if (proof.verdict !== 'fail') {
      weigh(context, proof);
      return proof.conclusion;
    }
    if (context.headless) refuse(context, proof);
    const answer = await context.ask({ kind: 'loop-failed', step: spec.id, conclusion: proof.conclusion });
    if (answer.kind === 'again') continue;
    weigh(context, proof);
    return proof.conclusion;
  }
}
