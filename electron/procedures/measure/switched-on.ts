import type { Clock } from '../../contract/clock.ts';
import { INJECTED_KINDS } from '../../contract/injections.ts';
import type { Device, Role } from '../../contract/instrument.ts';
import type { LineTime } from '../../contract/line-time.ts';
import type { AttemptRecord, TeardownRecord } from '../../contract/run.ts';
import type { Capabilities, Tester } from '../../contract/tester.ts';
import { within } from '../../contract/waiting.ts';
import type { Message } from '../../contract/words/index.ts';
import type { RunContext } from '../recording/run-context.ts';

/** True if the tester knows any injection. */
export const injects = ({ inject }: Capabilities): boolean => INJECTED_KINDS.some((what) => inject[what]);

/** How something that was switched on is taken back. */
interface Undoing {
  did: Message;
  /** It is done within this time or not at all, milliseconds. */
  limitMs: number;
  undo(tester: Tester, signal: AbortSignal): Promise<void>;
}
/** One row for each thing that a run switches on. */
const UNDOINGS = {
  tester: {
    did: { code: 'teardown.tester-off' },
    limitMs: 5_000,
    undo: (tester, signal) => tester.stop(signal),
  },
  inject: {
    did: { code: 'teardown.inject-off' },
    limitMs: 5_000,
    undo: (tester, signal) => tester.inject({ kind: 'off' }, signal),
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

/** True if it was done in its time; a failure is recorded, never thrown: the next one must have its turn. */
async function undone(entry: TeardownRecord, device: Device | undefined, clock: Clock): Promise<boolean> {
  const row: Undoing | undefined = UNDOINGS[entry.undoes as SwitchedOn];
  if (device?.role !== 'tester' || !row) return false;
  return await within(clock, row.limitMs, device.address, undefined, (limited) => row.undo(device, limited)).then(
    () => true,
    () => false,
  );
}

/**
 * Takes back what stands open in the reverse of the order in which it was switched on, each with whether it was done; without its instrument it was
 * not. Gives the whole list as it stands then: what was done in the order in which it was done. Never throws.
 */
export async function takeBack(
  attempt: Pick<AttemptRecord, 'teardown'>,
  deviceOf: (role: Role) => Device | undefined,
  { clock, time }: { clock: Clock; time: LineTime },
): Promise<TeardownRecord[]> {
  const open = standing(attempt);
  const done = (attempt.teardown ?? []).filter(({ ok }) => ok !== undefined);
  for (const entry of open.toReversed()) {
    const ok = await undone(entry, deviceOf(entry.role ?? 'tester'), clock);
    done.push({ ...entry, atMs: time.nowMs(), ok });
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
