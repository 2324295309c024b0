import { z } from 'zod';
import { stepShape } from '../../contract/procedure.ts';
import { releaseSchema } from '../../contract/release.ts';
import type { AnswerOption } from '../../contract/prompt.ts';
import type { Release } from '../../contract/run.ts';
import { saidOf, type Message } from '../../contract/words/index.ts';
import { alike, type Bilingual } from '../../contract/text.ts';
import { localTime } from '../../contract/release.ts';
import { leftS, type Question, type RunContext } from '../recording/run-context.ts';
import { checkRelease, isQuietRun, needsRelease, parseRelease, releaseNowMs } from '../request/release.ts';
import { mainAnswer } from './asking.ts';
import type { Note, StepKind } from './kind.ts';

const schema = z.strictObject({ ...stepShape, do: z.literal('release') });

function released(context: RunContext, { by, untilMs }: Release): Message {
  return { code: 'step.released', params: { by, until: localTime(untilMs, context.recording.record.zone.offsetS) } };
}

/** Keeps a release with the run. */
async function keep(context: RunContext, release: Release): Promise<void> {
  await context.recording.write({ what: 'run', change: { release } });
}

/** Who freed the circuit, until when. `forS`: how long that has to be, seconds. */
export const releaseQuestion = (step: string, title: Bilingual, forS: number, more: AnswerOption[] = []): Question => ({
  kind: 'release',
  step,
  title: saidOf(title),
  blocks: [{ block: 'release', forS }],
  answers: [
    ...more,
    mainAnswer('released', 'prompt.released', { gives: true, means: { code: 'prompt.release-recorded' } }),
  ],
});

/** Nobody released it, and what needs that is left. */
const NOT_RELEASED: AnswerOption = { id: 'refused', words: { code: 'consent.refused' }, key: 'x' };

/**
 * Asks a person who released the circuit, for the run steps to come or for so many seconds. `may`: it may be left; then false says that it was.
 * Errors: `release-outside`, `release-over`, `setting-bad`.
 */
export async function askRelease(context: RunContext, step: string, ownS?: number, may = false): Promise<boolean> {
  const { circuit, procedure } = context.recording.record;
  const forS = (): number => ownS ?? leftS(context.recording.attempt);
  const checked = ({ by, until }: z.infer<typeof releaseSchema>): Release => {
    const release = parseRelease(by, until);
    checkRelease(release, forS(), releaseNowMs(context));
    return release;
  };
  const check = (given: z.infer<typeof releaseSchema> | undefined): [] => {
    if (given) checked(given);
    return [];
  };
  const title = circuit ? alike(circuit.number) : procedure.title;
  const question = releaseQuestion(step, title, forS(), may ? [NOT_RELEASED] : []);
  const schema = may ? releaseSchema.optional() : releaseSchema;
  const { given } = await context.ask(question, { schema, check });
  if (given) await keep(context, checked(given));
  return given !== undefined;
}

async function run(context: RunContext, spec: z.infer<typeof schema>): Promise<Note> {
  const { record } = context.recording;
  if (!needsRelease(record.circuit) || isQuietRun(record)) return { code: 'step.not-in-service' };
  if (!record.release) await askRelease(context, spec.id);
  if (record.release) return released(context, record.release);
  return undefined;
}

/** A circuit in service: who released it, until when. One that is not needs none. */
export const release: StepKind<z.infer<typeof schema>> = {
  kind: 'release',
  schema,
  title: { zh: '同意中断', en: 'Release' },
  onTester: false,
  touches: false,
  asksRelease: true,
  rewindable: false,
  byPerson: false,
  plan: (_spec, { circuit, released: free }) => ({
    actions: needsRelease(circuit) && !free ? 1 : 0,
    durationS: 0,
  }),
  run,
};
