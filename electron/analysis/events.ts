import type { EventKind, RunEvent } from '../contract/run.ts';
import { DEFECTS, type Defect, type Gap } from '../contract/second.ts';
import { wordOf, type Message } from '../contract/words/index.ts';
import type { StreamingJudge } from './judge.ts';
import { createJoiner, type Stretch } from './stretches.ts';
import type { Stretch as Time } from './turns.ts';
import type { Observation } from './types.ts';

/** Kinds that the seconds themselves tell. They are derived whenever somebody asks and never stored: older records hold some, which are passed over. */
const DERIVED: readonly EventKind[] = ['errors', 'defect', 'slip', 'line', 'invalid', 'gap', 'unavailable'];
/** What a run noted itself: everything else follows from its seconds. */
export const isNoted = ({ kind }: Pick<RunEvent, 'kind'>): boolean => !DERIVED.includes(kind);

function errorMessage({ es, ses, bitErrors }: Stretch): Message {
  if (ses > 0) return { code: 'event.severe', params: { es, ses } };
  if (es > 1) return { code: 'event.burst', params: { es } };
  return { code: bitErrors ? 'event.errors' : 'event.block' };
}

function defectMessage({ others }: Stretch, defect: Defect): Message {
  const { zh, en } = wordOf('defect', defect);
  const list = DEFECTS.filter((d) => others.has(d)).join(', ');
  return { code: list ? 'event.consequent' : 'event.defect', params: { code: defect, zh, en, others: list } };
}

function slipMessage({ slips: count, slipBits, modulo }: Stretch): Message {
  if (slipBits === undefined) return { code: 'event.slip-unsigned', params: { count } };
  const bits = slipBits > 0 ? `+${slipBits}` : slipBits;
  return modulo === undefined
    ? { code: 'event.slip', params: { count, bits } }
    : { code: 'event.slip-modulo', params: { count, bits, modulo } };
}

/** A slip in a second with a defect is in the counts, so it is in the list. */
const hasSlipsWithin = ({ kind, slipAt }: Stretch): boolean => kind === 'defect' && slipAt !== undefined;
function slipsWithin(stretch: Stretch, attempt: number): RunEvent[] {
  const { slipAt } = stretch;
  if (!slipAt || !hasSlipsWithin(stretch)) return [];
  const durationS = slipAt.to - slipAt.from;
  return [{ t: slipAt.from, durationS, attempt, kind: 'slip', message: slipMessage(stretch) }];
}

function mainEvent(stretch: Stretch, attempt: number): RunEvent {
  const { from, to, kind, defect, es, ses, bitErrors } = stretch;
  const base = { t: from, durationS: to - from, attempt, kind };
  if (kind === 'defect' && defect) return { ...base, defect, message: defectMessage(stretch, defect) };
  if (kind === 'slip') return { ...base, message: slipMessage(stretch), ...(bitErrors ? { bitErrors } : {}) };
  if (kind === 'invalid') return { ...base, message: { code: 'event.invalid' } };
  if (kind === 'line') {
    const told = [...stretch.conditions].map((condition) => wordOf('parameter', condition));
    const inLang = (lang: 'zh' | 'en', between: string): string =>
      told.map((one) => one[lang]).join(between) || 'CV / FAS / CRC';
    return {
      ...base,
      message: { code: 'event.line-told', params: { zh: inLang('zh', '、'), en: inLang('en', ', ') } },
    };
  }
  return { ...base, message: errorMessage(stretch), ...(bitErrors === undefined ? {} : { bitErrors }), es, ses };
}

/** A stretch as the list tells it. */
export const eventsOf = (stretch: Stretch | undefined, attempt: number): RunEvent[] =>
  stretch ? [mainEvent(stretch, attempt), ...slipsWithin(stretch, attempt)] : [];

/** How many `eventsOf` are. */
export const eventCount = (stretch: Stretch): number => (hasSlipsWithin(stretch) ? 2 : 1);

/** A stretch that nobody saw, or that the tester proves clean. */
export function gapEvent(gap: Pick<Gap, 'from' | 'to' | 'reason' | 'filled' | 'totals'>, attempt: number): RunEvent {
  const { zh, en } = wordOf('gap', gap.reason);
  const errors = gap.totals?.bitErrors;
  const known = errors === 0 ? 'event.gap-clean' : 'event.gap-errors';
  const open = errors === undefined ? 'event.gap' : known;
  const message: Message = { code: gap.filled ? 'event.gap-filled' : open, params: { zh, en, errors: errors ?? 0 } };
  return { t: gap.from, durationS: gap.to - gap.from, kind: 'gap', attempt, message };
}

export function unavailableEvent({ from, to }: Time, attempt: number): RunEvent {
  return { t: from, durationS: to - from, kind: 'unavailable', attempt, message: { code: 'event.unavailable' } };
}

/** The event list of a measurement that goes on: the same as that of its history, told as it comes. */
export interface LiveEvents {
  /** Events that ended with this observation, which the judge has seen already. */
  push(item: Observation): RunEvent[];
  /** Stretches still going on. */
  open(): RunEvent[];
  /** The measurement is over: everything that was going on has ended. */
  flush(): RunEvent[];
}

export function createLiveEvents(attempt: number, judge: Pick<StreamingJudge, 'unavailable'>): LiveEvents {
  const joiner = createJoiner();
  let told = 0;
  const unavailable = (): RunEvent[] => {
    const { over } = judge.unavailable();
    const fresh = over.slice(told);
    told = over.length;
    return fresh.map((time) => unavailableEvent(time, attempt));
  };
  const open = (): RunEvent[] => {
    const { now } = judge.unavailable();
    return [...eventsOf(joiner.now(), attempt), ...(now ? [unavailableEvent(now, attempt)] : [])];
  };
  return {
    open,
    push(item) {
      if (item.kind === 'second') return [...eventsOf(joiner.second(item.second), attempt), ...unavailable()];
      if (item.kind !== 'gap') return [];
      return [...eventsOf(joiner.end(), attempt), gapEvent(item.gap, attempt), ...unavailable()];
    },
    flush() {
      const last = [...unavailable(), ...open()];
      joiner.end();
      return last;
    },
  };
}
