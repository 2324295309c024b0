import { LIMIT_KINDS } from '../../contract/limits.ts';
import type { z } from 'zod';
import { judgeSpec } from '../../contract/steps.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { words } from '../../contract/words/index.ts';
import { saveAttempt, type RunContext } from '../recording/run-context.ts';
import { conclude, concludeRun, judgeAttempt } from '../measure/judging.ts';
import type { Note, StepKind } from './kind.ts';

type Spec = z.infer<typeof judgeSpec>;

/** Judges the attempt from what is stored, and keeps its judgement and verdict, and with the run what then holds for the whole. */
export async function settle(context: RunContext): Promise<void> {
  const { archive, attempt, record, parts, runId } = context;
  await judgeAttempt(archive, record, attempt);
  const own = conclude(attempt, parts);
  attempt.verdict = own.verdict;
  Object.assign(record, concludeRun({ ...record, ...own }));
  await saveAttempt(context);
  await archive.updateRun(runId, { verdict: record.verdict, why: record.why });
}

/** What an attempt was judged by, in a word. */
function judgedBy({ record: { limitSets } }: RunContext, { rule }: Spec): Bilingual {
  if (rule === 'loop-check') return words['rule.loop-check'];
  const names = [...new Set(limitSets.map(({ kind }) => LIMIT_KINDS[kind].called))].join(' · ');
  return names === '' ? words['why.no-limits'] : alike(names);
}

async function run(context: RunContext, spec: Spec): Promise<Note> {
  if (context.attempt.verdict === undefined) await settle(context);
  const { verdict } = context.attempt;
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
  touches: false,
  rewindable: false,
  byPerson: false,
  plan: () => ({ actions: 0, durationS: 1 }),
  run,
};
