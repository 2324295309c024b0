import { gapEvent } from '../../analysis/index.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { OpenGap } from '../../contract/views.ts';
import type { ViewState } from './view-state.ts';

/** A second may be told so much later than it ended before anybody says that nobody sees the line, seconds. */
const TOLD_LATE_S = 3;

/** The stretch in which nobody sees the line and that has not ended yet. Undefined while seconds come in their time. Pure. */
export function openGap({ phase, startedAt, coveredTo, nowMs, link, last }: ViewState): OpenGap | undefined {
  if (phase !== 'measuring' || startedAt === undefined) return undefined;
  const from = coveredTo ?? startedAt;
  const to = Math.floor(nowMs / 1000);
  const lost = link !== 'ready';
  // The tester goes on counting between totals that it tells.
  if (last?.kind === 'counts' && !lost) return undefined;
  return to - from > (lost ? 0 : TOLD_LATE_S) ? { from, to, lost } : undefined;
}

/** As it stands in the event list while it goes on. */
export const openGapEvent = ({ from, to, lost }: OpenGap, attempt: number): RunEvent =>
  gapEvent({ from, to, reason: lost ? 'link-lost' : 'late-poll' }, attempt);
