import type { LocateRecord, ToldRecord } from '../../../electron/contract/locate-record.ts';
import type { LineVariant } from '../../../electron/contract/site.ts';
import { decide } from '../../../electron/locator/index.ts';
import type { SiteFault } from './faults.ts';
import { searchOn } from './evaluate.ts';
import type { Riches } from './line.ts';
import { siteWith } from './site.ts';

/** A search as a step keeps it, led to its end on a line with these faults; each answer a minute after the other, from `atMs` on. */
export function searchRecord(
  variant: LineVariant,
  riches: Riches,
  faults: readonly SiteFault[],
  atMs: number,
): LocateRecord {
  const site = siteWith(variant, riches, faults, 7);
  const { told, verdict } = searchOn(site, riches, decide);
  const { chain, left } = decide(site.case, told);
  return {
    site: site.case,
    complaint: 'bursts',
    sinceMs: atMs - 26 * 3_600_000,
    told: told.map((one, at): ToldRecord => ({ ...one, atMs: atMs + at * 60_000, by: '王一凡' })),
    verdict,
    chain,
    left,
  };
}
