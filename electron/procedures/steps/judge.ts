import type { AnswerOption, Block } from '../../contract/prompt.ts';
import { LIMIT_KINDS } from '../../contract/limits.ts';
import type { z } from 'zod';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import { judgedIn, judgeOf, judgeSpec, stepsOfKind } from '../../contract/steps.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { worst, type Verdict } from '../../contract/verdict.ts';
import { words } from '../../contract/words/index.ts';
import type { Recording } from '../recording/recording.ts';
import type { Question, RunContext } from '../recording/run-context.ts';
import { conclude, concludeRun, giveVerdicts, judgeAll } from '../measure/judging.ts';
import { mainAnswer } from './asking.ts';
import { byForm } from './by-form.ts';
import type { Note, StepKind } from './kind.ts';

type Spec = z.infer<typeof judgeSpec>;

/** What no step has judged yet that is done. */
function unjudged({ record: { procedure }, attempt }: Recording): MeasurementRecord[] {
  const done = (id: string | undefined): boolean =>
    attempt.steps.some((step) => step.id === id && step.state === 'done');
  return attempt.measurements.filter((one) => !done(judgeOf(procedure, one.step)?.id));
}

/** Judges the attempt from what is stored, and keeps its judgement and verdict, and with the run what then holds for the whole. */
export async function settle(context: Pick<RunContext, 'recording' | 'state'>): Promise<void> {
  const { recording, state } = context;
  const { archive, attempt, record } = recording;
  await judgeAll(archive, record, unjudged(recording));
  const own = conclude(attempt, state.pass.parts);
  const attempts = record.attempts.map((one) => (one === attempt ? { ...one, verdict: own.verdict } : one));
  const { verdict, why } = concludeRun({ ...record, ...own, attempts });
  await recording.write({ what: 'attempt', change: { verdict: own.verdict } });
  await recording.write({ what: 'run', change: { verdict, why } });
  // Whoever reports it gives it one otherwise: a disk that just filled takes no verdict back.
  if (record.number === undefined) await recording.write({ what: 'number' }).catch(() => undefined);
}

/** What a step judges by, in a word. */
function judgedBy({ record: { limitSets, procedure } }: Recording, spec: Spec): Bilingual {
  const { rule, limits } = spec;
  if (judgedIn(procedure, spec).length === 0) return words['rule.as-told'];
  if (rule === 'loop-check') return words['rule.loop-check'];
  const ids = limits.map((ref) => (typeof ref === 'string' ? ref : ref.set));
  const own = limitSets.filter(({ id }) => ids.includes(id));
  const names = [...new Set(own.map(({ kind }) => LIMIT_KINDS[kind].called))].join(' · ');
  return names === '' ? words['why.no-limits'] : alike(names);
}

/** Judges what the step is for, while others are still to be measured; gives the worst of it. */
async function judgePart(context: RunContext, spec: Spec): Promise<Verdict> {
  const { recording, state } = context;
  const { archive, record, attempt } = recording;
  const mine = judgedIn(record.procedure, spec);
  const measurements = attempt.measurements.filter(({ step }) => mine.includes(step));
  await judgeAll(archive, record, measurements);
  giveVerdicts(measurements, state.pass.parts);
  for (const of of measurements) await recording.write({ what: 'measurement', of });
  return worst(measurements.flatMap(({ verdict }) => verdict ?? []));
}

/** A verdict that is not good: test again, or stay with it. Nothing is erased either way. */
export function retry(
  step: string,
  n: number,
  handled: boolean,
  longer: AnswerOption[] = [],
  told: Block[] = [],
): Question {
  const touched = { id: 'touched', words: { code: 'prompt.test-again-touched' }, key: 'w' } as const;
  return {
    kind: 'retry',
    step,
    title: { code: 'prompt.retry', params: { n } },
    blocks: [{ block: 'attempt' }, ...told],
    answers: [
      {
        id: 'again',
        words: { code: 'prompt.test-again', params: { n: n + 1 } },
        key: 'a',
        means: { code: 'prompt.retry-keeps' },
      },
      // Something was a person's work, so that it may have been touched since.
      ...(handled ? [touched] : []),
      ...longer,
      mainAnswer('stay', 'prompt.stay'),
    ],
  };
}

async function run(context: RunContext, spec: Spec): Promise<Note> {
  const { recording, state } = context;
  const isLast = stepsOfKind(recording.record.procedure, 'judge').at(-1)?.id === spec.id;
  if (isLast && recording.attempt.verdict === undefined) await settle(context);
  const verdict = isLast ? recording.attempt.verdict : await judgePart(context, spec);
  const good = verdict === 'pass' || verdict === 'not-set' || verdict === undefined;
  if (!good && !context.headless) {
    const { answers, told, next } = byForm(recording);
    const { option } = await context.ask(retry(spec.id, recording.attempt.number, context.handled, answers, told));
    if (option !== 'stay')
      state.pass.further = {
        unchanged: option !== 'touched',
        ...(option === 'longer' && next ? { longer: next } : {}),
      };
  }
  return { code: 'step.judged-by', params: { ...judgedBy(recording, spec) } };
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
