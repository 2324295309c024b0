import { z } from 'zod';
import { hasPattern } from '../../analysis/index.ts';
import { testerOf } from '../../contract/instrument.ts';
import { bilingualSchema } from '../../contract/procedure.ts';
import { testerStepShape } from '../../contract/steps.ts';
import { causeOf } from '../../contract/second.ts';
import type { Block, Tool, WiringView } from '../../contract/prompt.ts';
import type { StepRecord } from '../../contract/run.ts';
import { saidOf } from '../../contract/words/index.ts';
import { confirmedBefore, type Live, type Question, type RunContext } from '../recording/run-context.ts';
import { configureQuietly, ensureLive } from '../measure/observing.ts';
import { mainAnswer, noteUntouched, untouchedAnswer } from './asking.ts';
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

/** The wiring of a step, drawn from circuit and settings. Absent for one with another picture, or with none. */
function wiringFor({ recording: { record }, role, tester }: RunContext, { picture }: Spec): WiringView | undefined {
  if (picture !== DRAWN) return undefined;
  const { circuit, settings, release, zone } = record;
  const { address, identity } = testerOf(record, role);
  const { capabilities } = tester;
  return wiringOf({ circuit, settings, release, offsetS: zone.offsetS, address, identity, capabilities });
}

/** The picture, and what is to be done, in order: each with rack, row and port as the circuit has them. */
function shownOf({ picture }: Spec, wiring: WiringView | undefined): Block[] {
  if (!wiring) return picture === undefined ? [] : [{ block: 'picture', picture }];
  const items = wiring.works.map(({ title, text }) => ({ words: saidOf(title), text: saidOf(text) }));
  return [
    { block: 'picture', picture: wiring.picture, wiring },
    { block: 'list', form: 'numbers', items },
  ];
}

/** What somebody is asked to do: `live`, with lamps by which he sees that it is done. */
export function workQuestion(
  spec: Spec,
  wiring: WiringView | undefined,
  live: boolean,
  before: number | undefined,
): Question {
  const copy: Tool[] = wiring ? [{ tool: 'copy', words: { code: 'far-end.copy' }, text: wiring.farEnd }] : [];
  const isDrawn = wiring !== undefined || spec.picture !== undefined;
  const means = live ? ({ means: { code: 'prompt.lamps-first' } } as const) : {};
  return {
    kind: 'confirm',
    step: spec.id,
    title: saidOf(wiring?.title ?? spec.text),
    blocks: [...shownOf(spec, wiring), ...(live ? [{ block: 'lamps' } as const] : [])],
    tools: [{ tool: 'photo' }, ...copy],
    answers: [...untouchedAnswer(before), mainAnswer('done', isDrawn ? 'prompt.wired' : 'prompt.done', means)],
  };
}

async function run(context: RunContext, spec: Spec, step: StepRecord): Promise<Note> {
  if (context.headless) return HEADLESS;
  if (!spec.confirm) return { code: 'step.shown' };
  const again = confirmedBefore(context.recording, spec.id);
  if (context.state.pass.unchanged && again.before !== undefined)
    return { code: 'step.unchanged', params: { n: again.before } };
  const wiring = wiringFor(context, spec);
  const { confirmed } = context.state.pass;
  if (wiring && confirmed) {
    await context.recording.write({ what: 'step', step, change: { loopAt: wiring.loop } });
    return confirmedNote(context, confirmed.wired);
  }
  const live = await liveLamps(context);
  const forget = rememberLoss(context);
  try {
    const answer = await context.ask(workQuestion(spec, wiring, live !== undefined, again.before));
    noteUntouched(context, answer);
    if (wiring && answer.option === 'done')
      await context.recording.write({ what: 'step', step, change: { loopAt: wiring.loop } });
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
