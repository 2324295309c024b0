import type { Judgement } from '../../contract/judgement.ts';
import type { ErrorView } from '../../contract/errors.ts';
import type { Role } from '../../contract/instrument.ts';
import type { RunEvent, StepRecord } from '../../contract/run.ts';
import type { GapReason, Second } from '../../contract/second.ts';
import type { Observation } from '../../contract/tester.ts';
import type { Verdict } from '../../contract/verdict.ts';
import { isAway, type LinkState, type Prompt } from '../../contract/views.ts';
import { hasPattern, unseenS } from '../../analysis/index.ts';
import type { Asked } from './run-limits.ts';

/** Where a run is, as far as the big state is concerned. */
type Phase = 'idle' | 'before-sync' | 'measuring' | 'by-hand' | 'stopping' | 'ended';

/** What streaming judgement says beside its counts. */
export interface JudgeState {
  unavailable: boolean;
  unavailableSince?: number;
  pendingSes: number;
  lastErrorAt?: number;
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
  | { type: 'event'; event: RunEvent }
  /** The measurement is over, and with it what was going on. */
  | { type: 'events-over'; events: RunEvent[] }
  | { type: 'tick'; nowMs: number }
  | { type: 'role'; role: Role; nowMs: number }
  | { type: 'link'; role: Role; link: LinkState; other: ErrorView | undefined; nowMs: number }
  | { type: 'unlocked'; untilMs: number }
  | { type: 'ended'; verdict: Verdict | undefined; error: ErrorView | undefined };

const EVENTS_SHOWN = 50;

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
function measurement() {
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

/** What is known of a measurement that has not begun: nothing of the one before. */
const unmeasured = (): Partial<ViewState> => ({
  ...measurement(),
  startedAt: undefined,
  last: undefined,
  coveredTo: undefined,
  gapS: undefined,
  gapTo: undefined,
  gapReason: undefined,
  judgement: undefined,
  judge: undefined,
});

/** By when they began: unavailable time is known only ten seconds later. */
const newest = (state: ViewState, events: readonly RunEvent[]): RunEvent[] =>
  events.length === 0
    ? state.events
    : [...events.toReversed(), ...state.events].sort((a, b) => b.t - a.t).slice(0, EVENTS_SHOWN);

function observe(state: ViewState, item: Observation): Partial<ViewState> {
  if (item.kind === 'gap') {
    const { from, to, filled, totals, reason } = item.gap;
    const unknown = filled || totals ? 0 : to - from;
    const lost = filled ? {} : { gapS: to - from, gapTo: to, gapReason: reason };
    return { last: item, coveredTo: to, unknownS: state.unknownS + unknown, gaps: state.gaps + 1, ...lost };
  }
  if (item.kind !== 'second') return {};
  const { second } = item;
  return {
    last: item,
    coveredTo: second.t + 1,
    synced: state.synced || (second.bits ?? 0) > 0,
    errorSeconds: state.errorSeconds + (second.valid && second.bitErrors ? 1 : 0),
    slipSeconds: state.slipSeconds + (second.valid && second.slips?.length ? 1 : 0),
    unknownS: state.unknownS + unseenS(item),
  };
}

function liveSecond({ patternlessMs }: ViewState, second: Second, nowMs: number): Partial<ViewState> {
  return { liveLast: second, patternlessMs: hasPattern(second) ? undefined : (patternlessMs ?? nowMs) };
}

/** Begins anew with every error. */
function sinceUnseen({ judge: before, sinceUnseenS }: ViewState, item: Observation, judge: JudgeState): number {
  return judge.lastErrorAt === before?.lastErrorAt ? sinceUnseenS + unseenS(item) : 0;
}

function onObserved(state: ViewState, action: Extract<ViewAction, { type: 'observed' }>): ViewState {
  const { judgement, judge, open, nowMs } = action;
  const seen = observe(state, action.item);
  const events = newest(state, action.events);
  return {
    ...state,
    ...seen,
    sinceUnseenS: sinceUnseen(state, action.item, judge),
    judgement,
    judge,
    open,
    nowMs,
    events,
    storedTo: (seen.coveredTo ?? state.coveredTo ?? 1) - 1,
  };
}

function onLink(state: ViewState, action: Extract<ViewAction, { type: 'link' }>): ViewState {
  const { role, link, other, nowMs } = action;
  const links = { ...state.links, [role]: link };
  if (role !== state.role) return { ...state, links, nowMs };
  const since = isAway(link) ? (state.linkLostAtMs ?? nowMs) : undefined;
  return { ...state, links, link, other, nowMs, linkLostAtMs: since };
}

function onPhase(state: ViewState, { phase, startedAt }: Extract<ViewAction, { type: 'phase' }>): ViewState {
  return { ...state, ...(startedAt === undefined ? {} : { ...measurement(), startedAt }), phase };
}

/** The tester of another role is at work: its link counts from now on. */
function onRole(state: ViewState, { role, nowMs }: Extract<ViewAction, { type: 'role' }>): ViewState {
  const link = state.links[role] ?? 'closed';
  return onLink({ ...state, role, linkLostAtMs: undefined }, { type: 'link', role, link, other: undefined, nowMs });
}

const endOf = ({ verdict, error }: Extract<ViewAction, { type: 'ended' }>) =>
  ({ phase: 'ended', finished: true, prompt: undefined, verdict, error }) as const;

/** The whole run screen as a fold over what happened. Pure. */
export function reduce(state: ViewState, action: ViewAction): ViewState {
  switch (action.type) {
    case 'attempt':
      return {
        ...initialState(state.links, state.role, state.asked, state.nowMs),
        attempt: action.attempt,
        events: state.events,
        linkLostAtMs: state.linkLostAtMs,
        other: state.other,
      };
    case 'measurement':
      return {
        ...state,
        ...(action.id === state.measurement ? {} : unmeasured()),
        measurement: action.id,
        asked: action.asked,
      };
    case 'steps':
      return { ...state, steps: action.steps, step: action.step };
    case 'prompt':
      return { ...state, prompt: action.prompt };
    case 'phase':
      return onPhase(state, action);
    case 'live':
      return {
        ...state,
        nowMs: action.nowMs,
        ...(action.item.kind === 'second' ? liveSecond(state, action.item.second, action.nowMs) : {}),
      };
    case 'observed':
      return onObserved(state, action);
    case 'event':
      return { ...state, events: newest(state, [action.event]) };
    case 'events-over':
      return { ...state, open: [], events: newest(state, action.events) };
    case 'tick':
      return { ...state, nowMs: action.nowMs };
    case 'role':
      return onRole(state, action);
    case 'link':
      return onLink(state, action);
    case 'unlocked':
      return { ...state, injectUnlockedUntilMs: action.untilMs };
    case 'ended':
      return { ...state, ...endOf(action) };
  }
}
