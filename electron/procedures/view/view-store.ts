import { isOwn, testerOf, type InstrumentRecord, type Role } from '../../contract/instrument.ts';
import { LADDER_ROLE } from '../../contract/ladder.ts';
import { wireEvents } from '../../contract/ladder-finding.ts';
import type { Block } from '../../contract/prompt.ts';
import type { RunRecord } from '../../contract/run.ts';
import { instrumentName } from '../../contract/tester.ts';
import type { InstrumentView, LampView, RunView } from '../../contract/views.ts';
import { whatIsSeen, type LampBoard } from '../../analysis/index.ts';
import { bigState } from './big-state.ts';
import { counters } from './counters.ts';
import { openGap, openGapEvent } from './open-gap.ts';
import { reduce } from './view-reducer.ts';
import type { ViewAction, ViewState } from './view-state.ts';
import { progressOf } from './working.ts';

/** The state of the run screen, and who wants to know of its changes. */
export interface ViewStore {
  dispatch(action: ViewAction): void;
  state(): ViewState;
  onChange(listener: () => void): () => void;
  /** The lamps as they stand. `unseen`: nobody sees the line. */
  lamps(unseen: boolean): LampView[];
  /** What they remember is forgotten. */
  clearLamps(): void;
  /** Other lamps, with nothing to remember. */
  renewLamps(board: LampBoard): void;
}

export function createViewStore(initial: ViewState, board: LampBoard): ViewStore {
  let [state, lamps] = [initial, board];
  const listeners = new Set<() => void>();
  return {
    dispatch: (action) => {
      if ('item' in action) lamps.push(action.item);
      state = reduce(state, action);
      for (const listener of [...listeners]) listener();
    },
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    lamps: (unseen) => lamps.views(unseen),
    clearLamps: () => lamps.clearHistory(),
    renewLamps: (other) => void (lamps = other),
  };
}

const defined = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

/** ST, ET, RT and the time since the last error: ET goes on while nobody sees the line, the last one stands. */
function times(state: ViewState): Partial<RunView> {
  const { forS } = state.asked;
  const { startedAt, coveredTo, judgement, judge, sinceUnseenS } = state;
  if (startedAt === undefined) return {};
  const goesOn = state.phase === 'by-hand' || state.last?.kind === 'counts';
  const seenTo = goesOn ? Math.floor(state.nowMs / 1000) : (coveredTo ?? startedAt);
  const elapsedS = Math.max(0, (openGap(state)?.to ?? seenTo) - startedAt);
  const lastErrorAt = judge?.lastErrorAt ?? (state.streamNow && state.lossAt);
  const since = lastErrorAt === undefined ? startedAt : lastErrorAt + 1;
  const done = state.phase === 'by-hand' ? elapsedS : (judgement?.seconds.observed ?? 0);
  return defined({
    startedAt,
    elapsedS,
    remainingS: Math.max(0, forS - done),
    lastErrorAt,
    sinceLastErrorS: Math.max(0, seenTo - since - sinceUnseenS),
    sinceUnseenS: sinceUnseenS || undefined,
    openGap: openGap(state),
  });
}

function certain({ judgement }: ViewState): Partial<RunView> {
  const why = judgement?.certainWhy?.[0] ?? judgement?.why[0];
  return judgement?.certain && why ? { certain: { verdict: judgement.certain, why } } : {};
}

/** Stretches going on stand above those that have ended. */
function events(state: ViewState): RunView['events'] {
  const gap = openGap(state);
  const going = [...state.open, ...(gap ? [openGapEvent(gap, state.attempt)] : [])];
  return [...going.toReversed(), ...state.events].slice(0, 50);
}

