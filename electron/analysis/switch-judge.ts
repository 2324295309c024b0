import type { Judgement, LimitRow, SecondTotals } from '../contract/judgement.ts';
import type { LimitSet } from '../contract/limits.ts';
import { DIRECTIONS, type StreamAsked, type StreamCounts, type StreamResult } from '../contract/stream.ts';
import { wayShown } from './stream-way.ts';
import { worst, type Verdict } from '../contract/verdict.ts';
import { wordOf, type Message } from '../contract/words/index.ts';

/** What a switch is judged by. */
export interface SwitchAim {
  step: string;
  asked: StreamAsked;
  set: LimitSet | undefined;
  decides: boolean;
}

const tenth = (ms: number): number => Math.round(ms * 10) / 10;

/** How one switch came out, each way: the frames lost in a row, at the distance at which they were sent. Pure. */
export function switchResults({ step, asked }: SwitchAim, counts: StreamCounts): StreamResult[] {
  const everyMs = (asked.frame * 8000) / asked.bitsPerS;
  return DIRECTIONS.map((direction) => {
    const { longestLoss, behindMs, sentS, sent, lost } = counts[direction];
    return {
      profile: 'switch',
      ...wayShown(step, asked, direction, counts),
      lossRatio: sent === 0 ? 0 : lost / sent,
      keptS: Math.round(sentS),
      outageMs: tenth(longestLoss * everyMs),
      resolutionMs: tenth(everyMs),
      jitterMs: behindMs,
    };
  });
}

interface Found {
  verdict: Verdict;
  why: Message;
}

type SwitchWord = `why.switch-${'none' | 'jitter' | 'took' | 'long' | 'near'}`;

/** What one switch shows: its longer direction decides. `n`: which one it was. */
function foundOf(results: readonly StreamResult[], n: number, limitMs: number | undefined): Found {
  const [worstWay] = results.toSorted((a, b) => (b.outageMs ?? 0) - (a.outageMs ?? 0));
  const { outageMs: ms = 0, resolutionMs = 0, jitterMs = 0, overrun = 0, direction } = worstWay!;
  const params = {
    n,
    ms,
    resolution: resolutionMs,
    jitter: jitterMs,
    limit: limitMs ?? 0,
    ...wordOf('direction', direction),
  };
  const as = (verdict: Verdict, code: SwitchWord): Found => ({ verdict, why: { code, params } });
  if (ms === 0) return as('not-assessed', 'why.switch-none');
  if (overrun > 0 || jitterMs > ms) return as('not-assessed', 'why.switch-jitter');
  if (limitMs === undefined) return as('not-set', 'why.switch-took');
  if (ms - resolutionMs > limitMs) return as('fail', 'why.switch-long');
  if (ms + Math.max(resolutionMs, jitterMs) > limitMs) return as('uncertain', 'why.switch-near');
  return as('pass', 'why.switch-took');
}

/** The judgement of switches, each as both ends counted it. Pure. */
export function judgeSwitches(aim: SwitchAim, switches: readonly StreamCounts[], seconds: SecondTotals): Judgement {
  const { set, decides } = aim;
  const objective = set?.objectives.outage;
  const limitMs = objective && decides ? objective.value * 1000 : undefined;
  const all = switches.map((counts) => switchResults(aim, counts));
  const found = all.map((results, at) => foundOf(results, at + 1, limitMs));
  const longest = (direction: StreamResult['direction']): number =>
    Math.max(0, ...all.flat().flatMap((one) => (one.direction === direction ? (one.outageMs ?? 0) : [])));
  const rows = objective
    ? DIRECTIONS.map((direction): LimitRow => ({
        parameter: `outage-${direction}`,
        value: longest(direction),
        limit: `<= ${objective.value * 1000} ms`,
        clause: objective.clause,
        status: objective.status,
        result: longest(direction) > objective.value * 1000 ? 'fail' : 'pass',
      }))
    : [];
  const none: Found = { verdict: 'not-assessed', why: { code: 'why.switch-nobody' } };
  const verdict = worst((found.length > 0 ? found : [none]).map((one) => one.verdict));
  return {
    seconds,
    totals: {},
    defects: {},
    sets: set ? [{ id: set.id, title: set.title, decides, verdict, rows }] : [],
    stream: all.flat(),
    verdict,
    why: (found.length > 0 ? found : [none]).map(({ why }) => why),
  };
}
