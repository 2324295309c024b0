import type { StepSpec } from '../../contract/procedure.ts';
import type { StepRecord } from '../../contract/run.ts';
import type { Message } from '../../contract/words/index.ts';
import type { RunContext } from '../recording/run-context.ts';
import { configure } from './configure.ts';
import { instruct } from './instruct.ts';
import { judgeStep } from './judge.ts';
import { proveLoop } from './prove-loop.ts';
import { releaseStep } from './release.ts';
import { runStep } from './run.ts';
import { sign } from './sign.ts';

/** Does one step; gives the second line of the step rail. Throws where the attempt cannot go on. */
type Handler<S extends StepSpec> = (context: RunContext, spec: S, step: StepRecord) => Promise<Message | undefined>;

const HANDLERS: { readonly [D in StepSpec['do']]: Handler<Extract<StepSpec, { do: D }>> } = {
  instruct,
  configure,
  release: releaseStep,
  'prove-loop': proveLoop,
  run: runStep,
  judge: judgeStep,
  sign,
};

/** Does the step that `spec` describes. */
export function doStep(context: RunContext, spec: StepSpec, step: StepRecord): Promise<Message | undefined> {
  return (HANDLERS[spec.do] as Handler<StepSpec>)(context, spec, step);
}
