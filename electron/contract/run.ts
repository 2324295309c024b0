import type { Bilingual } from './text.ts';
import type { Circuit } from './circuit.ts';
import type { ErrorView } from './errors.ts';
import type { Damage } from './damage.ts';
import type { Told } from './form.ts';
import type { LoopFinding } from './finding.ts';
import type { Instruments } from './instrument.ts';
import type { Ladder } from './ladder.ts';
import type { LimitSet } from './limits.ts';
import type { LocateRecord } from './locate-record.ts';
import type { MeasurementRecord } from './measurement.ts';
import type { SignerRole } from './signers.ts';
import type { Procedure, StepSpec } from './procedure.ts';
import type { RunEvent } from './run-event.ts';
import type { Gap } from './second.ts';
import type { SettingOutcome } from './settings.ts';
import type { Verdict } from './verdict.ts';
import type { StepState } from './states.ts';
import type { StreamReach } from './stream.ts';
import type { Message } from './words/index.ts';
import type { WorkDone } from './works.ts';

export type { EventKind, Note, ReadableEvents, RunEvent } from './run-event.ts';
export type { RunSummary } from './run-summary.ts';

/** What the loop proof saw, in order. */
export interface LoopProof {
  verdict: Verdict;
  atMs: number;
  finding: LoopFinding;
  steps: { atMs: number; did: Message; expected: Message; saw: Message; ok: boolean }[];
  rtdUs?: { min: number; max: number };
}

/**
 * What all clocks showed at one moment, milliseconds: line time, wall clock, uptime, and which start of the computer that was. What lies between
 * line time and wall clock is the offset of the record.
 */
export interface ClockAnchor {
  lineMs: number;
  wallMs: number;
  uptimeMs: number;
  bootId?: string;
}

export interface StepRecord {
  id: string;
  do: StepSpec['do'];
  title: Bilingual;
  state: StepState;
  startedAtMs?: number;
  endedAtMs?: number;
  /** Second line of the step rail: who confirmed, how long, or why not. */
  note?: Message;
  outcomes?: SettingOutcome[];
  /** What a person told in it, or what was read. */
  told?: Told[];
  /** What came of its works, in order. */
  works?: WorkDone[];
  /** Where somebody set a loop that has to be taken off again. */
  loopAt?: Bilingual;
  loopProof?: LoopProof;
  /** What was asked and told where a fault was sought, and where that led. */
  locate?: LocateRecord;
  /** What this computer reaches by itself. */
  reach?: StreamReach;
  /** Where it ended before its time and the test goes on: what that means for the verdict. */
  end?: { verdict: Verdict; why: Message };
  /** The clocks when this was last written. */
  anchor?: ClockAnchor;
}

/** A loop that an instrument was told to set. */
export interface RemoteLoop {
  /** In the words of its family. */
  kind: string;
  /** When its timer takes it back, milliseconds of line time. */
  untilMs: number;
  /** Under which name it stands among the loops that are owed. */
  id?: string;
  /** It was taken back because the program had broken off: whoever goes on with the measurement needs it again. */
  left?: boolean;
}

/**
 * Something that a run switched on and takes back. `ok`: it was done; absent while it still stands open. `undoes`: what it is to the program, on the
 * instrument of `role`; absent in records of earlier programs. `loop`: of a loop set by remote control.
 */
export interface TeardownRecord {
  atMs: number;
  did: Message;
  ok?: boolean;
  role?: string;
  undoes?: string;
  loop?: RemoteLoop;
}

/** One pass through the steps. A retry never erases: it is a further attempt. */
export interface AttemptRecord {
  number: number;
  startedAtMs: number;
  endedAtMs?: number;
  steps: StepRecord[];
  /** In the order of their steps; there from the beginning of the attempt, what was asked for included. */
  measurements: MeasurementRecord[];
  /** What was switched on, as it was taken back: what disturbs the line before what sends into it. */
  teardown?: TeardownRecord[];
  /** The maximum of its measurements and of what beside them counts. */
  verdict?: Verdict;
}

