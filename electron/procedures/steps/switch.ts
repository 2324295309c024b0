import type { z } from 'zod';
import { judgeOptions, judgeSwitches, switchResults, type SwitchAim } from '../../analysis/index.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { StepRecord } from '../../contract/run.ts';
import { switchSpec } from '../../contract/steps.ts';
import type { StreamAsked, StreamCounts, StreamFacility } from '../../contract/stream.ts';
import { addEvent, leftS, measurementOf, type Question, type RunContext } from '../recording/run-context.ts';
import { secondsAsked } from '../request/settings.ts';
import { openFarEnd } from '../stream/far-end.ts';
import { measureStream, showMeasurement } from '../stream/measure-stream.ts';
import { mainAnswer } from './asking.ts';
import type { Note, StepKind } from './kind.ts';
import { checkReleased } from './run.ts';

type Spec = z.infer<typeof switchSpec>;

/** A frame each millisecond: so fine is what is told. */
const ASKED: StreamAsked = { frame: 64, bitsPerS: 64 * 8 * 1000 };
/** After somebody said that it is done, or before it is begun, frames go on for so long, milliseconds. */
const SETTLE_MS = 1_500;
/** So long a person may take for one switch, seconds. */
const AT_MOST_S = 3_600;

const question = (step: string, n: number, of: number): Question => ({
  kind: 'switch',
  step,
  title: { code: 'prompt.switch', params: { n, of } },
  blocks: [
    {
      block: 'list',
      form: 'numbers',
      items: [{ words: { code: 'prompt.switch-do' } }, { words: { code: 'prompt.switch-wait' } }],
    },
    { block: 'state' },
  ],
  answers: [
    { id: 'enough', words: { code: 'prompt.switch-enough' }, key: 'e', means: { code: 'prompt.switch-enough-means' } },
    mainAnswer('done', 'prompt.switch-done'),
  ],
});

interface Parts {
  context: RunContext;
  one: MeasurementRecord;
  facility: StreamFacility;
  aim: SwitchAim;
  switches: StreamCounts[];
}

/** Sends until the work is done and what was switched has settled; undefined where it was not to count. */
async function during(
  parts: Parts,
  forS: number,
  work: (sent: () => Promise<void>) => Promise<boolean>,
): Promise<boolean> {
  const { context, one, facility, aim, switches } = parts;
  const enough = new AbortController();
  const judge = (counts: StreamCounts) => judgeSwitches(aim, [...switches, counts], secondsIn([...switches, counts]));
  const sending = measureStream(context, one, facility, {
    asked: ASKED,
    until: { forS, enough: enough.signal },
    judge,
  });
  sending.catch(() => undefined);
  const settle = (): Promise<void> => context.clock.sleep(SETTLE_MS, context.signal);
  const counted = await Promise.race([work(settle), sending.then(() => true)]).finally(() => enough.abort());
  const counts = await sending;
  if (counted) switches.push(counts);
  const judgement = judgeSwitches(aim, switches, secondsIn(switches));
  await context.recording.write({ what: 'measurement', of: one, change: { judgement } });
  if (!counted) return false;
  const [out, back] = switchResults(aim, counts).map(({ outageMs }) => outageMs ?? 0);
  const params = { n: switches.length, out: out ?? 0, back: back ?? 0 };
  await addEvent(context, 'tester', { code: 'event.switched', params });
  return true;
}
const secondsIn = (switches: readonly StreamCounts[]) => {
  const total = Math.round(switches.reduce((sum, { out }) => sum + out.sentS, 0));
  return { total, observed: total, gaps: 0 };
};

/** With nobody there to say when: whatever switches meanwhile. */
const alone = (parts: Parts, forS: number): Promise<boolean> =>
  during(parts, forS, async (settle) => {
    await settle();
    parts.facility.switchNow?.();
    return await new Promise<boolean>(() => undefined);
  });

async function led(parts: Parts, step: string, times: number): Promise<void> {
  for (let n = 1; n <= times; n++) {
    const goesOn = await during(parts, AT_MOST_S, async (settle) => {
      const { option } = await parts.context.ask(question(step, n, times));
      if (option === 'enough') return false;
      parts.facility.switchNow?.();
      await settle();
      return true;
    });
    if (!goesOn) return;
  }
}

/** Whoever leads it takes as long as he takes: nobody had asked for so many seconds, and none is missing. */
async function endAsLed({ context, one, switches }: Parts): Promise<void> {
  const { total } = secondsIn(switches);
  if (context.headless || total === 0) return;
  await context.recording.write({ what: 'measurement', of: one, change: { forS: total } });
}

function aimOf({ recording: { record } }: RunContext, step: string, one: MeasurementRecord): SwitchAim {
  const limit = judgeOptions(record, one).limits.find(({ set }) => set.kind === 'switching');
  return { step, asked: ASKED, set: limit?.set, decides: limit?.decides ?? limit !== undefined };
}

async function run(context: RunContext, spec: Spec, step: StepRecord): Promise<Note> {
  const one = measurementOf(context.recording, spec.id);
  showMeasurement(context, one);
  await checkReleased(context, step.id, leftS(context.recording.attempt));
  const facility = await openFarEnd(context);
  const parts: Parts = { context, one, facility, aim: aimOf(context, spec.id, one), switches: [] };
  const times = Number(context.recording.record.settings[spec.times.replace('$', '')] ?? 2);
  try {
    if (context.headless) await alone(parts, one.forS);
    else await led(parts, spec.id, times);
    await endAsLed(parts);
  } finally {
    await facility.close();
  }
  return { code: 'step.switched', params: { n: parts.switches.length } };
}

/** Frames at a fixed distance while somebody switches the line over, there and back: how long nothing came. */
export const switchOver: StepKind<Spec> = {
  kind: 'switch',
  schema: switchSpec,
  title: { zh: '倒换', en: 'Switch over' },
  onTester: false,
  touches: true,
  rewindable: false,
  byPerson: true,
  plan: (spec, { settings }) => ({
    actions: Number(settings[spec.times.replace('$', '')] ?? 2),
    durationS: secondsAsked(settings, spec.for) ?? 0,
  }),
  run,
};
