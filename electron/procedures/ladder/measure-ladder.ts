import { formatSeconds } from '../../contract/duration.ts';
import { errorView, TributaryError } from '../../contract/errors.ts';
import type { Ladder } from '../../contract/ladder.ts';
import type { MeasurementRecord } from '../../contract/measurement.ts';
import type { StepRecord } from '../../contract/run.ts';
import type { GapReason } from '../../contract/second.ts';
import { wordOf, type Message } from '../../contract/words/index.ts';
import { createInbox } from '../recording/inbox.ts';
import { addEvent, type RunContext } from '../recording/run-context.ts';
import { RunEnd } from '../recording/run-end.ts';
import { durationOf } from '../request/settings.ts';
import { wireMessage } from '../../contract/ladder-finding.ts';
import { lookBeside } from './beside.ts';
import { createFacility, type Facility } from './facility.ts';
import { sendLoad, tellLoad } from './load.ts';
import { createPings, type Pings } from './pings.ts';
import { sendRounds } from './rounds.ts';
import type { LadderItem } from './second-book.ts';

/** The screen moves on even while nothing comes. */
const TICK_MS = 1_000;

/** The ladder of a run and what opens its facility. Errors: `ladder-missing`. */
export function ladderOf({ recording: { record }, prober }: RunContext): {
  ladder: Ladder;
  open: NonNullable<RunContext['prober']>;
} {
  if (record.ladder && prober) return { ladder: record.ladder, open: prober };
  throw new TributaryError('ladder-missing', '', { procedure: record.procedure.title });
}

/** Opens the facility, and says what it is once and for all: the record keeps how every probe was sent. */
async function opened(context: RunContext): Promise<{ facility: Facility; ladder: Ladder }> {
  const { ladder, open } = ladderOf(context);
  const first = await open(ladder);
  const how = wordOf('facility', first.facility);
  const payload = ladder.facility?.payload ?? '';
  await addEvent(context, 'tester', { code: 'event.ladder-uses', params: { howZh: how.zh, howEn: how.en, payload } });
  const told = (gone: TributaryError | undefined): void => {
    const message: Message = gone
      ? { code: 'event.ladder-gone', params: { ...errorView(gone).message } }
      : { code: 'event.ladder-back' };
    addEvent(context, 'link', message).catch(() => undefined);
  };
  return { ladder, facility: createFacility(first, () => open(ladder), context.clock, told) };
}

/** Takes in what rounds tell until they end; the first second after a crash ends the gap that the crash made. */
async function takeAll(
  context: RunContext,
  one: MeasurementRecord,
  pings: Pings,
  ended: Promise<unknown>,
  inbox: ReturnType<typeof createInbox<LadderItem>>,
  unseen: GapReason | undefined,
): Promise<void> {
  const { recording, signal, time } = context;
  let resumed = unseen;
  const take = async (item: LadderItem): Promise<void> => {
    const t = item.kind === 'second' ? item.t : item.gap.from;
    const next = pings.next();
    if (resumed && next !== undefined && t > next) await pings.gap({ from: next, to: t, reason: resumed });
    resumed = undefined;
    if (one.from === undefined) {
      await recording.write({ what: 'measurement', of: one, change: { from: t } });
      recording.screen.dispatch({ type: 'phase', phase: 'measuring', startedAt: t });
    }
    await pings.take(item);
  };
  void ended.then(
    () => inbox.end(),
    (thrown: unknown) => inbox.end(thrown),
  );
  for (;;) {
    const got = await inbox.next(TICK_MS, signal);
    if (got === 'ended') return;
    if (got === 'idle') recording.screen.dispatch({ type: 'tick', nowMs: time.nowMs() });
    else await take(got.item);
  }
}

/** What came in before an early end is stored, and where the measurement ends. */
async function finish(
  { recording }: RunContext,
  one: MeasurementRecord,
  pings: Pings,
  rest: LadderItem[],
): Promise<void> {
  for (const item of rest) await pings.take(item);
  const to = pings.next();
  if (to !== undefined) await recording.write({ what: 'measurement', of: one, change: { to } });
}

/** Probes that were answered more than once: two boxes have one address, or a frame came twice. */
async function tellTwice(context: RunContext, { rungs }: Ladder, facility: Facility): Promise<void> {
  const twice = facility.current()?.twice() ?? {};
  for (const { id: rung, address } of rungs) {
    const n = twice[address] ?? 0;
    if (n > 0) await addEvent(context, 'wire', wireMessage('twice', { rung, address, n }));
  }
}

/** Runs the ladder until as much was looked at as asked for, or an end before that. `unseen`: it is taken up again, and why nobody saw the time since. */
export async function measureLadder(
  context: RunContext,
  step: StepRecord,
  one: MeasurementRecord,
  unseen?: GapReason,
): Promise<Message> {
  const { ladder, facility } = await opened(context);
  const pings = createPings(context, ladder, one);
  const inbox = createInbox<LadderItem>(context.clock);
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  if (unseen) await pings.replay();
  const patienceMs = 1000 * durationOf(context.recording.record.settings, '$patience');
  const { clock, time } = context;
  await addEvent(context, 'start', { code: unseen ? 'event.resume' : 'event.start' });
  const beside = Promise.allSettled([
    lookBeside(context, ladder, facility.current()?.wire, signal),
    sendLoad(context, ladder, one, facility, signal),
  ]);
  const rounds = sendRounds({
    ladder,
    facility,
    clock,
    time,
    signal,
    patienceMs,
    leftS: one.forS - pings.observedS(),
    tell: inbox.push,
  });
  try {
    await takeAll(context, one, pings, rounds, inbox, unseen);
    if ((await rounds) === 'patience')
      throw new RunEnd('not-assessed', { code: 'why.patience', params: { for: formatSeconds(patienceMs / 1000) } });
  } finally {
    stop.abort();
    await Promise.all([rounds.catch(() => undefined), beside]);
    await tellTwice(context, ladder, facility);
    await facility.close();
    await finish(context, one, pings, inbox.drain());
    await tellLoad(context, ladder, one);
    step.note = {
      code: 'step.observed',
      params: { observed: formatSeconds(pings.observedS()), for: formatSeconds(one.forS) },
    };
  }
  await addEvent(context, 'stop', { code: 'event.end', params: { for: formatSeconds(one.forS) } });
  return step.note;
}
