import { secondsIn } from '../../contract/judgement.ts';
import type { CounterView } from '../../contract/views.ts';
import { openGap } from './open-gap.ts';
import type { RunLimits } from './run-limits.ts';
import type { ViewState } from './view-state.ts';

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
    counter(
      'bitErrors',
      bitErrors,
      limits.errors,
      { ...ratioOf(bitErrors, bits), seconds: state.errorSeconds },
      synced,
    ),
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
