import { z } from 'zod';
import { roleSchema } from '../../contract/instrument.ts';
import { stepShape } from '../../contract/procedure.ts';
import { releaseLoop, setLoop, usualLoopS } from '../measure/remote-loop.ts';
import type { RunContext } from '../recording/run-context.ts';
import { durationOf } from '../request/settings.ts';
import type { Note, StepKind } from './kind.ts';

const schema = z.strictObject({
  ...stepShape,
  do: z.literal('loop'),
  /** Whose loop. */
  role: roleSchema,
  /** Which of its loops, in the words of its family, or `$name` of a setting; absent: the first of them. */
  loop: z.string().min(1).max(100).optional(),
  /** So long it stands at most; absent: as long as is still measured, and something to spare. */
  for: z.string().optional(),
  /** It is released. */
  off: z.boolean().default(false),
});
type Spec = z.infer<typeof schema>;

function wantedIn({ recording }: RunContext, { loop }: Spec): string | undefined {
  const named = loop?.startsWith('$') ? recording.record.settings[loop.slice(1)] : loop;
  return named === '' || named === 'first' ? undefined : named;
}

async function run(context: RunContext, spec: Spec): Promise<Note> {
  if (spec.off) {
    await releaseLoop(context, spec.role);
    return { code: 'step.loop-off' };
  }
  const forS = spec.for === undefined ? usualLoopS(context) : durationOf(context.recording.record.settings, spec.for);
  const kind = await setLoop(context, spec.role, wantedIn(context, spec), forS);
  return { code: 'step.loop-set', params: { kind, for: forS } };
}

/** Sets a loop on an instrument by remote control, or releases it. */
export const loop: StepKind<Spec> = {
  kind: 'loop',
  schema,
  title: { zh: '遥控环回', en: 'Loop by remote control' },
  onTester: false,
  touches: true,
  rewindable: true,
  byPerson: false,
  plan: () => ({ actions: 0, durationS: 10 }),
  run,
};
