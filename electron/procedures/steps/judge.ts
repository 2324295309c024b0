import { LIMIT_KINDS } from '../../contract/limits.ts';
import type { z } from 'zod';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import { judgedIn, judgeOf, judgeSpec, stepsOfKind } from '../../contract/steps.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { worst, type Verdict } from '../../contract/verdict.ts';
import { words } from '../../contract/words/index.ts';
import { saveAttempt, saveMeasurement, type RunContext } from '../recording/run-context.ts';
import { conclude, concludeRun, giveVerdicts, judgeAll } from '../measure/judging.ts';
import type { Note, StepKind } from './kind.ts';

type Spec = z.infer<typeof judgeSpec>;

/** What no step has judged yet that is done. */
function unjudged({ record: { procedure }, attempt }: RunContext): MeasurementRecord[] {
  const done = (id: string | undefined): boolean =>
    attempt.steps.some((step) => step.id === id && step.state === 'done');
  return attempt.measurements.filter((one) => !done(judgeOf(procedure, one.step)?.id));
}

/** Judges the attempt from what is stored, and keeps its judgement and verdict, and with the run what then holds for the whole. */
export async function settle(context: RunContext): Promise<void> {
  const { archive, attempt, record, parts, runId } = context;
  await judgeAll(archive, record, unjudged(context));
  const own = conclude(attempt, parts);
  attempt.verdict = own.verdict;
  Object.assign(record, concludeRun({ ...record, ...own }));
  await saveAttempt(context);
  await archive.updateRun(runId, { verdict: record.verdict, why: record.why });
}

/** What a step judges by, in a word. */
function judgedBy({ record: { limitSets } }: RunContext, { rule, limits }: Spec): Bilingual {
  if (rule === 'loop-check') return words['rule.loop-check'];
  const ids = limits.map((ref) => (typeof ref === 'string' ? ref : ref.set));
  const own = limitSets.filter(({ id }) => ids.includes(id));
  const names = [...new Set(own.map(({ kind }) => LIMIT_KINDS[kind].called))].join(' · ');
  return names === '' ? words['why.no-limits'] : alike(names);
}

/** Judges what the step is for, while others are still to be measured; gives the worst of it. */
async function judgePart(context: RunContext, spec: Spec): Promise<Verdict> {
  const { archive, record, attempt, parts } = context;
  const mine = judgedIn(record.procedure, spec);
  const measurements = attempt.measurements.filter(({ step }) => mine.includes(step));
  await judgeAll(archive, record, measurements);
  giveVerdicts(measurements, parts);
  for (const one of measurements) await saveMeasurement(context, one);
  return worst(measurements.flatMap(({ verdict }) => verdict ?? []));
}

async function run(context: RunContext, spec: Spec): Promise<Note> {
  const isLast = stepsOfKind(context.record.procedure, 'judge').at(-1)?.id === spec.id;
  if (isLast && context.attempt.verdict === undefined) await settle(context);
  const verdict = isLast ? context.attempt.verdict : await judgePart(context, spec);
  const good = verdict === 'pass' || verdict === 'not-set' || verdict === undefined;
  if (!good && !context.headless) {
    const answer = await context.ask({ kind: 'retry', step: spec.id, verdict });
    context.again = answer.kind === 'again';
    context.unchanged = answer.kind === 'again' && !answer.touched;
  }
  return { code: 'step.judged-by', params: { ...judgedBy(context, spec) } };
}

/** Judges; where a person is there and the verdict is not good, offers a further attempt. */
export const judge: StepKind<Spec> = {
  kind: 'judge',
  schema: judgeSpec,
  title: { zh: '判定', en: 'Judge' },
  onTester: false,
  touches: false,
  rewindable: false,
  byPerson: false,
  plan: () => ({ actions: 0, durationS: 1 }),
  run,
};
