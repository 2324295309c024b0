import { TributaryError } from '../../contract/errors.ts';
import { roleName, type Role } from '../../contract/instrument.ts';
import type { RemoteLoop, TeardownRecord } from '../../contract/run.ts';
import { within } from '../../contract/waiting.ts';
import type { Message, WordKey } from '../../contract/words/index.ts';
import { addEvent, leftS, type RunContext } from '../recording/run-context.ts';
import { checkRelease, needsRelease, releaseNowMs } from '../request/release.ts';
import { loopsStanding, oweLoop, takeBack } from './switched-on.ts';

/** A loop at the far end takes its code and an answer. */
const SET_MS = 25_000;
/** Beyond what is measured over it: set-up, proof, somebody who thinks. */
const SPARE_S = 900;

/** How long a loop is needed where nobody says: what is still to be measured, and something to spare. */
export const usualLoopS = ({ recording }: Pick<RunContext, 'recording'>): number => leftS(recording.attempt) + SPARE_S;

/** The loops of an instrument of the run. Errors: `loop-unknown` where it has none of them. */
function loopsOf({ sessions }: RunContext, role: Role, kind: string | undefined) {
  const device = sessions.get(role)?.device;
  const known = device && 'loop' in device ? device.loop.kinds : [];
  const wanted = kind ?? known[0];
  if (!device || !('loop' in device) || wanted === undefined || !known.includes(wanted))
    throw new TributaryError('loop-unknown', role, { kind: wanted ?? '', known: known.join(', ') || '—' });
  return { device, kind: wanted };
}

/** On a circuit in service a loop needs the release. Errors: `release-needed`, `release-outside`. */
function checkFree(context: RunContext): void {
  const { record } = context.recording;
  if (!needsRelease(record.circuit)) return;
  if (!record.release) throw new TributaryError('release-needed', record.circuit?.number ?? '');
  checkRelease(record.release, 0, releaseNowMs(context));
}

const saidOfLoop = (code: WordKey, role: Role, kind: string, more: Message['params'] = {}): Message => {
  const { zh, en } = roleName(role);
  return { code, params: { kind, roleZh: zh, roleEn: en, ...more } };
};

/** Another picture of the screen, though nothing was measured. */
const show = ({ recording, time }: RunContext): void =>
  recording.screen.dispatch({ type: 'tick', nowMs: time.nowMs() });

/**
 * Sets a loop by remote control, for `forS` seconds at most: it is owed on disk before anything is sent, and taken back by its timer, by the teardown,
 * and by the next start of a program if this one dies. What stood on the instrument before is released first. Errors: `loop-unknown`, `release-*`,
 * `command-refused`; those of the link.
 */
export async function setLoop(
  context: RunContext,
  role: Role,
  kind: string | undefined,
  forS: number,
): Promise<string> {
  const { clock, time, signal } = context;
  const found = loopsOf(context, role, kind);
  checkFree(context);
  await releaseLoop(context, role);
  const loop: RemoteLoop = { kind: found.kind, untilMs: time.nowMs() + 1000 * forS };
  await oweLoop(context, role, loop, saidOfLoop('teardown.loop-off', role, found.kind));
  const { device } = found;
  await within(clock, SET_MS, device.address, signal, (limited) => device.loop.set(found.kind, limited));
  await addEvent(context, 'step', saidOfLoop('event.remote-loop-set', role, found.kind, { for: forS }));
  arm(context, role, forS);
  show(context);
  return found.kind;
}

/** Takes back the loop of an instrument. Does nothing where none stands; never throws for one that cannot be released: it stays owed. */
export async function releaseLoop(
  context: RunContext,
  role: Role,
  code: WordKey = 'event.remote-loop-off',
): Promise<void> {
  context.state.loopTimers.get(role)?.stop.abort();
  const mine = loopsStanding(context.recording.attempt).filter((entry) => entry.role === role);
  if (mine.length === 0) return;
  const { recording, sessions } = context;
  const teardown = await takeBack(
    recording.attempt,
    (of) => sessions.get(of)?.device,
    context,
    () => mine,
  );
  await recording.write({ what: 'attempt', change: { teardown } });
  for (const { loop } of mine) {
    const isOff = teardown.some((entry) => entry.loop === loop && entry.ok);
    await addEvent(context, 'step', saidOfLoop(isOff ? code : 'event.remote-loop-stands', role, loop.kind));
  }
  show(context);
}

/** The timer of a loop: while it goes off nobody else takes the loop back. */
function arm(context: RunContext, role: Role, forS: number): void {
  const { clock, state } = context;
  const stop = new AbortController();
  const wait = async (): Promise<void> => {
    await clock.sleep(1000 * forS, AbortSignal.any([stop.signal, context.signal]));
    state.loopTimers.delete(role);
    await releaseLoop(context, role, 'event.remote-loop-timer');
  };
  const done = wait().catch(() => undefined);
  state.loopTimers.set(role, { stop, done });
}

/** A measurement goes on that broke off: the loops that it went over are set again, whether they still stand or were released meanwhile. */
export async function restoreLoops(context: RunContext): Promise<void> {
  const { attempt } = context.recording;
  const again = (attempt.teardown ?? []).filter(
    (entry): entry is TeardownRecord & { loop: RemoteLoop; role: Role } =>
      entry.loop !== undefined && entry.role !== undefined && (entry.ok === undefined || entry.loop.left === true),
  );
  for (const { loop, role } of again) {
    delete loop.left;
    await setLoop(context, role, loop.kind, usualLoopS(context));
  }
}