/** Without a ladder this computer is no instrument of the run. */
function instrumentViews(
  { instruments, ladder }: Pick<RunRecord, 'instruments' | 'ladder'>,
  links: ViewState['links'],
): RunView['instruments'] {
  const view = ([role, one]: [Role, InstrumentRecord]): [Role, InstrumentView] => {
    const { family, address, simulated, identity, capabilities, lacks } = one;
    const label = instrumentName(identity, family, capabilities?.reading === 'by-hand');
    const link = links[role] ?? (isOwn(role) ? 'ready' : 'closed');
    return [role, { family, label, address, simulated, link, ...defined({ capabilities, lacks }) }];
  };
  const there = Object.entries(instruments).filter(([role]) => ladder !== undefined || role !== LADDER_ROLE);
  return Object.fromEntries(there.map(view));
}

/** What the lamps mean together is said where they are shown. */
const withSeen = (blocks: readonly Block[], lamps: readonly LampView[]): Block[] =>
  blocks.map((one) => (one.block === 'lamps' ? { ...one, seen: whatIsSeen(lamps) } : one));

/** What a step does by itself is shown with the state and the lamps above it. */
const doing = ({ working, nowMs }: ViewState): Block[] | undefined =>
  working && [{ block: 'state' }, { block: 'progress', ...progressOf(working, nowMs) }, { block: 'lamps' }];

/** What is measured beside the bits in the step going on, or was in the last one. */
function tracksOf({ measurement }: ViewState, { attempts }: RunRecord): RunView['tracks'] {
  const all = attempts.at(-1)?.measurements ?? [];
  const step = all.find(({ id }) => id === measurement)?.step;
  const tracks = all.filter((one) => one.step === step && (one.kind === 'ping' || one.kind === 'register'));
  return tracks.length > 0 ? tracks.map(({ id, kind, role }) => ({ id, kind, role })) : undefined;
}

/** Loops that stand by remote control. */
function loopsOf({ attempts }: RunRecord): RunView['loops'] {
  const standing = (attempts.at(-1)?.teardown ?? []).flatMap(({ ok, role, loop }) =>
    ok === undefined && role !== undefined && loop ? [{ role, kind: loop.kind, untilMs: loop.untilMs }] : [],
  );
  return standing.length === 0 ? undefined : standing;
}

/** The run screen as it stands: a projection, never a second truth. Pure. */
export function project(state: ViewState, record: RunRecord, lamps: LampView[], usualS: number[]): RunView {
  return {
    runId: record.runId,
    title: record.procedure.title,
    procedureId: record.procedure.id,
    ...(record.circuit ? { circuit: record.circuit } : {}),
    instruments: instrumentViews(record, state.links),
    role: state.role,
    settings: record.settings,
    simulated: record.simulated,
    attempt: state.attempt,
    steps: state.steps,
    step: state.step,
    usualS,
    big: bigState(state, {
      forS: state.asked.forS,
      overNetwork: testerOf(record, state.role).address.includes('@tcp:'),
    }),
    lamps,
    counters: counters(state, state.asked.limits),
    ...times(state),
    forS: state.asked.forS,
    events: events(state),
    ...certain(state),
    link: state.link,
    nowMs: state.nowMs,
    finished: state.finished,
    ...defined({
      measurement: state.measurement,
      prompt: state.prompt && { ...state.prompt, blocks: withSeen(state.prompt.blocks, lamps) },
      doing: state.prompt ? undefined : doing(state),
      berBound: state.judgement?.berBound,
      ladder: state.pinged?.ladder,
      rungsNow: state.rungsNow,
      stream: state.judgement?.stream,
      streamNow: state.streamNow,
      found: record.ladder && wireEvents(record, state.attempt).map(({ message }) => message),
      tracks: tracksOf(state, record),
      oneMore: state.phase === 'measuring' ? state.judge?.oneMore?.() : undefined,
      judged: record.attempts.at(-1)?.verdict,
      storedTo: state.storedTo,
      loops: loopsOf(record),
      injectUnlockedUntilMs: state.injectUnlockedUntilMs,
      verdict: state.verdict,
      error: state.error,
    }),
  };
}
