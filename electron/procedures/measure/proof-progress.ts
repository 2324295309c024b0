import { ratioText } from '../../contract/ratio.ts';
import type { Message } from '../../contract/words/index.ts';
import type { RunContext } from '../recording/run-context.ts';
import type { Working } from '../view/working.ts';

/** What is injected: so many bit errors, or a ratio of them. */
export type Wanted = { kind: 'count'; count: number } | { kind: 'ratio'; ratio: number };

/** Tells the screen how far a proof has come. */
export interface ProofProgress {
  /** What is being done at this moment. */
  tell(what: Message): void;
  /** What the stage going on saw: it is over, and the next one begins. */
  saw(saw: Message, ok: boolean): void;
  /** Nothing more is shown of it. */
  over(): void;
}

type Stage = Working['stages'][number];
/** How long each stage usually takes, seconds. */
const SYNC: Stage = { words: { code: 'proof.expected.pattern' }, usualS: 3 };
const baselineOf = (s: number): Stage => ({ words: { code: 'proof.did.baseline', params: { s } }, usualS: 3 });
const countOf = (n: number): Stage => ({ words: { code: 'proof.did.count', params: { n } }, usualS: 2 });
const ratioOf = (ratio: number): Stage => ({
  words: { code: 'proof.did.ratio', params: { ratio: ratioText(ratio) } },
  usualS: 3,
});
const ZERO: Stage = { words: { code: 'proof.did.stop' }, usualS: 3 };
/** As long as somebody takes for it. */
const BY_PERSON: readonly Stage[] = [{ words: { code: 'proof.did.open' } }, { words: { code: 'proof.did.close' } }];

/** The stages of a proof, in order. `wanted`: what is injected; absent where nothing can be. */
function stagesOf({ headless, recording }: RunContext, wanted: Wanted | undefined, baselineS: number): Stage[] {
  const injected = wanted && (wanted.kind === 'count' ? countOf(wanted.count) : ratioOf(wanted.ratio));
  const opened = injected && !headless && recording.record.settings['open-loop'] === 'ask';
  return [SYNC, ...(injected ? [baselineOf(baselineS), injected, ZERO] : []), ...(opened ? BY_PERSON : [])];
}

export function createProofProgress(context: RunContext, wanted: Wanted | undefined, baselineS: number): ProofProgress {
  const { screen } = context.recording;
  const stages = stagesOf(context, wanted, baselineS);
  let working: Working = { stages, now: 0, sinceMs: context.time.nowMs(), what: { code: 'proof.now.sync' } };
  const show = (change: Partial<Working>): void => {
    working = { ...working, ...change };
    screen.dispatch({ type: 'working', working });
  };
  show({});
  return {
    tell: (what) => show({ what }),
    saw: (saw, ok) => {
      const { now } = working;
      const done = working.stages.map((stage, at) => (at === now ? { ...stage, saw, ok } : stage));
      show({ stages: done, now: ok ? now + 1 : now, sinceMs: context.time.nowMs() });
    },
    over: () => screen.dispatch({ type: 'working', working: undefined }),
  };
}
