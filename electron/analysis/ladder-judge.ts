import type { Ladder, RungResult, SizeResult } from '../contract/ladder.ts';
import { probesOf } from '../contract/ladder.ts';
import type { Judgement } from '../contract/judgement.ts';
import type { History } from '../contract/second.ts';
import { worst, type Verdict } from '../contract/verdict.ts';
import type { Message } from '../contract/words/index.ts';
import { createLadderTally, type LadderTally } from './ladder-tally.ts';

/** How a ladder is judged. */
export interface LadderLimits {
  ladder: Ladder;
  /** Percent of the probes of each rung and size that may be lost. */
  lossMax: number;
  /** Greatest average delay of a rung, milliseconds; absent: none. */
  delayMaxMs?: number;
}
interface Weighed {
  forS: number;
  /** Percent of `forS` about which nothing may be known. */
  unseenMax: number;
}

const percent = (lost: number, sent: number): number => (sent === 0 ? 0 : (100 * lost) / sent);
const loses = ({ lost, sent }: SizeResult, lossMax: number): boolean => percent(lost, sent) > lossMax;

/** A rung behind it that is good at this size: whoever stands before it let all of that through. */
const passesOn = (behind: readonly RungResult[], size: number, lossMax: number): boolean =>
  behind.some(({ bySize }) => bySize.some((one) => one.size === size && one.sent > 0 && !loses(one, lossMax)));

/** Sizes of a rung that lose more than they may; `excused`: a box that answers pings rarely, for the rungs behind it are good. */
function losing(results: readonly RungResult[], at: number, lossMax: number): (SizeResult & { excused: boolean })[] {
  const behind = results.slice(at + 1);
  return results[at]!.bySize.filter((one) => loses(one, lossMax)).map((one) => ({
    ...one,
    excused: passesOn(behind, one.size, lossMax),
  }));
}

/** Two digits that mean something, never rounded to nothing. */
const percentText = (value: number): string => String(Number(value.toPrecision(2)));

interface RungVerdict {
  result: RungResult;
  faults: Message[];
  notes: Message[];
}
function judgeRung(results: readonly RungResult[], at: number, { lossMax, delayMaxMs }: LadderLimits): RungVerdict {
  const result = results[at]!;
  const { rung, wrongOctets, avgMs } = result;
  const found = losing(results, at, lossMax);
  const lost = found
    .filter(({ excused }) => !excused)
    .map(({ size, sent, lost: n }): Message => {
      const params = { rung, size, lost: n, sent, percent: percentText(percent(n, sent)), limit: lossMax };
      return { code: n === sent ? 'why.ladder-silent' : 'why.ladder-loss', params };
    });
  const wrong: Message[] = wrongOctets > 0 ? [{ code: 'why.ladder-wrong', params: { rung, n: wrongOctets } }] : [];
  const slow: Message[] =
    delayMaxMs !== undefined && avgMs !== undefined && avgMs > delayMaxMs
      ? [{ code: 'why.ladder-delay', params: { rung, ms: avgMs, limit: delayMaxMs } }]
      : [];
  const rarely = found.length > 0 && found.every(({ excused }) => excused);
  return {
    result: rarely ? { ...result, answersRarely: true } : result,
    faults: [...wrong, ...lost, ...slow],
    notes: rarely ? [{ code: 'why.ladder-rarely', params: { rung } }] : [],
  };
}

/** What no further probe makes good again: a wrong octet, and more lost at the last rung than the whole run may lose there. */
function proven(rungs: readonly RungVerdict[], { ladder, lossMax }: LadderLimits, forS: number): Message[] {
  const wrong = rungs.flatMap(({ faults }) => faults.filter((one) => 'code' in one && one.code === 'why.ladder-wrong'));
  const last = rungs.at(-1);
  const each =
    (probesOf(ladder) / ladder.rungs.length / ladder.sizes.length) * Math.ceil((forS * 1000) / ladder.everyMs);
  const lost = (last?.result.bySize ?? [])
    .filter(({ lost: n }) => percent(n, each) > lossMax)
    .map(({ size, lost: n, sent }): Message => {
      const params = {
        rung: last!.result.rung,
        size,
        lost: n,
        sent,
        percent: percentText(percent(n, sent)),
        limit: lossMax,
      };
      return { code: 'why.ladder-loss', params };
    });
  return [...wrong, ...lost];
}

/** What nobody saw, as far as it weighs. */
function unseen(tally: LadderTally, { forS, unseenMax }: Weighed): Message[] {
  const { total, observed } = tally.seconds();
  if (observed === 0) return [{ code: 'why.nothing-observed' }];
  const s = total - observed;
  return percent(s, forS) > unseenMax
    ? [{ code: 'why.unseen', params: { seconds: s, of: forS, percent: unseenMax } }]
    : [];
}

/** The judgement of what a ladder saw so far. Pure. */
export function judgeLadder(tally: LadderTally, limits: LadderLimits, weighed: Weighed): Judgement {
  const results = tally.results();
  const rungs = results.map((_, at) => judgeRung(results, at, limits));
  const faults = rungs.flatMap((one) => one.faults);
  const notes = rungs.flatMap((one) => one.notes);
  const missing = unseen(tally, weighed);
  const certain = proven(rungs, limits, weighed.forS);
  const verdicts: Verdict[] = [
    'pass',
    ...(faults.length > 0 ? (['fail'] as const) : []),
    ...(missing.length > 0 ? (['not-assessed'] as const) : []),
  ];
  const verdict = worst(verdicts);
  const sent = results.reduce((sum, one) => sum + one.sent, 0);
  const good: Message[] =
    verdict === 'pass' ? [{ code: 'why.ladder-good', params: { rungs: rungs.length, sent } }] : [];
  return {
    seconds: tally.seconds(),
    totals: {},
    defects: {},
    sets: [],
    ladder: rungs.map(({ result }) => result),
    verdict,
    why: [...faults, ...missing, ...good, ...notes],
    ...(certain.length > 0 ? { certain: 'fail', certainWhy: certain } : {}),
  };
}

/** Hands what is stored to a tally in the order in which it was. */
export function feedLadder(tally: LadderTally, { pings = [], gaps }: Pick<History, 'pings' | 'gaps'>): void {
  const bySecond = Map.groupBy(pings, ({ t }) => t);
  const all = [
    ...[...bySecond].map(([t, second]) => ({ t, second })),
    ...gaps.map((gap) => ({ t: gap.from, gap })),
  ].sort((a, b) => a.t - b.t);
  for (const one of all) {
    if ('second' in one) tally.second(one.second);
    else tally.gap(one.gap);
  }
}

/** As `createPartJudge`, of a ladder. */
export function createLadderPartJudge(limits: LadderLimits, weighed: Weighed) {
  const tally = createLadderTally(limits.ladder);
  return {
    add: (part: History): void => feedLadder(tally, part),
    judgement: (): Judgement => judgeLadder(tally, limits, weighed),
  };
}