export interface SignatureRecord {
  role: SignerRole;
  name: string;
  atMs: number;
  how: 'drawn' | 'typed';
  /** The attempt whose result was signed; where an older record does not say, the one that was the last then. */
  attempt?: number;
  /** SVG path data in a 0 0 400 120 box, for a drawn signature. */
  path?: string;
}

/** A photo or file that belongs to a run; its bytes are fetched by id. */
export interface AttachmentRecord {
  id: string;
  kind: 'photo' | 'file';
  name: string;
  mime: string;
  size: number;
  sha256: string;
  atMs: number;
}

/** Who freed a circuit in service, until when. Epoch milliseconds. */
export interface Release {
  by: string;
  untilMs: number;
}

/** A run as the archive keeps it, all but its seconds and the bytes of attachments. */
export interface RunRecord {
  runId: string;
  /** Short number beside the id, for people: prefix of the company, year, running number. Given once it is judged or first reported. */
  number?: string;
  procedure: Procedure;
  /** Limit sets as they were when the run began. */
  limitSets: LimitSet[];
  /** Effective values by name. */
  settings: Record<string, string>;
  /** Names of the settings that somebody gave; the others are defaults and printed as assumed. */
  given: string[];
  circuit?: Circuit;
  release?: Release;
  instruments: Instruments;
  /** The ladder that is run beside them. */
  ladder?: Ladder;
  /** True if one of its instruments is a simulator. */
  simulated: boolean;
  /** True where no person was asked. */
  headless: boolean;
  startedAtMs: number;
  endedAtMs?: number;
  zone: { name: string; offsetS: number };
  software: { name: string; version: string };
  state: 'running' | 'finished';
  attempts: AttemptRecord[];
  events: RunEvent[];
  /** Each with the id of its measurement. */
  gaps: (Gap & { measurement: string })[];
  signatures: SignatureRecord[];
  attachments: AttachmentRecord[];
  /** Of the attempt that the verdict rests on (`decidingAttempt`). */
  verdict?: Verdict;
  why?: Message[];
  error?: ErrorView;
  /** What of it the disk has damaged: none of that is in it. */
  damage?: Damage[];
}

/** True once a verdict stands that only a further attempt could change: from the judgement on, also while people still sign. */
export const isJudged = ({ state, attempts }: Pick<RunRecord, 'state' | 'attempts'>): boolean =>
  state === 'finished' || attempts.at(-1)?.verdict !== undefined;

/** Signatures under the result of the last attempt: one under an earlier result says nothing of it. */
export function signaturesNow({ attempts, signatures }: Pick<RunRecord, 'attempts' | 'signatures'>): SignatureRecord[] {
  const last = attempts.at(-1)?.number;
  const attemptOf = ({ attempt, atMs }: SignatureRecord): number | undefined =>
    attempt ?? (attempts.findLast(({ startedAtMs }) => startedAtMs <= atMs)?.number || last);
  return signatures.filter((signature) => attemptOf(signature) === last);
}

/** Who has not signed the result of the last attempt yet. */
export function missingSigners(
  record: Pick<RunRecord, 'attempts' | 'signatures'>,
  by: readonly SignerRole[],
): SignerRole[] {
  const signed = signaturesNow(record).map(({ role }) => role);
  return by.filter((role) => !signed.includes(role));
}

const NOT_CARRIED_THROUGH: readonly (Verdict | undefined)[] = ['aborted', 'error', 'not-assessed'];

/** The attempt that the verdict rests on: the last one; but a retry that was not carried through hides no failure that was proven before it. */
export function decidingAttempt<A extends Pick<AttemptRecord, 'verdict'>>(record: {
  readonly attempts: readonly A[];
}): A | undefined {
  const { attempts } = record;
  const carried = attempts.findLast(({ verdict }) => !NOT_CARRIED_THROUGH.includes(verdict));
  return carried?.verdict === 'fail' ? carried : attempts.at(-1);
}
