import type { Judgement, LimitRow, SecondTotals, SetVerdict } from '../contract/judgement.ts';
import type { LimitSet } from '../contract/limits.ts';
import { formatRate, rateText } from '../contract/rate.ts';
import { ratioText } from '../contract/ratio.ts';
import {
  BETWEEN_FRAMES,
  DIRECTIONS,
  type Direction,
  type StreamAsked,
  type StreamCounts,
  type StreamReach,
  type StreamResult,
} from '../contract/stream.ts';
import type { Kept, StreamTally } from './stream-tally.ts';
import { wayShown } from './stream-way.ts';
import { worst, type Verdict } from '../contract/verdict.ts';
import { wordOf, type Message } from '../contract/words/index.ts';

/** A computer that reaches less than this part of what is asked by itself is not asked to. */
const ENOUGH = 0.985;
/** A sender that keeps its rate in less than this part of the time has not tried the line at that rate. */
const KEPT_LEAST = 0.5;

/** What a stream is judged by. */
export interface StreamAim {
  step: string;
  profile: 'committed' | 'peak';
  asked: StreamAsked;
  forS: number;
  /** Limits of an Ethernet line, and whether they decide. */
  set: LimitSet | undefined;
  decides: boolean;
}

/** A rate in words: `60 Mbit/s`. */
export const rateSaid = (bitsPerS: number): string => {
  const mega = bitsPerS / 1e6;
  return mega >= 1 ? `${Number(mega.toPrecision(4))} Mbit/s` : rateText(formatRate(Math.round(bitsPerS)));
};

/** Which objective a profile is held to. */
const OBJECTIVE = { committed: 'FLR', peak: 'shortfall' } as const;
/** The greatest part of the frames that may be missing; undefined without limits. */
const allowed = ({ profile, set }: StreamAim): number | undefined => set?.objectives[OBJECTIVE[profile]]?.value;

/** Two digits that mean something, never rounded to nothing. */
const percentText = (value: number): string => String(Number(value.toPrecision(2)));
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** How each direction came out. Pure. */
export function streamResults(aim: StreamAim, counts: StreamCounts, tally: StreamTally): StreamResult[] {
  const { step, profile, asked } = aim;
  return DIRECTIONS.map((direction) => {
    const { lost, frames, keptS } = tally.kept(direction);
    return {
      profile,
      ...wayShown(step, asked, direction, counts),
      lossRatio: ratio(lost, frames),
      keptS: Math.round(keptS),
    };
  });
}

/** Why this computer, or the far one, cannot try a rate at all; undefined where it can. Pure. */
export function unableTo(asked: StreamAsked, reach: StreamReach | undefined, capBitsPerS: number): Message | undefined {
  const params = { asked: rateSaid(asked.bitsPerS) };
  if (asked.bitsPerS > capBitsPerS)
    return { code: 'why.stream-cap', params: { ...params, cap: rateSaid(capBitsPerS) } };
  const onCable = (asked.bitsPerS * (asked.frame + BETWEEN_FRAMES)) / asked.frame;
  const { bitsPerS: own, portBitsPerS: port } = reach ?? {};
  if (port !== undefined && port < onCable)
    return { code: 'why.stream-port', params: { ...params, port: rateSaid(port) } };
  if (own !== undefined && own < asked.bitsPerS * ENOUGH)
    return { code: 'why.stream-reach', params: { ...params, own: rateSaid(own) } };
  return undefined;
}

const way = (direction: Direction) => wordOf('direction', direction);

interface Found {
  verdict: Verdict;
  why: Message;
}

/** What is wrong with one direction: told by the stretches in which its sender kept the rate. */
function faultsOf(aim: StreamAim, result: StreamResult, kept: Kept): Found[] {
  const { direction, sentBps, receivedBps, corrupted } = result;
  const { lost, frames, overrun, keptS, ofS } = kept;
  const limit = allowed(aim);
  const over = limit !== undefined && ratio(lost, frames) > limit;
  const rates = { asked: rateSaid(aim.asked.bitsPerS), came: rateSaid(receivedBps) };
  const params = { ...way(direction), ...rates, lost, sent: frames, percent: percentText(100 * ratio(lost, frames)) };
  const who = wordOf('stream-sender', direction);
  const code = aim.profile === 'peak' ? 'why.stream-peak' : 'why.stream-loss';
  const faults: (Found | false)[] = [
    over && { verdict: 'fail', why: { code, params: { ...params, limit: percentText(100 * limit) } } },
    corrupted > 0 && {
      verdict: 'fail',
      why: { code: 'why.stream-wrong', params: { ...way(direction), n: corrupted } },
    },
    keptS < ofS * KEPT_LEAST && {
      verdict: 'not-assessed',
      why: { code: 'why.stream-slow', params: { ...who, asked: rates.asked, sent: rateSaid(sentBps) } },
    },
    !over &&
      limit !== undefined &&
      ratio(lost + overrun, frames) > limit && {
        verdict: 'not-assessed',
        why: { code: 'why.stream-overrun', params: { ...way(direction), n: overrun } },
      },
  ];
  return faults.filter((one) => one !== false);
}

