import { z } from 'zod';
import { errorView, TributaryError } from '../../contract/errors.ts';
import { findingSentence } from '../../contract/finding.ts';
import type { AnswerOption } from '../../contract/prompt.ts';
import { testerStepShape } from '../../contract/steps.ts';
import type { AttemptRecord, LoopProof, StepRecord } from '../../contract/run.ts';
import { bothOf, type Message } from '../../contract/words/index.ts';
import type { Part, RunContext } from '../recording/run-context.ts';
import { prove } from '../measure/loop-proof.ts';
import { loopFailed, mainAnswer } from './asking.ts';
import type { Note, StepKind } from './kind.ts';
import { confirmedNote, HEADLESS } from './notes.ts';

const schema = z.strictObject({ ...testerStepShape, do: z.literal('prove-loop') });
type Spec = z.infer<typeof schema>;

/** Where no second tells what came back, the loop is proven by hand. */
async function byHand(context: RunContext, spec: Spec, step: StepRecord): Promise<Message> {
  const { headless, time } = context;
  const title = { code: 'ask.by-hand-proof' } as const;
  const answers = [mainAnswer('done', 'prompt.done')];
  const tools = [{ tool: 'photo' } as const];
  const question = { kind: 'confirm', step: spec.id, title, blocks: [], tools, answers };
  const answer = headless ? undefined : await context.ask(question);
  step.loopProof = {
    verdict: answer ? 'pass' : 'not-set',
    atMs: time.nowMs(),
    finding: { kind: 'loop', outcome: answer ? 'by-hand' : 'by-hand-unconfirmed' },
    steps: [],
  };
  return answer ? confirmedNote(context, answer) : HEADLESS;
}

/** What a proof that is not a plain pass means for the verdict of the attempt. */
function weighed(proof: LoopProof): Part[] {
  const why: Message = { code: 'why.loop-unproven', params: { ...bothOf(findingSentence(proof.finding)) } };
  if (proof.verdict === 'fail') return [{ verdict: 'not-assessed', why }];
  return proof.verdict === 'uncertain' ? [{ verdict: 'uncertain', why }] : [];
}

/** What the steps of an attempt that broke off still mean for its verdict: those that are done are not done again. */
export const partsOf = ({ steps, measurements }: Pick<AttemptRecord, 'steps' | 'measurements'>): Part[] =>
  steps.flatMap((step): Part[] => {
    if (step.state !== 'done') return [];
    const cut = measurements.flatMap(({ id, step: run }) => (run === step.id ? [id] : []));
    return [...(step.loopProof ? weighed(step.loopProof) : []), ...(step.end ? [{ ...step.end, cut }] : [])];
  });

/** Nobody can mend a loop in a headless run: it ends here. Errors: `loop-unproven`. */
function refuse(context: RunContext, proof: LoopProof): never {
  const why: Message = { code: 'why.loop-unproven', params: { ...bothOf(findingSentence(proof.finding)) } };
  context.state.pass.parts.push({ verdict: 'error', why });
  const error = new TributaryError('loop-unproven', context.tester.address);
  context.recording.record.error = errorView(error);
  throw error;
}

/** A proof that failed can be gone on from, but the verdict shows it. */
export const GO_ON_UNPROVEN: AnswerOption = {
  id: 'go-on',
  words: { code: 'prompt.go-on-unproven' },
  key: 'g',
  means: { code: 'prompt.go-on-means' },
};

async function run(context: RunContext, spec: Spec, step: StepRecord): Promise<Note> {
  if (context.tester.capabilities.reading !== 'seconds') return await byHand(context, spec, step);
  for (;;) {
    const proof = await prove(context, spec.id);
    const said = findingSentence(proof.finding);
    await context.recording.write({ what: 'step', step, change: { loopProof: proof, note: said } });
    if (proof.verdict !== 'fail') {
      context.state.pass.parts.push(...weighed(proof));
      return said;
    }
    if (context.headless) refuse(context, proof);
    const answer = await context.ask(loopFailed(spec.id, said, GO_ON_UNPROVEN));
    if (answer.option === 'again') continue;
    context.state.pass.parts.push(...weighed(proof));
    return said;
  }
}

/** Shows that the tester sees its own signal: injects, sees it come back, stops, sees zero. */
export const proveLoop: StepKind<Spec> = {
  kind: 'prove-loop',
  schema,
  title: { zh: '环回证明', en: 'Loop proof' },
  onTester: true,
  touches: true,
  rewindable: true,
  byPerson: false,
  plan: (_spec, { capabilities, settings }) => {
    const opened = capabilities && capabilities.reading !== 'seconds' ? 1 : 0;
    return { actions: opened + (settings['open-loop'] === 'ask' ? 2 : 0), durationS: 15 };
  },
  run,
};
