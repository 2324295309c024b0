import { findingFrom } from '../../contract/finding.ts';
import type { LoopProof, StepRecord } from '../../contract/run.ts';
import type { Message } from '../../contract/words/index.ts';

/** Older programs stored what a loop proof found as its sentence: the facts are read out of that. */
export function withFinding(stored: unknown): unknown {
  const step = stored as StepRecord;
  const proof: (LoopProof & { conclusion?: Message }) | undefined = step.loopProof;
  if (!proof?.conclusion) return step;
  const { conclusion, ...rest } = proof;
  return { ...step, loopProof: { ...rest, finding: findingFrom(conclusion) ?? { kind: 'loop', outcome: 'silent' } } };
}
