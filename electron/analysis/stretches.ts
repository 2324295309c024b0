import { causeOf, isClean, type Defect, type Second } from '../contract/second.ts';
import { isErrored, isSevere } from './classify.ts';
import { sightOf } from './seen.ts';

/** What is told of a second in the event list. `line`: something else than errors was told of the line. */
type Kind = 'invalid' | 'defect' | 'slip' | 'errors' | 'line';
function kindOf(second: Second): Kind | undefined {
  const sight = sightOf(second);
  if (sight === 'invalid') return 'invalid';
  if (second.defects.length > 0) return 'defect';
  if (second.slips?.length) return 'slip';
  if (isErrored(second)) return 'errors';
  return sight === 'blank' || isClean(second) ? undefined : 'line';
}

/** Seconds of one kind that follow each other, summed up as they come: a month of them takes no more room than one. */
export interface Stretch {
  kind: Kind;
  defect: Defect | undefined;
  from: number;
  to: number;
  es: number;
  ses: number;
  /** Absent: no second of it has a count. */
  bitErrors: number | undefined;
  slips: number;
  /** First and last second with one. */
  slipAt: { from: number; to: number } | undefined;
  /** Absent: the size of one is unknown. */
  slipBits: number | undefined;
  /** The sizes are known up to a multiple of so many bits. */
  modulo: number | undefined;
  /** Consequent alarms. */
  others: Set<Defect>;
  conditions: Set<string>;
}

function begin({ t, defects }: Second, kind: Kind): Stretch {
  const counts = { es: 0, ses: 0, bitErrors: undefined };
  const slips = { slips: 0, slipAt: undefined, slipBits: 0, modulo: undefined };
  const sets = { others: new Set<Defect>(), conditions: new Set<string>() };
  return { kind, defect: causeOf(defects), from: t, to: t, ...counts, ...slips, ...sets };
}

function takeSlips(stretch: Stretch, { t, slips = [] }: Second): void {
  if (slips.length > 0) stretch.slipAt = { from: stretch.slipAt?.from ?? t, to: t + 1 };
  for (const { bits, modulo } of slips) {
    stretch.slips++;
    stretch.modulo ??= modulo;
    stretch.slipBits = bits === undefined || stretch.slipBits === undefined ? undefined : stretch.slipBits + bits;
  }
}

function take(stretch: Stretch, row: Second): void {
  stretch.to = row.t + 1;
  stretch.es++;
  if (isSevere(row)) stretch.ses++;
  if (row.bitErrors !== undefined) stretch.bitErrors = (stretch.bitErrors ?? 0) + row.bitErrors;
  takeSlips(stretch, row);
  for (const defect of row.defects) if (defect !== stretch.defect) stretch.others.add(defect);
  for (const condition of row.notices ?? (row.inverted ? ['INV'] : [])) stretch.conditions.add(condition);
}

/** Joins seconds to stretches as they come: same kind and cause, one after the other. */
export interface Joiner {
  /** The stretch that ends because of this second. */
  second(row: Second): Stretch | undefined;
  /** Ends what goes on. */
  end(): Stretch | undefined;
  now(): Stretch | undefined;
}

export function createJoiner(): Joiner {
  let open: Stretch | undefined;
  const end = (): Stretch | undefined => {
    const ended = open;
    open = undefined;
    return ended;
  };
  return {
    end,
    now: () => open,
    second(row) {
      const kind = kindOf(row);
      if (kind === undefined) return end();
      const goesOn = open?.kind === kind && open.defect === causeOf(row.defects) && row.t === open.to;
      const ended = goesOn ? undefined : end();
      open ??= begin(row, kind);
      take(open, row);
      return ended;
    },
  };
}

/** Two stretches of errors as one, where nothing else was told between them and they are no further apart than `withinS`; else undefined. */
export function joined(a: Stretch, b: Stretch, withinS: number): Stretch | undefined {
  if (a.kind !== 'errors' || b.kind !== 'errors' || b.from - a.to >= withinS) return undefined;
  const bitErrors =
    a.bitErrors === undefined && b.bitErrors === undefined ? undefined : (a.bitErrors ?? 0) + (b.bitErrors ?? 0);
  return { ...a, to: b.to, es: a.es + b.es, ses: a.ses + b.ses, bitErrors };
}