/** Of how many seconds it is told, where the sender did not keep its rate in all of them. */
function keptNote(direction: Direction, { keptS, ofS }: Kept): Message[] {
  if (keptS > ofS - 0.5 || keptS < ofS * KEPT_LEAST) return [];
  const who = wordOf('stream-sender', direction);
  return [{ code: 'why.stream-kept', params: { ...who, n: Math.round(keptS), of: Math.round(ofS) } }];
}

/** What no further frame makes good again: more lost than the whole stream may lose, or a wrong octet. */
function provenOf(aim: StreamAim, faults: readonly (Found & { lost: number })[]): Message[] {
  const whole = (aim.forS * aim.asked.bitsPerS) / (aim.asked.frame * 8);
  const limit = allowed(aim);
  return faults
    .filter(({ verdict, why, lost }) => {
      if (verdict !== 'fail') return false;
      const wrong = 'code' in why && why.code === 'why.stream-wrong';
      return wrong || (limit !== undefined && lost > limit * whole);
    })
    .map(({ why }) => why);
}

/** The limit set with the figure of each direction beside its limit. */
function setOf(aim: StreamAim, results: readonly StreamResult[]): SetVerdict[] {
  const { set, decides, profile } = aim;
  const name = OBJECTIVE[profile];
  const objective = set?.objectives[name];
  if (!set || !objective) return [];
  const { value, clause, status } = objective;
  const rows = results.map(({ direction, lossRatio }): LimitRow => ({
    parameter: `${name}-${direction}`,
    value: lossRatio,
    limit: `<= ${ratioText(value)}`,
    clause,
    status,
    result: lossRatio > value ? 'fail' : 'pass',
  }));
  const verdict = decides ? worst(rows.map(({ result }) => result!)) : 'not-set';
  return [{ id: set.id, title: set.title, decides, verdict, rows }];
}

/** What kept within the limits, in one sentence. */
function goodOf({ asked, profile }: StreamAim, results: readonly StreamResult[]): Message {
  const lost = results.reduce((sum, one) => sum + one.lost, 0);
  const sent = results.reduce((sum, one) => sum + one.sent, 0);
  const [out, back] = results.map(({ receivedBps }) => rateSaid(receivedBps));
  const params = { asked: rateSaid(asked.bitsPerS), out: out ?? '', back: back ?? '', lost, sent };
  return { code: profile === 'peak' ? 'why.stream-peak-good' : 'why.stream-good', params };
}

/** The judgement of a stream by what both ends counted. Pure. */
export function judgeStream(
  aim: StreamAim,
  counts: StreamCounts,
  tally: StreamTally,
  seconds: SecondTotals,
): Judgement {
  const results = streamResults(aim, counts, tally);
  const found = results.flatMap((result) => {
    const kept = tally.kept(result.direction);
    return faultsOf(aim, result, kept).map((one) => ({ ...one, lost: kept.lost }));
  });
  const notes = results.flatMap(({ direction }) => keptNote(direction, tally.kept(direction)));
  const verdict = worst([aim.set && aim.decides ? 'pass' : 'not-set', ...found.map((one) => one.verdict)]);
  const certain = provenOf(aim, found);
  return {
    seconds,
    totals: {},
    defects: {},
    sets: setOf(aim, results),
    stream: results,
    verdict,
    why: [...found.map(({ why }) => why), ...(found.length === 0 ? [goodOf(aim, results)] : []), ...notes],
    ...(certain.length > 0 ? { certain: 'fail', certainWhy: certain } : {}),
  };
}

/** The judgement of a stream that was not sent, or of which too little is known. */
export const notAssessed = (why: Message, seconds: SecondTotals = { total: 0, observed: 0, gaps: 0 }): Judgement => ({
  seconds,
  totals: {},
  defects: {},
  sets: [],
  verdict: 'not-assessed',
  why: [why],
});
