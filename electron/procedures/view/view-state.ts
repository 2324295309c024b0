import type { PingSecond } from '../../contract/tracks.ts';
import type { Judgement, OneMore } from '../../contract/judgement.ts';
import type { ErrorView } from '../../contract/errors.ts';
import type { Role } from '../../contract/instrument.ts';
import type { RunEvent, StepRecord } from '../../contract/run.ts';
import type { GapReason, Second } from '../../contract/second.ts';
import type { Observation } from '../../contract/tester.ts';
import type { StreamSecond } from '../../contract/stream.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { Prompt } from '../../contract/prompt.ts';
import type { LinkState } from '../../contract/views.ts';
import type { Asked } from './run-limits.ts';
import type { Working } from './working.ts';

/** Where a run is, as far as the big state is concerned. */
type Phase = 'idle' | 'before-sync' | 'measuring' | 'by-hand' | 'stopping' | 'ended';

/** What streaming judgement says beside its counts. */
export interface JudgeState {
  unavailable: boolean;
  unavailableSince?: number;
  pendingSes: number;
  lastErrorAt?: number;
  /** What may not come once more, asked for only where it is shown. */
  oneMore?: () => OneMore | undefined;
}

/** Everything that the run screen shows, before it is put into words. */
export interface ViewState {
  attempt: number;
  /** Id of the measurement going on, or of the last one. */
  measurement?: string;
  /** What is asked of it; before the first, of that. */
  asked: Asked;
  steps: StepRecord[];
  step: number;
  prompt?: Prompt;
  /** What a step does by itself. */
  working?: Working;
  phase: Phase;
  nowMs: number;
  /** Last second outside the measurement, for the lamps while wiring. */
  liveLast?: Second;
  /** Since when no second outside the measurement has had the pattern, epoch milliseconds. */
  patternlessMs?: number;
  startedAt?: number;
  /** Last observation of the measurement, and end of what it covers. */
  last?: Observation;
  coveredTo?: number;
  /** Seconds lost in the last gap, and when they ended. */
  gapS?: number;
  gapTo?: number;
  gapReason?: GapReason;
  /** Seconds with bit errors, and seconds about which nothing at all is known. */
  errorSeconds: number;
  slipSeconds: number;
  unknownS: number;
  /** Seconds since the last error that nobody saw. */
  sinceUnseenS: number;
  gaps: number;
  synced: boolean;
  judgement?: Judgement;
  judge?: JudgeState;
  /** Of the ladder that runs, beside a tester or alone. */
  pinged?: Judgement;
  /** All rungs of its last second; absent in a gap. */
  rungsNow?: PingSecond[];
  /** The last second of a stream. */
  streamNow?: StreamSecond;
  /** The last second with loss, epoch seconds. */
  lossAt?: number;
  /** Newest first. */
  events: RunEvent[];
  /** Stretches going on, not yet stored. */
  open: RunEvent[];
  /** Links of all instruments by role, the role of the tester at work, and its own link. */
  links: Readonly<Record<Role, LinkState>>;
  role: Role;
  link: LinkState;
  linkLostAtMs?: number;
  other?: ErrorView;
  storedTo?: number;
  injectUnlockedUntilMs?: number;
  finished: boolean;
  verdict?: Verdict;
  error?: ErrorView;
}

export type ViewAction =
  | { type: 'attempt'; attempt: number }
  | { type: 'measurement'; id: string; asked: Asked }
  | { type: 'steps'; steps: StepRecord[]; step: number }
  | { type: 'prompt'; prompt: Prompt | undefined }
  | { type: 'working'; working: Working | undefined }
  | { type: 'phase'; phase: Phase; startedAt?: number }
  | { type: 'live'; item: Observation; nowMs: number }
  | {
      type: 'observed';
      item: Observation;
      judgement: Judgement;
      judge: JudgeState;
      events: RunEvent[];
      open: RunEvent[];
      nowMs: number;
    }
  /** A second of a ladder, or a gap in it. */
  | {
      type: 'pinged';
      judgement: Judgement;
      coveredTo: number | undefined;
      rungs?: PingSecond[];
      events: RunEvent[];
      nowMs: number;
    }
  /** A second of a stream. */
  | {
      type: 'streamed';
      judgement: Judgement;
      coveredTo: number;
      second: StreamSecond;
      events: RunEvent[];
      nowMs: number;
    }
  | { type: 'event'; event: RunEvent }
  /** The measurement is over, and with it what was going on. */
  | { type: 'events-over'; events: RunEvent[] }
  | { type: 'tick'; nowMs: number }
  | { type: 'role'; role: Role; nowMs: number }
  | { type: 'link'; role: Role; link: LinkState; other: ErrorView | undefined; nowMs: number }
  | { type: 'unlocked'; untilMs: number }
  | { type: 'ended'; verdict: Verdict | undefined; error: ErrorView | undefined };

/** Links as they are now. */
export const linksOf = (sessions: ReadonlyMap<Role, { state: LinkState }>): Record<Role, LinkState> =>
  Object.fromEntries([...sessions].map(([role, { state }]) => [role, state]));

export function initialState(
  links: Readonly<Record<Role, LinkState>>,
  role: Role,
  asked: Asked,
  nowMs: number,
): ViewState {
  return {
    ...measurement(),
    asked,
    attempt: 1,
    steps: [],
    step: 0,
    phase: 'idle',
    nowMs,
    events: [],
    links,
    role,
    link: links[role] ?? 'closed',
    finished: false,
  };
}

/** What begins anew with every measurement. */
export function measurement() {
  return {
    errorSeconds: 0,
    slipSeconds: 0,
    unknownS: 0,
    sinceUnseenS: 0,
    gaps: 0,
    synced: false,
    open: [] as RunEvent[],
  };
}
