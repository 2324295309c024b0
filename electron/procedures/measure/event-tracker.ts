import type { RunEvent } from '../../contract/run.ts';
import { causeOf, type Defect, type Gap, type Second, type Slip } from '../../contract/second.ts';
import type { Observation } from '../../contract/tester.ts';
import type { Message } from '../../contract/words/index.ts';
import type { JudgeState } from '../view/view-state.ts';

/** Turns seconds into the event list: one entry a stretch, written when the stretch has ended. */
export interface EventTracker {
  /** Events that ended with this observation. */
  push(observation: Observation, judge: JudgeState): RunEvent[];
  /** Stretches still going on. */
  open(): RunEvent[];
  /** The measurement is over: everything that was going on has ended. */
  flush(): RunEvent[];
}

/** What makes seconds belong to one stretch: a defect by its name, or errors without one. */
interface Stretch {
  what: string;
  from: number;
  to: number;
  bitErrors: number;
  defect?: Defect;
}

const slipMessage = ({ bits, modulo }: Slip): Message => {
  if (bits === undefined) return { code: 'event.slip-unknown' };
  const signed = bits > 0 ? `+${bits}` : String(bits);
  return modulo === undefined
    ? { code: 'event.slip', params: { bits: signed } }
    : { code: 'event.slip-modulo', params: { bits: signed, modulo } };
};

function gapEvent(gap: Gap, attempt: number): RunEvent {
  const s = gap.to - gap.from;
  const code = gap.filled ? 'event.gap-filled' : (`event.gap.${gap.reason}` as const);
  const message: Message = { code, params: { s } };
  const errors = gap.totals?.bitErrors === undefined ? {} : { bitErrors: gap.totals.bitErrors };
  return { t: gap.from, kind: 'gap', attempt, message, durationS: s, ...errors };
}

function stretchEvent(stretch: Stretch, attempt: number): RunEvent {
  const s = stretch.to - stretch.from;
  const { from: t, defect, bitErrors: n } = stretch;
  const errors = n > 0 ? { bitErrors: n } : {};
  if (defect) {
    const message: Message = { code: 'event.defect', params: { defect, s } };
    return { t, kind: 'defect', attempt, message, durationS: s, defect, ...errors };
  }
  const message: Message =
    s === 1 ? { code: 'event.errors', params: { n } } : { code: 'event.errors-over', params: { n, s } };
  return { t, kind: 'errors', attempt, message, durationS: s, ...errors };
}

const unavailableEvent = (from: number, to: number, attempt: number): RunEvent => ({
  t: from,
  kind: 'unavailable',
  attempt,
  message: { code: 'event.unavailable', params: { s: to - from } },
  durationS: to - from,
});

/** What a second adds to a stretch; undefined where nothing is wrong with it. */
function stretchOf(second: Second): Stretch | undefined {
  if (!second.valid) return undefined;
  const defect = causeOf(second.defects);
  const bitErrors = second.bitErrors ?? 0;
  if (!defect && bitErrors === 0) return undefined;
  const base = { what: defect ?? 'errors', from: second.t, to: second.t + 1, bitErrors };
  return defect ? { ...base, defect } : base;
}

const invalidGap = (t: number): Gap => ({ from: t, to: t + 1, reason: 'invalid' });

/** Pure but for what it remembers of the stretch going on: the same observations give the same events. */
export function createEventTracker(attempt: number): EventTracker {
  let stretch: Stretch | undefined;
  let unavailable: { from: number; to: number } | undefined;

  const closeStretch = (): RunEvent[] => {
    const closed = stretch ? [stretchEvent(stretch, attempt)] : [];
    stretch = undefined;
    return closed;
  };
  const onSecond = (second: Second): RunEvent[] => {
    const next = stretchOf(second);
    if (next && stretch && stretch.what === next.what && stretch.to === next.from) {
      stretch = { ...stretch, to: next.to, bitErrors: stretch.bitErrors + next.bitErrors };
      return [];
    }
    const closed = closeStretch();
    stretch = next;
    return second.valid ? closed : [...closed, gapEvent(invalidGap(second.t), attempt)];
  };
  const onJudge = (judge: JudgeState, to: number): RunEvent[] => {
    if (judge.unavailable) {
      unavailable = { from: unavailable?.from ?? judge.unavailableSince ?? to, to };
      return [];
    }
    const closed = unavailable;
    unavailable = undefined;
    // Available time begins with the first of ten good seconds, not with the tenth.
    return closed ? [unavailableEvent(closed.from, Math.max(closed.from + 1, to - GOOD_AGAIN), attempt)] : [];
  };
  return {
    push: (item, judge) => {
      if (item.kind === 'gap') return [...closeStretch(), gapEvent(item.gap, attempt)];
      if (item.kind !== 'second') return [];
      const { second } = item;
      const slips = second.valid ? (second.slips ?? []) : [];
      const events = [...onSecond(second), ...onJudge(judge, second.t + 1)];
      return [
        ...events,
        ...slips.map((slip): RunEvent => ({ t: second.t, kind: 'slip', attempt, message: slipMessage(slip) })),
      ];
    },
    open: () => [
      ...(stretch ? [stretchEvent(stretch, attempt)] : []),
      ...(unavailable ? [unavailableEvent(unavailable.from, unavailable.to, attempt)] : []),
    ],
    flush: () => {
      const closed = unavailable ? [unavailableEvent(unavailable.from, unavailable.to, attempt)] : [];
      unavailable = undefined;
      return [...closeStretch(), ...closed];
    },
  };
}
const GOOD_AGAIN = 10;
