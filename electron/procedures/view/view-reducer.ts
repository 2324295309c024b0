import { losingRungs } from '../../analysis/index.ts';
import type { Second } from '../../contract/second.ts';
import { LADDER_ROLE } from '../../contract/ladder.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { Observation } from '../../contract/tester.ts';
import { isAway } from '../../contract/views.ts';
import { hasPattern, unseenS } from '../../analysis/index.ts';
import { initialState, measurement, type JudgeState, type ViewAction, type ViewState } from './view-state.ts';

/** So many have room on the screen. */
const EVENTS_SHOWN = 50;

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
  pinged: undefined,
  rungsNow: undefined,
  streamNow: undefined,
  lossAt: undefined,
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
  if (item.kind === 'counts') return { last: item, coveredTo: Math.floor(item.counts.atMs / 1000), synced: true };
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

/** Where a tester compares bits as well, the figures above are its own. */
function onPinged(state: ViewState, action: Extract<ViewAction, { type: 'pinged' }>): ViewState {
  const { judgement: pinged, coveredTo, events, nowMs } = action;
  const alone =
    state.role === LADDER_ROLE
      ? { judgement: pinged, ...(coveredTo === undefined ? {} : { coveredTo, storedTo: coveredTo - 1 }) }
      : {};
  const { rungs = [] } = action;
  const lost = losingRungs(rungs, pinged.ladder?.map(({ rung }) => rung) ?? []).length > 0;
  const now = { rungsNow: rungs, ...(lost && rungs[0] ? { lossAt: rungs[0].t } : {}) };
  return { ...state, ...alone, ...now, pinged, nowMs, events: newest(state, events) };
}

function onStreamed(state: ViewState, action: Extract<ViewAction, { type: 'streamed' }>): ViewState {
  const { judgement, coveredTo, second, events, nowMs } = action;
  const { out, back } = second.second;
  const lossAt = (out?.lost ?? 0) + (back?.lost ?? 0) > 0 ? { lossAt: coveredTo - 1 } : {};
  const shown = { judgement, coveredTo, storedTo: coveredTo - 1, streamNow: second, synced: true };
  return { ...state, ...shown, ...lossAt, nowMs, events: newest(state, events) };
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

/** A further attempt begins with nothing but the links and events of before. */
function onAttempt(state: ViewState, { attempt }: Extract<ViewAction, { type: 'attempt' }>): ViewState {
  const { links, role, asked, nowMs, events, linkLostAtMs, other } = state;
  return { ...initialState(links, role, asked, nowMs), attempt, events, linkLostAtMs, other };
}

/** The whole run screen as a fold over what happened. Pure. */
export function reduce(state: ViewState, action: ViewAction): ViewState {
  switch (action.type) {
    case 'attempt':
      return onAttempt(state, action);
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
    case 'working':
      return { ...state, working: action.working };
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
    case 'pinged':
      return onPinged(state, action);
    case 'streamed':
      return onStreamed(state, action);
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
