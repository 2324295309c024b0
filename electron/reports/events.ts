import { DEFECTS, isClean, type Defect, type Gap, type History, type Second } from '../contract/second.ts';
import type { EventKind, RunEvent, RunRecord } from '../contract/run.ts';
import { wordOr, message } from './texts.ts';
import type { Message } from '../contract/words/index.ts';
import type { EventMark } from './types.ts';
import { historyOf, type Source } from './basis.ts';

/** A line of the event list, from the history or from the run's own events. Epoch seconds. */
export interface Entry {
  t: number;
  to?: number;
  mark: EventMark;
  message: Message;
  attempt: number;
  kind: string;
  defect?: Defect;
  bitErrors?: number;
  es?: number;
  ses?: number;
}

/** G.821 (12/2002): severely errored with a defect or a BER of 1E-03 and more; block form: 30 % of the blocks. For marks only; counts are the judgement's. */
function isSevere(second: Second): boolean {
  if (second.defects.length > 0) return true;
  const bits = second.bits ?? 0;
  if (bits <= 0) return false;
  return second.erroredBlocks === undefined
    ? 1000 * (second.bitErrors ?? 0) >= bits
    : 10 * second.erroredBlocks >= (3 * bits) / 2048;
}
/** The defect that causes the others: LOS > AIS > LOF > LSS > LOC. */
export const primaryDefect = (second: Second): Defect | undefined => DEFECTS.find((d) => second.defects.includes(d));

type RowKind = 'invalid' | 'defect' | 'slip' | 'errors' | 'line' | 'quiet';
function kindOf(second: Second): RowKind {
  if (!second.valid) return 'invalid';
  if (second.defects.length) return 'defect';
  if (second.slips?.length) return 'slip';
  if (second.bitErrors || second.erroredBlocks) return 'errors';
  return isClean(second) || second.bits === 0 || second.bits === undefined ? 'quiet' : 'line';
}
const keyOf = (second: Second): string => `${kindOf(second)} ${primaryDefect(second) ?? ''}`;

/** Rows joined to stretches: same kind, and no further apart than `withinS` where they are errors. */
function stretches(rows: readonly Second[], withinS: number): Second[][] {
  const out: Second[][] = [];
  for (const row of rows) {
    if (kindOf(row) === 'quiet') continue;
    const group = out.at(-1);
    const last = group?.at(-1);
    const within = kindOf(row) === 'errors' ? withinS : 1;
    if (group && last && keyOf(last) === keyOf(row) && row.t - last.t <= within) group.push(row);
    else out.push([row]);
  }
  return out;
}

function errorMessage(group: readonly Second[], ses: number): Message {
  if (ses > 0) return message('report.event.severe', { es: group.length, ses });
  if (group.length > 1) return message('report.event.burst', { es: group.length });
  return message(group[0]?.bitErrors ? 'report.event.errors' : 'report.event.block');
}

function defectMessage(group: readonly Second[], defect: Defect): Message {
  const name = wordOr('defect', defect);
  const others = DEFECTS.filter((d) => d !== defect && group.some((second) => second.defects.includes(d)));
  const params = { code: defect, zh: name.zh, en: name.en, others: others.join(', ') };
  return message(others.length ? 'report.event.consequent' : 'report.event.defect', params);
}

function slipMessage(group: readonly Second[]): Message {
  const slips = group.flatMap((second) => second.slips ?? []);
  const known = slips.every((slip) => slip.bits !== undefined);
  const bits = slips.reduce((sum, slip) => sum + (slip.bits ?? 0), 0);
  return known
    ? message('report.event.slip', { count: slips.length, bits: bits > 0 ? `+${bits}` : bits })
    : message('report.event.slip-unsigned', { count: slips.length });
}

const conditions = (group: readonly Second[]): string =>
  [...new Set(group.flatMap((second) => second.notices ?? (second.inverted ? ['INV'] : [])))].join(', ') ||
  'CV / FAS / CRC';

function entryOf(group: readonly Second[], attempt: number): Entry {
  const first = group[0] as Second;
  const kind = kindOf(first);
  const ses = group.filter(isSevere).length;
  const sum = group.reduce((total, second) => total + (second.bitErrors ?? 0), 0);
  const base = { t: first.t, to: (group.at(-1) as Second).t + 1, attempt, kind };
  const defect = primaryDefect(first);
  if (kind === 'defect' && defect) return { ...base, mark: 'defect', defect, message: defectMessage(group, defect) };
  if (kind === 'slip') return { ...base, mark: 'slip', message: slipMessage(group) };
  if (kind === 'invalid') return { ...base, mark: 'gap', message: message('report.event.invalid') };
  if (kind === 'line')
    return { ...base, mark: 'other', message: message('report.event.line', { text: conditions(group) }) };
  const counted = group.some((second) => second.bitErrors !== undefined) ? { bitErrors: sum } : {};
  return {
    ...base,
    mark: ses ? 'severe' : 'errors',
    message: errorMessage(group, ses),
    ...counted,
    es: group.length,
    ses,
  };
}

function gapEntry(gap: Gap, attempt: number): Entry {
  const reason = wordOr('report.gap', gap.reason);
  const errors = gap.totals?.bitErrors;
  const code = gap.filled ? 'report.event.gap-filled' : errors ? 'report.event.gap-errors' : 'report.event.gap';
  const params = { zh: reason.zh, en: reason.en, errors: errors ?? 0 };
  return { t: gap.from, to: gap.to, mark: 'gap', kind: 'gap', attempt, message: message(code, params) };
}

/** What the history of an attempt shows, in order. */
export function entriesOf(history: History, attempt: number, withinS: number): Entry[] {
  const seen = stretches(history.rows, withinS).map((group) => entryOf(group, attempt));
  return [...seen, ...history.gaps.map((gap) => gapEntry(gap, attempt))].sort((a, b) => a.t - b.t);
}

/** Kinds that the history itself tells, more exactly. */
const FROM_HISTORY: readonly EventKind[] = ['errors', 'defect', 'slip', 'gap'];
const MARKS: Partial<Record<EventKind, EventMark>> = {
  errors: 'errors',
  defect: 'defect',
  slip: 'slip',
  gap: 'gap',
  unavailable: 'unavailable',
};
function ownEntry(event: RunEvent): Entry {
  const { t, kind, attempt, bitErrors, defect, durationS } = event;
  const to = durationS === undefined ? undefined : t + durationS;
  return { t, to, mark: MARKS[kind] ?? 'other', kind, attempt, message: event.message, bitErrors, defect };
}

/** The whole event list of a run: what its histories show and what the run itself noted. */
export function eventList(source: Source, withinS: number): Entry[] {
  const told = new Set<number>();
  const entries: Entry[] = [];
  for (const attempt of source.record.attempts) {
    const history = historyOf(source, attempt);
    if (history.rows.length + history.gaps.length + history.spans.length > 0) told.add(attempt.number);
    for (const entry of entriesOf(history, attempt.number, withinS)) entries.push(entry);
  }
  const own = source.record.events.filter((e) => !(told.has(e.attempt) && FROM_HISTORY.includes(e.kind)));
  return [...entries, ...own.map(ownEntry)].sort((a, b) => a.t - b.t);
}

/** Longest unobserved stretch and their number as the record lists them, filled ones apart. */
export function gapFigures(record: RunRecord): { longest: number; filled: number } {
  const last = record.attempts.at(-1)?.number;
  const own = record.gaps.filter((gap) => gap.attempt === last);
  const open = own.filter((gap) => !gap.filled).map((gap) => gap.to - gap.from);
  return { longest: Math.max(0, ...open), filled: own.length - open.length };
}
