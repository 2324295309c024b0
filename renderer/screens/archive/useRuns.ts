import { useRef, useState } from 'react';
import type { RunSummary } from '../../../electron/contract/run.ts';
import type { VerdictTally } from '../../../electron/contract/verdict.ts';
import type { Message } from '../../../electron/contract/words/index.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { queryOf, type Filter } from './filter.ts';

/** Records that are asked for at one go: the archive answers while a test goes on, and must not be held up. */
const PIECE = 200;
/** Typing is waited for, milliseconds. */
const PAUSE_MS = 120;

/** What was found so far of a search: the first of `total`, the newest first. */
export interface Found {
  runs: readonly RunSummary[];
  total: number;
  /** How many there would be of each verdict. */
  tally?: VerdictTally;
  /** What is wrong with the archive itself. */
  damage?: Message;
}

/** Goes on with a search until `wanted` records are there, or all of them. */
async function goOn(found: Found, filter: Filter, wanted: number): Promise<Found> {
  let { runs, total, tally, damage } = found;
  while (runs.length < Math.min(wanted, total)) {
    const next = await host.call('archive.find', { ...queryOf(filter), offset: runs.length, limit: PIECE });
    total = next.runs.length === 0 ? runs.length : next.total;
    runs = [...runs, ...next.runs];
    tally = next.tally ?? tally;
    damage = next.damage;
  }
  return { runs, total, ...(tally ? { tally } : {}), ...(damage ? { damage } : {}) };
}

/** Records that match, and what brings the next ones; asked again when `changes` does: a run has ended or is resumed. */
export function useRuns(filter: Filter, changes: string): { found: Found | undefined; more: () => void } {
  const search = JSON.stringify(filter);
  const [reach, setReach] = useState({ search, wanted: PIECE });
  const known = useRef<Found & { key: string }>(undefined);
  const wanted = reach.search === search ? reach.wanted : PIECE;
  const key = `${changes} ${search}`;
  const ask = async (): Promise<Found> => {
    const before = known.current?.key === key ? known.current : { runs: [], total: Infinity };
    const found = await goOn(before, filter, wanted);
    known.current = { ...found, key };
    return found;
  };
  const asked = useAsked(`${key} ${wanted}`, ask, { pauseMs: PAUSE_MS });
  const found = asked.value;
  const more = (): void => {
    if (asked.fresh && found && found.runs.length < found.total)
      setReach({ search, wanted: found.runs.length + PIECE });
  };
  return { found, more };
}
