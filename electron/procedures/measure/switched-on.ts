import type { Clock } from '../../contract/clock.ts';
import { INJECTED_KINDS } from '../../contract/injections.ts';
import type { Device, Role } from '../../contract/instrument.ts';
import type { LineTime } from '../../contract/line-time.ts';
import type { AttemptRecord, RemoteLoop, TeardownRecord } from '../../contract/run.ts';
import type { Capabilities, Tester } from '../../contract/tester.ts';
import { within } from '../../contract/waiting.ts';
import type { Message } from '../../contract/words/index.ts';
import type { LoopBook } from '../../instruments/index.ts';
import type { RunContext } from '../recording/run-context.ts';

/** True if the tester knows any injection. */
export const injects = ({ inject }: Capabilities): boolean => INJECTED_KINDS.some((what) => inject[what]);

/** How something that was switched on is taken back. */
interface Undoing {
  /** It stays on from step to step, until it is taken back or the attempt ends. */
  stays: boolean;
  did: Message;
  /** It is done within this time or not at all, milliseconds. */
  limitMs: number;
  /** Undefined: this is no such instrument. */
  undo(device: Device, signal: AbortSignal): Promise<void> | undefined;
}
const onTester =
  (act: (tester: Tester, signal: AbortSignal) => Promise<void>): Undoing['undo'] =>
  (device, signal) =>
    device.role === 'tester' ? act(device, signal) : undefined;

/** One row for each thing that a run switches on. */
const UNDOINGS = {
  loop: {
    stays: true,
    did: { code: 'teardown.loop-off' },
    // A loop at the far end takes its code and an answer.
    limitMs: 25_000,
    undo: (device, signal) => ('loop' in device ? device.loop.release(signal) : undefined),
  },
  tester: {
    stays: false,
    did: { code: 'teardown.tester-off' },
    limitMs: 5_000,
    undo: onTester((tester, signal) => tester.stop(signal)),
  },
  inject: {
    stays: false,
    did: { code: 'teardown.inject-off' },
    limitMs: 5_000,
    undo: onTester((tester, signal) => tester.inject({ kind: 'off' }, signal)),
  },
} as const satisfies Record<string, Undoing>;
export type SwitchedOn = keyof typeof UNDOINGS;

/** What may stand open once a tester is started, in the order in which it is switched on. */
export const startedBy = (capabilities: Capabilities): SwitchedOn[] => [
  'tester',
  ...(injects(capabilities) ? (['inject'] as const) : []),
];

/** What a run switched on and did not take back yet, the last one last. */
export const standing = ({ teardown = [] }: Pick<AttemptRecord, 'teardown'>): TeardownRecord[] =>
  teardown.filter(({ ok }) => ok === undefined);

const stays = ({ undoes }: TeardownRecord): boolean => UNDOINGS[undoes as SwitchedOn]?.stays ?? false;
/** What of it belongs to the step going on: generator, analyser and injection. */
export const atWork = (attempt: Pick<AttemptRecord, 'teardown'>): TeardownRecord[] =>
  standing(attempt).filter((entry) => !stays(entry));
/** The loops that stand. */
export const loopsStanding = (attempt: Pick<AttemptRecord, 'teardown'>): (TeardownRecord & { loop: RemoteLoop })[] =>
  standing(attempt).filter((entry): entry is TeardownRecord & { loop: RemoteLoop } => entry.loop !== undefined);

/** What stands in the record of something that is being switched on. */
const owed = (role: Role, undoes: SwitchedOn, atMs: number): TeardownRecord => ({
  atMs,
  did: UNDOINGS[undoes].did,
  role,
  undoes,
});

/** Owes the taking back of what is switched on next: on disk before anything is sent, so that a program that dies leaves word of it. */
export async function owe(context: RunContext, what: readonly SwitchedOn[]): Promise<void> {
  const { recording, role, time } = context;
  const open = standing(recording.attempt);
  const more = what.filter((undoes) => !open.some((one) => one.role === role && one.undoes === undoes));
  if (more.length === 0) return;
  const teardown = [...(recording.attempt.teardown ?? []), ...more.map((undoes) => owed(role, undoes, time.nowMs()))];
  await recording.write({ what: 'attempt', change: { teardown } });
}

/** Owes the release of a loop: on disk before it is set, in the record and where loops stand whatever becomes of it. */
export async function oweLoop(context: RunContext, role: Role, loop: RemoteLoop, did: Message): Promise<void> {
  const { recording, time, clock, loops, sessions } = context;
  const { runId, instruments } = recording.record;
  const { address = '', identity, simulated } = instruments[role] ?? sessions.get(role)!.device;
  const about = { runId, role, address, identity, simulated, kind: loop.kind, setAtMs: clock.nowMs() };
  const id = await loops?.owe(about);
  const entry: TeardownRecord = { ...owed(role, 'loop', time.nowMs()), did, loop: { ...loop, ...(id ? { id } : {}) } };
  await recording.write({ what: 'attempt', change: { teardown: [...(recording.attempt.teardown ?? []), entry] } });
}

/** True if it was done in its time; a failure is recorded, never thrown: the next one must have its turn. */
async function undone(
  entry: TeardownRecord,
  device: Device | undefined,
  { clock, loops }: TakesBack,
): Promise<boolean> {
  const row: Undoing | undefined = UNDOINGS[entry.undoes as SwitchedOn];
  const undo = async (limited: AbortSignal): Promise<boolean> => {
    const doing = device && row?.undo(device, limited);
    await doing;
    return doing !== undefined;
  };
  const ok =
    row !== undefined && (await within(clock, row.limitMs, device?.address ?? '', undefined, undo).catch(() => false));
  if (entry.loop?.id !== undefined) loops?.[ok ? 'paid' : 'leave'](entry.loop.id);
  return ok;
}

/** What is needed to take something back. `loops`: where those stand that are owed whatever becomes of this program. */
export interface TakesBack {
  clock: Clock;
  time: LineTime;
  loops?: LoopBook | undefined;
}

/**
 * Takes back what stands open, or `which` of it, in the reverse of the order in which it was switched on, each with whether it was done; without its instrument it was
 * not. Gives the whole list as it stands then: what was done in the order in which it was done. Never throws.
 */
export async function takeBack(
  attempt: Pick<AttemptRecord, 'teardown'>,
  deviceOf: (role: Role) => Device | undefined,
  by: TakesBack,
  which: (attempt: Pick<AttemptRecord, 'teardown'>) => TeardownRecord[] = standing,
): Promise<TeardownRecord[]> {
  const open = which(attempt);
  const done = (attempt.teardown ?? []).filter((entry) => !open.includes(entry));
  for (const entry of open.toReversed()) {
    const ok = await undone(entry, deviceOf(entry.role ?? 'tester'), by);
    done.push({ ...entry, atMs: by.time.nowMs(), ok });
  }
  return done;
}

/** Records of earlier programs do not tell what was switched on: then it is all that a tester can have been. */
export function assumed(
  attempt: Pick<AttemptRecord, 'teardown'>,
  role: Role,
  capabilities: Capabilities,
  atMs: number,
): Pick<AttemptRecord, 'teardown'> {
  const { teardown = [] } = attempt;
  if (teardown.some(({ undoes }) => undoes !== undefined)) return attempt;
  return { teardown: [...teardown, ...startedBy(capabilities).map((undoes) => owed(role, undoes, atMs))] };
}
