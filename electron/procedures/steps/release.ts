import type { StepSpec } from '../../contract/procedure.ts';
import type { Release } from '../../contract/run.ts';
import type { Message } from '../../contract/words/index.ts';
import { localTime } from '../../contract/release.ts';
import type { RunContext } from '../recording/run-context.ts';
import { checkRelease, needsRelease, parseRelease, releaseNowMs } from '../request/release.ts';

function released(context: RunContext, { by, untilMs }: Release): Message {
  return { code: 'step.released', params: { by, until: localTime(untilMs, context.record.zone.offsetS) } };
}

/** Keeps a release with the run. */
async function keep(context: RunContext, release: Release): Promise<void> {
  context.record.release = release;
  await context.archive.updateRun(context.runId, { release });
}

/** Asks a person who released the circuit. Errors: `release-outside`, `release-over`, `setting-bad`. */
export async function askRelease(context: RunContext, step: string): Promise<void> {
  const answer = await context.ask({ kind: 'release', step });
  if (answer.kind !== 'release') return;
  const release = parseRelease(answer.by, answer.until);
  checkRelease(release, context.forS, releaseNowMs(context));
  await keep(context, release);
}

/** A circuit in service: who released it, until when. One that is not needs none. */
export async function releaseStep(
  context: RunContext,
  spec: Extract<StepSpec, { do: 'release' }>,
): Promise<Message | undefined> {
  const { record } = context;
  if (!needsRelease(record.circuit)) return { code: 'step.not-in-service' };
  if (!record.release) await askRelease(context, spec.id);
  if (record.release) return released(context, record.release);
  return undefined;
}
