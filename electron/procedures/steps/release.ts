import { z } from 'zod';
import { stepShape } from '../../contract/procedure.ts';
import type { Release } from '../../contract/run.ts';
import type { Message } from '../../contract/words/index.ts';
import { localTime } from '../../contract/release.ts';
import { leftS, type RunContext } from '../recording/run-context.ts';
import { checkRelease, needsRelease, parseRelease, releaseNowMs } from '../request/release.ts';
import type { Note, StepKind } from './kind.ts';

const schema = z.strictObject({ ...stepShape, do: z.literal('release') });

function released(context: RunContext, { by, untilMs }: Release): Message {
  return { code: 'step.released', params: { by, until: localTime(untilMs, context.recording.record.zone.offsetS) } };
}

/** Keeps a release with the run. */
async function keep(context: RunContext, release: Release): Promise<void> {
  await context.recording.write({ what: 'run', change: { release } });
}

/** Asks a person who released the circuit. Errors: `release-outside`, `release-over`, `setting-bad`. */
export async function askRelease(context: RunContext, step: string): Promise<void> {
  const answer = await context.ask({ kind: 'release', step });
  if (answer.kind !== 'release') return;
  const release = parseRelease(answer.by, answer.until);
  checkRelease(release, leftS(context.recording.attempt), releaseNowMs(context));
  await keep(context, release);
}

async function run(context: RunContext, spec: z.infer<typeof schema>): Promise<Note> {
  const { record } = context.recording;
  if (!needsRelease(record.circuit)) return { code: 'step.not-in-service' };
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
  rewindable: false,
  byPerson: false,
  plan: (_spec, { request }) => ({
    actions: needsRelease(request.circuit) && !request.release ? 1 : 0,
    durationS: 0,
  }),
  run,
};
