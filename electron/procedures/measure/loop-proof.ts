import { hasPattern } from '../../analysis/index.ts';
import type { LoopFinding } from '../../contract/finding.ts';
import type { LoopProof } from '../../contract/run.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { Message } from '../../contract/words/index.ts';
import type { RunContext } from '../recording/run-context.ts';
import {
  BASELINE_S,
  baseline,
  chooseInjection,
  inject,
  provenByCount,
  provenByRatio,
  seeZero,
} from './injected-proof.ts';
import { ensureLive, waitForPattern } from './observing.ts';
import { openLoop } from './open-loop.ts';
import { absence, Conclusion, LIMITS_MS, note, sawOf, type Found, type Proof } from './proof.ts';
import { createProofProgress } from './proof-progress.ts';
import { injects } from './switched-on.ts';

async function findPattern(proof: Proof): Promise<void> {
  const seen = await waitForPattern(proof.context, proof.live, LIMITS_MS.sync);
  const last = seen.at(-1);
  const found = last !== undefined && hasPattern(last);
  const saw: Message = found ? { code: 'proof.saw.pattern' } : sawOf(seen);
  note(proof, { code: 'proof.did.start' }, { code: 'proof.expected.pattern' }, saw, found);
  if (!found) throw new Conclusion('fail', absence(seen, proof.context.session));
  const defect = proof.context.state.pass.lostWhileWiring;
  if (defect === undefined) return;
  const lostFound: Message = { code: 'proof.saw.lost-found', params: { defect } };
  const watched = { did: { code: 'proof.did.watch' }, expected: { code: 'proof.expected.lost-found' } } as const;
  proof.steps.push({ atMs: proof.context.time.nowMs(), ...watched, saw: lostFound, ok: true });
}

async function proofOf(proof: Proof, stepId: string): Promise<{ verdict: Verdict; found: Found }> {
  const { capabilities } = proof.context.tester;
  await findPattern(proof);
  if (!capabilities.counts.includes('bitErrors')) throw new Conclusion('not-set', { outcome: 'cannot-count' });
  const wanted = chooseInjection(capabilities);
  if (!wanted) throw new Conclusion('not-set', { outcome: 'cannot-inject' });
  const noise = await baseline(proof);
  const found =
    wanted.kind === 'count'
      ? await provenByCount(proof, wanted.count, noise)
      : await provenByRatio(proof, wanted.ratio, noise);
  await seeZero(proof, noise, wanted.kind === 'ratio' ? 1 : 0);
  await openLoop(proof, stepId);
  return { verdict: 'pass', found };
}

/** Whatever came out, injection is off afterwards. */
async function injectionOff(proof: Proof): Promise<void> {
  if (injects(proof.context.tester.capabilities)) await inject(proof, { kind: 'off' });
}

/** One proof of the loop from start to conclusion. `stepId`: for the questions it may ask. Throws only where the tester or the run ends. */
export async function prove(context: RunContext, stepId: string): Promise<LoopProof> {
  const { capabilities } = context.tester;
  const wanted = capabilities.counts.includes('bitErrors') ? chooseInjection(capabilities) : undefined;
  const progress = createProofProgress(context, wanted, BASELINE_S);
  try {
    const live = await ensureLive(context);
    live.inbox.drain();
    return await proven({ context, live, steps: [], rtd: [], progress }, stepId);
  } finally {
    progress.over();
  }
}

async function proven(proof: Proof, stepId: string): Promise<LoopProof> {
  let end: { verdict: Verdict; found: Found };
  try {
    end = await proofOf(proof, stepId);
  } catch (thrown) {
    if (!(thrown instanceof Conclusion)) throw thrown;
    end = { verdict: thrown.verdict, found: thrown.found };
    await injectionOff(proof);
  }
  const rtd = proof.rtd.length === 0 ? {} : { rtdUs: widest(proof.rtd) };
  const finding: LoopFinding = { kind: 'loop', ...end.found };
  return { verdict: end.verdict, finding, atMs: proof.context.time.nowMs(), steps: proof.steps, ...rtd };
}
const widest = (ranges: readonly { min: number; max: number }[]): { min: number; max: number } => ({
  min: Math.min(...ranges.map((r) => r.min)),
  max: Math.max(...ranges.map((r) => r.max)),
});
