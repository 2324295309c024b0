import type { StepSpec } from '../../contract/procedure.ts';
import type { Message } from '../../contract/words/index.ts';
import { saveAttempt, type RunContext } from '../context.ts';
import { conclude, judgeAttempt } from '../judging.ts';

/** Judges the attempt from what is stored, and keeps judgement and verdict with it and with the run. */
export async function settle(context: RunContext): Promise<void> {
  const { archive, attempt, record, parts, runId } = context;
  const judgement = await judgeAttempt(archive, record, attempt);
  const { verdict, why } = conclude(judgement, parts);
  if (judgement) attempt.judgement = judgement;
  attempt.verdict = verdict;
  Object.assign(record, { verdict, why });
  await saveAttempt(context);
  await archive.updateRun(runId, { verdict, why });
}

/** Judges; where a person is there and the verdict is not good, offers a further attempt. */
export async function judgeStep(
  context: RunContext,
  spec: Extract<StepSpec, { do: 'judge' }>,
): Promise<Message | undefined> {
  await settle(context);
  const { verdict } = context.attempt;
  const good = verdict === 'pass' || verdict === 'not-set' || verdict === undefined;
  if (!good && !context.headless) {
    const answer = await context.ask({ kind: 'retry', step: spec.id, verdict });
    context.again = answer.kind === 'again';
  }
  const limits = context.record.limitSets.map((set) => set.id).join(' · ');
  return { code: 'step.judged', params: { limits: limits === '' ? spec.rule : limits } };
}
