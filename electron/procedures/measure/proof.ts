import { hasPattern, isInverted } from '../../analysis/index.ts';
import type { LoopFinding } from '../../contract/finding.ts';
import type { LoopProof } from '../../contract/run.ts';
import { causeOf, type Second } from '../../contract/second.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { Message } from '../../contract/words/index.ts';
import type { Session } from '../../instruments/index.ts';
import type { Live, RunContext } from '../recording/run-context.ts';
import { watch } from './observing.ts';
import type { ProofProgress } from './proof-progress.ts';

/** Together well under the 20 s that all steps before `run` may take. */
export const LIMITS_MS = {
  sync: 6_000,
  baseline: 3_500,
  back: 4_500,
  zero: 4_500,
  command: 5_000,
  byHand: 60_000,
} as const;

/** What a proof finds, before it says that it is one of a loop. */
export type Found = Omit<LoopFinding, 'kind'>;

/** Ends the proof with what it found. */
export class Conclusion extends Error {
  readonly verdict: Verdict;
  readonly found: Found;
  constructor(verdict: Verdict, found: Found) {
    super(found.outcome);
    this.verdict = verdict;
    this.found = found;
  }
}
/** A proof of the loop while it goes on. */
export interface Proof {
  context: RunContext;
  live: Live;
  /** What it did and saw, in order. */
  steps: LoopProof['steps'];
  rtd: { min: number; max: number }[];
  progress: ProofProgress;
}

/** Keeps what was done and seen. */
export function note(proof: Proof, did: Message, expected: Message, saw: Message, ok: boolean): void {
  proof.steps.push({ atMs: proof.context.time.nowMs(), did, expected, saw, ok });
  proof.progress.saw(saw, ok);
}

/** What is wrong where the pattern is absent. */
export function absence(seen: readonly Second[], { lastLoss }: Session): Found {
  const last = seen.at(-1);
  if (!last) return lastLoss ? { outcome: 'silent-lost', lost: lastLoss.message } : { outcome: 'silent' };
  if (isInverted(last)) return { outcome: 'inverted' };
  return { outcome: causeOf(last.defects) ?? 'no-pattern' };
}
export function sawOf(seen: readonly Second[]): Message {
  const cause = causeOf(seen.at(-1)?.defects ?? []);
  if (seen.length === 0) return { code: 'proof.saw.nothing' };
  if (isInverted(seen.at(-1))) return { code: 'proof.saw.inverted' };
  return cause ? { code: 'proof.saw.defect', params: { defect: cause } } : { code: 'proof.saw.none' };
}

/** Seconds with the pattern, each told as it comes; the proof ends where it is lost. Whoever gives `missed` asks again himself where nothing was seen. */
export async function look(
  proof: Proof,
  ms: number,
  enough: (seen: readonly Second[]) => boolean,
  tell: (seen: readonly Second[]) => Message,
  missed?: () => void,
): Promise<Second[]> {
  let blind = false;
  const seen = await watch(
    proof.context,
    proof.live,
    ms,
    (s) => {
      proof.progress.tell(tell(s));
      return enough(s) || s.some((second) => !hasPattern(second));
    },
    () => {
      blind = true;
      missed?.();
    },
  );
  for (const { rtdUs } of seen) if (rtdUs) proof.rtd.push(rtdUs);
  const lost = seen.filter((second) => !hasPattern(second));
  const nothing = seen.length === 0 && !(blind && missed);
  if (lost.length > 0 || nothing) throw new Conclusion('fail', absence(lost, proof.context.session));
  return seen;
}
