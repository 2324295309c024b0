import { z } from 'zod';
import { hasPattern } from '../../analysis/index.ts';
import { testerOf } from '../../contract/instrument.ts';
import { bilingualSchema } from '../../contract/procedure.ts';
import { testerStepShape } from '../../contract/steps.ts';
import { causeOf } from '../../contract/second.ts';
import type { WiringView } from '../../contract/views.ts';
import { confirmedBefore, type Live, type RunContext } from '../recording/run-context.ts';
import { configureQuietly, ensureLive } from '../measure/observing.ts';
import { DRAWN, wiringOf } from './wiring.ts';
import type { Note, StepKind } from './kind.ts';
import { confirmedNote, HEADLESS } from './notes.ts';

const schema = z.strictObject({
  ...testerStepShape,
  do: z.literal('instruct'),
  picture: testerStepShape.id.optional(),
  text: bilingualSchema,
  confirm: z.boolean().default(true),
});
type Spec = z.infer<typeof schema>;

/** Lamps while somebody wires. A tester that cannot is no reason to stop here: setting it up comes next and says why. */
async function liveLamps(context: RunContext): Promise<Live | undefined> {
  if (context.tester.capabilities.reading !== 'seconds') return undefined;
  try {
    await configureQuietly(context);
    return await ensureLive(context);
  } catch {
    context.signal.throwIfAborted();
    return undefined;
  }
}

/** Remembers that the pattern was absent before the loop was there: seen lost and found is half a proof. */
function rememberLoss(context: RunContext): () => void {
  const { screen } = context.recording;
  return screen.onChange(() => {
    const { liveLast } = screen.state();
    if (liveLast && liveLast.valid && !hasPattern(liveLast))
      context.state.pass.lostWhileWiring = causeOf(liveLast.defects) ?? 'LSS';
  });
}

/** The picture of a step: drawn from circuit and settings, or as it stands. */
function pictureOf(
  { recording: { record }, role, tester }: RunContext,
  picture: string | undefined,
): { picture?: string; wiring?: WiringView } {
  if (picture !== DRAWN) return picture === undefined ? {} : { picture };
  const { circuit, settings, release, zone } = record;
  const { address, identity } = testerOf(record, role);
  const { capabilities } = tester;
  return { wiring: wiringOf({ circuit, settings, release, offsetS: zone.offsetS, address, identity, capabilities }) };
}

async function run(context: RunContext, spec: Spec): Promise<Note> {
  if (context.headless) return HEADLESS;
  if (!spec.confirm) return { code: 'step.shown' };
  const again = confirmedBefore(context.recording, spec.id);
  if (context.state.pass.unchanged && again.before !== undefined)
    return { code: 'step.unchanged', params: { n: again.before } };
  const live = await liveLamps(context);
  const forget = rememberLoss(context);
  try {
    const seen = { live: live !== undefined, ...pictureOf(context, spec.picture), ...again };
    const answer = await context.ask({ kind: 'confirm', step: spec.id, text: spec.text, ...seen });
    if (answer.kind === 'confirm' && answer.unchanged) context.state.pass.unchanged = true;
    return confirmedNote(context, answer);
  } finally {
    forget();
  }
}

/** Shows what to do, with a picture, and waits until somebody has done it. */
export const instruct: StepKind<Spec> = {
  kind: 'instruct',
  schema,
  title: { zh: '接线', en: 'Wiring' },
  onTester: true,
  touches: true,
  rewindable: false,
  byPerson: true,
  plan: ({ confirm }) => ({ actions: confirm ? 1 : 0, durationS: 60 }),
  run,
};
