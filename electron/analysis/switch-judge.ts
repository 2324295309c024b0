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

type Objective = NonNullable<LimitSet['objectives']['outage']>;

interface Found {
  verdict: Verdict;
  why: Message;
}

type SwitchWord = `why.switch-${'none' | 'jitter' | 'took' | 'long' | 'near'}`;

/** What one direction of a switch is beside the limit, as far as its resolution and the computers' own jitter let it be told. */
function againstLimit({ outageMs: ms = 0, resolutionMs = 0, jitterMs = 0 }: StreamResult, limitMs: number): Verdict {
  if (ms - resolutionMs > limitMs) return 'fail';
  return ms + Math.max(resolutionMs, jitterMs) > limitMs ? 'uncertain' : 'pass';
}

/** Why a switch tells nothing of the line by its longer direction; undefined where it does. */
function untold({ outageMs: ms = 0, jitterMs = 0, overrun = 0 }: StreamResult): SwitchWord | undefined {
  if (ms === 0) return 'why.switch-none';
  return overrun > 0 || jitterMs > ms ? 'why.switch-jitter' : undefined;
}

const REASONS: Partial<Record<Verdict, SwitchWord>> = { fail: 'why.switch-long', uncertain: 'why.switch-near' };

/** What one switch shows: its worse direction decides, of two alike the longer. `n`: which one it was. */
function foundOf(results: readonly StreamResult[], n: number, limitMs: number | undefined): Found {
  const longest = results.reduce((a, b) => ((b.outageMs ?? 0) > (a.outageMs ?? 0) ? b : a));
  const why = untold(longest);
  const verdicts = limitMs === undefined ? [] : results.map((one) => againstLimit(one, limitMs));
  const verdict = why ? 'not-assessed' : worst(verdicts);
  const alike = results.filter((_, at) => verdicts[at] === verdict);
  const told = alike.length === 0 || alike.includes(longest) ? longest : alike[0]!;
  const params = {
    n,
    ms: told.outageMs ?? 0,
    resolution: told.resolutionMs ?? 0,
    jitter: told.jitterMs ?? 0,
    limit: limitMs ?? 0,
    ...wordOf('direction', told.direction),
  };
  return { verdict, why: { code: why ?? REASONS[verdict] ?? 'why.switch-took', params } };
}

/** The row of one direction: its longest outage, held to the limit as the verdict holds each switch to it. */
function rowOf(
  direction: StreamResult['direction'],
  all: readonly StreamResult[][],
  { value, clause, status }: Objective,
): LimitRow {
  const limitMs = value * 1000;
  const ways = all.flatMap((results) => {
    const { verdict } = foundOf(results, 1, limitMs);
    return results
      .filter((one) => one.direction === direction)
      .map((one) => ({ one, is: verdict === 'not-assessed' ? verdict : againstLimit(one, limitMs) }));
  });
  return {
    parameter: `outage-${direction}`,
    value: Math.max(0, ...ways.map(({ one }) => one.outageMs ?? 0)),
    limit: `<= ${limitMs} ms`,
    clause,
    status,
    result: ways.length === 0 ? 'not-assessed' : worst(ways.map(({ is }) => is)),
  };
}

/** The judgement of switches, each as both ends counted it. Pure. */
export function judgeSwitches(aim: SwitchAim, switches: readonly StreamCounts[], seconds: SecondTotals): Judgement {
  const { set, decides } = aim;
  const objective = set?.objectives.outage;
  const limitMs = objective && decides ? objective.value * 1000 : undefined;
  const all = switches.map((counts) => switchResults(aim, counts));
  const found = all.map((results, at) => foundOf(results, at + 1, limitMs));
  const rows = objective ? DIRECTIONS.map((direction) => rowOf(direction, all, objective)) : [];
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
