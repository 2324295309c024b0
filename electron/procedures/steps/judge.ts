import type { StepSpec } from '../../contract/procedure.ts';
import type { Message } from '../../contract/words/index.ts';
import { saveAttempt, type RunContext } from '../context.ts';
import { conclude, concludeRun, judgeAttempt } from '../judging.ts';

/** Judges the attempt from what is stored, and keeps its judgement and verdict, and with the run what then holds for the whole. */
export async function settle(context: RunContext): Promise<void> {
  const { archive, attempt, record, parts, runId } = context;
  const judgement = await judgeAttempt(archive, record, attempt);
  const own = conclude(judgement, parts);
  if (judgement) attempt.judgement = judgement;
  attempt.verdict = own.verdict;
  Object.assign(record, concludeRun({ ...record, ...own }));
  await saveAttempt(context);
  await archive.updateRun(runId, { verdict: record.verdict, why: record.why });
}

/** Judges; where a person is there and the verdict is not good, offers a further attempt. */
export async function judgeStep(
  context: RunContext,
  spec: Extract<StepSpec, { do: 'judge' }>,
): Promise<Message | undefined> {
  if (context.attempt.verdict === undefined) await settle(context);
  const { verdict } = context.attempt;
  const good = verdict === 'pass' || verdict === 'not-set' || verdict === undefined;
  if (!good && !context.headless) {
    const answer = await context.ask({ kind: 'retry', step: spec.id, verdict });
    context.again = answer.kind === 'again';
    context.unchanged = answer.kind === 'again' && !answer.touched;
  }
  const limits = context.record.limitSets.map((set) => set.id).join(' · ');
  return { code: 'step.judged', params: { limits: limits === '' ? spec.rule : limits } };
}
