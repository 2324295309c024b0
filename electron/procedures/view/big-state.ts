import { ratioText } from '../../contract/ratio.ts';
import { causeOf, type Second } from '../../contract/second.ts';
import { isAway, type BigState } from '../../contract/views.ts';
import { clockText, formatSeconds } from '../../contract/duration.ts';
import { wordOf, type Message, type WordKey } from '../../contract/words/index.ts';
import { openGap } from './open-gap.ts';
import { LADDER_ROLE } from '../../contract/ladder.ts';
import { STREAM_ROLE } from '../../contract/stream.ts';
import { isInverted, losingRungs, TURN_S } from '../../analysis/index.ts';
import type { ViewState } from './view-state.ts';

/** How long the screen says that the same tester is back. */
const BACK_SHOWN_S = 10;
/** A tester that was only just started finds the pattern within this time where there is one. */
const FINDS_WITHIN_MS = 5_000;
/** After these the tester was looked for and found to be the same. */
const RECONNECTED: ReadonlySet<string> = new Set(['link-lost', 'program-stopped']);

const simple = (state: BigState['state'], code: WordKey, params?: Message['params']): BigState => ({
  state,
  line: params ? { code, params } : { code },
});

/** What does not change while a run goes on. `overNetwork`: no cable of its own leads to the tester. */
interface Frame {
  forS: number;
  overNetwork: boolean;
}
type Rule = (state: ViewState, frame: Frame) => BigState | undefined;

const stopping: Rule = ({ phase }) => (phase === 'stopping' ? simple('stopping', 'big.line.stopping') : undefined);
const over: Rule = ({ phase }) => (phase === 'ended' ? simple('idle', 'big.line.idle') : undefined);
const byHand: Rule = ({ phase }, { forS }) =>
  phase === 'by-hand' ? simple('by-hand', 'big.line.by-hand', { for: formatSeconds(forS) }) : undefined;

const link: Rule = ({ link: now, linkLostAtMs, nowMs, other }, { overNetwork }) => {
  if (!isAway(now)) return undefined;
  if (other?.code === 'other-instrument') {
    const { message, hint } = other;
    return simple('other-tester', 'big.line.other-tester', { ...message, hintZh: hint.zh, hintEn: hint.en });
  }
  const ago = clockText((nowMs - (linkLostAtMs ?? nowMs)) / 1000);
  return simple('link-lost', overNetwork ? 'big.line.link-lost-network' : 'big.line.link-lost', { ago });
};

/** While somebody wires, a pattern that is not there is said at once; a tester that has just been started may take a while to find it. */
const noPattern: Rule = ({ prompt, patternlessMs, nowMs }) => {
  if (prompt?.kind === 'loop-failed') return simple('before-sync', 'big.line.before-sync');
  if (patternlessMs === undefined || (!prompt && nowMs - patternlessMs < FINDS_WITHIN_MS)) return undefined;
  return simple('before-sync', 'big.line.before-sync');
};

const beforeRun: Rule = (state, frame) => {
  const { phase, steps, step } = state;
  if (phase === 'measuring') return undefined;
  if (isInverted(state.liveLast)) return simple('before-sync', 'big.line.inverted');
  const missing = noPattern(state, frame);
  if (missing) return missing;
  if (phase === 'before-sync') return simple('starting', 'big.line.starting');
  const title = steps[step]?.title;
  return title ? simple('idle', 'big.line.step', { ...title }) : simple('idle', 'big.line.idle');
};

/** A ladder that runs alone: the nearest rung that loses now, with all behind it. */
const ladder: Rule = ({ role, pinged, rungsNow = [], lossAt, coveredTo }) => {
  if (role !== LADDER_ROLE || !pinged?.ladder) return undefined;
  const order = pinged.ladder.map(({ rung }) => rung);
  const nearest = losingRungs(rungsNow, order).at(-1);
  if (nearest) {
    const { lost, sent } = nearest;
    return simple('loses', 'big.line.loses', { ...wordOf('rung', nearest.rung), lost, sent });
  }
  if (rungsNow.length === 0) return undefined;
  if (lossAt === undefined) return simple('answers', 'big.line.answers', { n: order.length });
  const far = pinged.ladder.reduce((a, b) => (b.lost > a.lost ? b : a));
  const ago = clockText((coveredTo ?? lossAt) - 1 - lossAt);
  return simple('had-loss', 'big.line.had-loss', { ago, lost: far.lost, sent: far.sent });
};

