import type { TrackKind } from '../../contract/tracks.ts';
import { DEFECTS, type Defect, type GapReason, type Second } from '../../contract/second.ts';
import type { Verdict } from '../../contract/verdict.ts';
import { damagedRow } from './rows.ts';

/**
 * What each defect is on disk, whatever their order in the contract: a further one gets a further bit, and none ever another. An archive of any age
 * is read by this table.
 */
export const BITS = { LOS: 1, AIS: 2, LOF: 4, LSS: 8, LOC: 16 } as const satisfies Readonly<Record<Defect, number>>;

export const maskOf = (defects: readonly Defect[]): number => defects.reduce((mask, defect) => mask | BITS[defect], 0);

const ALL = Object.values(BITS).reduce((mask, bit) => mask | bit, 0);
/** Defects of a mask, in cause order. Errors: `record-damaged` for a bit that this program does not know. */
export function defectsOf(mask: number): Defect[] {
  if ((mask & ~ALL) !== 0) throw damagedRow('seconds');
  return DEFECTS.filter((defect) => mask & BITS[defect]);
}

/** A table of words says of each that it is on disk: one that is taken out or spelt anew no longer compiles, or fails its test. */
type Kept<W extends string> = Readonly<Record<W, true>>;

/** Words that stand in rows as they are. What an archive holds is never renamed; a further word is added here. */
export const WORDS = {
  source: { tester: true, laptop: true, derived: true } satisfies Kept<Second['source']>,
  reason: {
    'late-poll': true,
    'link-lost': true,
    'program-stopped': true,
    'computer-restarted': true,
    'tester-restarted': true,
    saturated: true,
    invalid: true,
    asleep: true,
    record: true,
    damaged: true,
  } satisfies Kept<GapReason>,
  kind: { bits: true, ping: true, register: true, 'by-hand': true } satisfies Kept<TrackKind>,
  verdict: {
    'not-set': true,
    pass: true,
    uncertain: true,
    'not-assessed': true,
    aborted: true,
    error: true,
    fail: true,
  } satisfies Kept<Verdict>,
} as const;

/** A word as it stands in a row. Errors: `record-damaged` for one that this program does not know. */
export function wordIn<K extends keyof typeof WORDS>(kind: K, text: string): keyof (typeof WORDS)[K] {
  if (!Object.hasOwn(WORDS[kind], text)) throw damagedRow(text);
  return text as keyof (typeof WORDS)[K];
}
