export { TURN_S } from './availability.ts';
export { isSevere } from './classify.ts';
export { berBound, secondsToProve, USUAL_BER } from './ber-bound.ts';
export { judgeCounts } from './counts.ts';
export { createSecondsReader, LINE_LIMIT, type SecondsReader } from './csv.ts';
export { createPartJudge, createStreamingJudge, judge, type PartJudge, type StreamingJudge } from './judge.ts';
export { whatIsSeen } from './what-is-seen.ts';
export { whereToLook } from './where-to-look.ts';
export {
  createGrowingUnavailable,
  unavailableStretches,
  type GrowingUnavailable,
  type UnavailableState,
} from './unavailable.ts';
export { degradedMinutes } from './degraded-minutes.ts';
export { attemptEvents, eventList, type Observed } from './event-list.ts';
export { markedWith } from './planned.ts';
export { createReadableList, readableEvents } from './readable-events.ts';
export { createLiveEvents, gapEvent, isNoted, type LiveEvents } from './events.ts';
export { ASSUMED, judgeOptions, limitRefs } from './judge-options.ts';
export { judgementJson, type JudgementJson } from './json.ts';
export { burstPattern } from './burst-pattern.ts';
export { createBurstWatch, losingRungs, type BurstWatch, type BurstWitness, type SeenBurst } from './burst-watch.ts';
export { createLadderTally, type LadderTally } from './ladder-tally.ts';
export { feedLadder, judgeLadder, type LadderLimits } from './ladder-judge.ts';
export { judgeSwitches, switchResults, type SwitchAim } from './switch-judge.ts';
export { createStreamTally, type StreamTally } from './stream-tally.ts';
export { judgeStream, notAssessed, rateSaid, unableTo, type StreamAim } from './stream-judge.ts';
export { createWireWatch } from './wire-seen.ts';
export { createLampBoard, type LampBoard } from './lamp-board.ts';
export { acceptedUpTo, m2100Limit, regimeOf, type Regime } from './m2100.ts';
export type { JudgeOptions } from './types.ts';
export { readingProblems, type ReadingFrame, type ReadingProblem } from './reading-check.ts';
export {
  hasPattern,
  isInverted,
  isObserved,
  isToldInverted,
  seen,
  sightOf,
  unseenS,
  type Seen,
  type Sight,
} from './seen.ts';