/** A stream: what its last second lost, in either direction. */
const stream: Rule = ({ role, streamNow, lossAt, coveredTo, judgement }) => {
  if (role !== STREAM_ROLE) return undefined;
  if (!streamNow) return simple('starting', 'big.line.stream-starts');
  const { out, back } = streamNow.second;
  const [lost, sent] = [(out?.lost ?? 0) + (back?.lost ?? 0), (out?.sent ?? 0) + (back?.sent ?? 0)];
  if (lost > 0) return simple('frames-lost', 'big.line.frames-lost', { lost, sent });
  if (lossAt === undefined) return simple('no-loss', 'big.line.no-loss');
  const all = (judgement?.stream ?? []).reduce((sum, one) => sum + one.lost, 0);
  return simple('had-frame-loss', 'big.line.had-frame-loss', {
    ago: clockText((coveredTo ?? lossAt) - 1 - lossAt),
    lost: all,
  });
};

const unavailable: Rule = ({ judge, startedAt }) =>
  judge?.unavailable
    ? simple('unavailable', 'big.line.unavailable', {
        since: clockText((judge.unavailableSince ?? startedAt ?? 0) - (startedAt ?? 0)),
      })
    : undefined;

/** The link stands, and still nothing comes. */
const silent: Rule = (state) => {
  const gap = openGap(state);
  return gap && simple('link-lost', 'big.line.silent', { s: gap.to - gap.from });
};

const alarm: Rule = (state) => {
  if (state.last?.kind !== 'second') return undefined;
  const { second } = state.last;
  const defect = causeOf(second.defects);
  if (!second.valid || !defect) return undefined;
  if (isInverted(second)) return { ...simple('no-pattern', 'big.line.inverted'), defect };
  if (defect === 'LSS') return { ...simple('no-pattern', 'big.line.no-pattern'), defect };
  const n = state.judge?.pendingSes ?? 1;
  const params = { n: Math.max(1, n), m: Math.max(0, TURN_S - n) };
  return { ...simple('defect', 'big.line.defect', params), defect };
};

const errors: Rule = ({ last }) => {
  if (last?.kind !== 'second' || !last.second.valid) return undefined;
  const { second } = last;
  if (second.bitErrors) return errorLine(second, second.bitErrors);
  return second.slips?.length ? simple('errors', 'big.line.slip', { n: second.slips.length }) : undefined;
};
const errorLine = (second: Second, n: number): BigState =>
  second.bits
    ? simple('errors', 'big.line.errors', { n, ratio: ratioText(n / second.bits) })
    : simple('errors', 'big.line.errors-count', { n });

/** After a gap the state is what it was before; the line says what was missed, and why. */
const back: Rule = ({ coveredTo, gapTo, gapS, gapReason, judge }) => {
  if (gapTo === undefined || coveredTo === undefined || coveredTo - gapTo > BACK_SHOWN_S) return undefined;
  const reconnected = gapReason === undefined || RECONNECTED.has(gapReason);
  const code = reconnected ? 'big.line.back' : 'big.line.unseen';
  const why = wordOf('gap', gapReason ?? '');
  return simple(judge?.lastErrorAt === undefined ? 'clean' : 'latched', code, { s: gapS ?? 0, ...why });
};

const latched: Rule = ({ judge, coveredTo, slipSeconds, errorSeconds, judgement }) => {
  const had = judge?.lastErrorAt !== undefined || slipSeconds > 0 || errorSeconds > 0;
  if (!had && !judgement?.totals.bitErrors) return undefined;
  const ago = judge?.lastErrorAt === undefined ? 0 : (coveredTo ?? 0) - 1 - judge.lastErrorAt;
  return simple('latched', 'big.line.latched', { ago: clockText(ago) });
};

const clean: Rule = ({ judgement, synced, coveredTo, startedAt }) => {
  const sinceMs = ((coveredTo ?? 0) - (startedAt ?? 0)) * 1000;
  if (!synced && sinceMs < FINDS_WITHIN_MS) return simple('starting', 'big.line.starting');
  if (!synced) return simple('before-sync', 'big.line.before-sync');
  return judgement?.berBound === undefined
    ? simple('clean', 'big.line.clean-unbounded')
    : simple('clean', 'big.line.clean', { bound: ratioText(judgement.berBound) });
};

/** In this order: the first that has something to say is what the screen says. */
const RULES: readonly Rule[] = [
  stopping,
  over,
  byHand,
  link,
  beforeRun,
  ladder,
  stream,
  silent,
  unavailable,
  alarm,
  errors,
  back,
  latched,
  clean,
];

/** The one big state with the line below it. Pure. */
export function bigState(state: ViewState, frame: Frame): BigState {
  for (const rule of RULES) {
    const big = rule(state, frame);
    if (big) return big;
  }
  return simple('idle', 'big.line.idle');
}
