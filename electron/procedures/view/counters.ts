import { acceptedUpTo, judge, type JudgeOptions } from '../../analysis/index.ts';
import { secondsIn, type Judgement } from '../../contract/judgement.ts';
import type { CounterView } from '../../contract/views.ts';
import { openGap } from './open-gap.ts';
import type { ViewState } from './view-state.ts';

/** Greatest counts that are still good over the whole run, and what a clean run of that length proves. */
export interface RunLimits {
  errors?: number;
  ES?: number;
  SES?: number;
  UAS?: number;
  slips?: number;
  /** Seconds about which nothing may be known. */
  unseen: number;
  berBound?: number;
}

/** Judges a clean run of the full length: its figures are the limits that the counters show. Pure. */
export function runLimits(options: JudgeOptions, forS: number): RunLimits {
  const bits = options.rateKbps === undefined ? undefined : Math.round(options.rateKbps * 1000 * forS);
  const span = { from: 0, to: Math.max(1, forS), source: 'derived' as const, ...(bits === undefined ? {} : { bits }) };
  const clean = judge({ spans: [span], rows: [], gaps: [] }, options);
  const unseen = Math.floor((options.unseenMax * forS) / 100);
  const bound = bits === undefined || clean.berBound === undefined ? {} : { berBound: clean.berBound };
  if (options.rule === 'loop-check') return { ...(options.berLimit ? {} : { errors: 0 }), slips: 0, unseen, ...bound };
  return { ...m2100Limits(clean, forS), unseen, ...bound };
}

function m2100Limits({ m2100 }: Judgement, forS: number): Pick<RunLimits, 'ES' | 'SES' | 'UAS'> {
  if (!m2100) return {};
  return { ES: acceptedUpTo(m2100.ES, forS), SES: acceptedUpTo(m2100.SES, forS), UAS: 0 };
}

const known = (value: number | undefined): { value?: number } => (value === undefined ? {} : { value });
const limited = (value: number | undefined, limit: number | undefined): Pick<CounterView, 'limit' | 'overLimit'> =>
  limit === undefined ? {} : { limit, overLimit: (value ?? 0) > limit };

/** Before the first sync nothing is counted; what the tester cannot know is absent with the reason. */
function counter(
  name: CounterView['name'],
  value: number | undefined,
  limit: number | undefined,
  more: Pick<CounterView, 'ratio' | 'seconds' | 'reason'>,
  synced: boolean,
): CounterView {
  if (!synced) return { name, ...limited(undefined, limit), reason: { code: 'reason.before-sync' } };
  if (value === undefined) return { name, ...limited(undefined, limit), reason: { code: 'reason.not-reported' } };
  return { name, ...known(value), ...limited(value, limit), ...more };
}

const ratioOf = (part: number | undefined, whole: number | undefined): { ratio?: number } =>
  part === undefined || !whole ? {} : { ratio: part / whole };
const seconds = (n: number | undefined): { seconds?: number } => (n === undefined ? {} : { seconds: n });

/** The six counters of the run screen, always in this order. Pure. */
export function counters(state: ViewState, limits: RunLimits): CounterView[] {
  const { judgement, synced } = state;
  const { bits, bitErrors, slips, slipBits } = judgement?.totals ?? {};
  const { ES, SES, UAS, AS } = secondsIn(judgement) ?? {};
  const gap = openGap(state);
  const openS = gap ? gap.to - gap.from : 0;
  const before = judgement ? judgement.seconds.total - judgement.seconds.observed : undefined;
  const unseen = gap ? (before ?? 0) + openS : before;
  const unknownS = state.unknownS + openS;
  const sign = slips && slipBits === undefined ? { reason: { code: 'reason.unsigned-slips' } as const } : {};
  return [
    counter('errors', bitErrors, limits.errors, { ...ratioOf(bitErrors, bits), seconds: state.errorSeconds }, synced),
    counter('ES', ES, limits.ES, { ...ratioOf(ES, AS), ...seconds(ES) }, synced),
    counter('SES', SES, limits.SES, { ...ratioOf(SES, AS), ...seconds(SES) }, synced),
    counter('UAS', UAS, limits.UAS, { ...ratioOf(UAS, judgement?.seconds.observed), ...seconds(UAS) }, synced),
    counter('slips', slips, limits.slips, { seconds: state.slipSeconds, ...sign }, synced),
    {
      name: 'unobserved',
      ...known(unseen),
      seconds: unknownS,
      limit: limits.unseen,
      overLimit: unknownS > limits.unseen,
    },
  ];
}
