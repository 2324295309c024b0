import type { ReadableEvents, RunRecord } from '../../../electron/contract/run.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';

/** The event list of a record: a long one is read through for it, so that it comes after the rest of the page. */
export function useEvents({ runId, attempts, events }: RunRecord): ReadableEvents | undefined {
  const key = `${runId} ${attempts.length} ${events.length}`;
  return useAsked(key, () => host.call('record.events', { runId }), { quiet: true }).value;
}
