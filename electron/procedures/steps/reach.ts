import { z } from 'zod';
import { rateSaid } from '../../analysis/index.ts';
import { stepShape } from '../../contract/procedure.ts';
import type { StepRecord } from '../../contract/run.ts';
import { stepsOfKind } from '../../contract/steps.ts';
import type { RunContext } from '../recording/run-context.ts';
import { askedIn, openFarEnd } from '../stream/far-end.ts';
import { LOOKING, type Note, type StepKind } from './kind.ts';

const schema = z.strictObject({ ...stepShape, do: z.literal('reach') });

/** It takes so long, seconds. */
const USUAL_S = 3;

async function run(context: RunContext, _spec: z.infer<typeof schema>, step: StepRecord): Promise<Note> {
  const { record } = context.recording;
  const all = stepsOfKind(record.procedure, 'throughput').map(({ rate }) => askedIn(record.settings, rate));
  const asked = all.toSorted((a, b) => b.bitsPerS - a.bitsPerS)[0];
  if (!asked) return undefined;
  const facility = await openFarEnd(context);
  try {
    const reach = await facility.reach(asked, context.signal);
    await context.recording.write({ what: 'step', step, change: { reach } });
    return { code: 'step.reach', params: { own: rateSaid(reach.bitsPerS), asked: rateSaid(asked.bitsPerS) } };
  } finally {
    await facility.close();
  }
}

/** What this computer reaches by itself: its own frames through its own loop. A line is never blamed for what the computer cannot. */
export const reach: StepKind<z.infer<typeof schema>> = {
  kind: 'reach',
  schema,
  title: { zh: '本机能力', en: 'What this computer reaches' },
  ...LOOKING,
  plan: () => ({ actions: 0, durationS: USUAL_S }),
  run,
};
