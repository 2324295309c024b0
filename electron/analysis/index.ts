export { berBound } from './ber-bound.ts';
export { judgeCounts } from './counts.ts';
export { parseSecondsCsv } from './csv.ts';
export { createStreamingJudge, judge, unavailableStretches, type StreamingJudge } from './judge.ts';
export { degradedMinutes } from './degraded-minutes.ts';
export { judgeOptions, limitRefs } from './judge-options.ts';
export { judgementJson, type JudgementJson } from './json.ts';
export { m2100Limit } from './m2100.ts';
export type { JudgeOptions } from './types.ts';
