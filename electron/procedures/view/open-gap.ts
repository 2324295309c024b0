import { gapEvent } from '../../analysis/index.ts';
import { isOwn } from '../../contract/instrument.ts';
import type { RunEvent } from '../../contract/run.ts';
import type { OpenGap } from '../../contract/views.ts';
import type { ViewState } from './view-state.ts';

/** A second may be told so much later than it ended before anybody says that nobody sees the line, seconds. */
const TOLD_LATE_S = 3;
/** A ladder tells a second only when its last answer can no longer come: up to its timeout and five seconds later. */
const LADDER_LATE_S = 15;

/** The stretch in which nobody sees the line and that has not ended yet. Undefined while seconds come in their time. Pure. */
export function openGap({ phase, startedAt, coveredTo, nowMs, link, last, role }: ViewState): OpenGap | undefined {
  if (phase !== 'measuring' || startedAt === undefined) return undefined;
  const from = coveredTo ?? startedAt;
  const to = Math.floor(nowMs / 1000);
  // No session stands behind a ladder, so that no link of it is lost.
  const lost = !isOwn(role) && link !== 'ready';
  // The tester goes on counting between totals that it tells.
  if (last?.kind === 'counts' && !lost) return undefined;
  return to - from > (lost ? 0 : isOwn(role) ? LADDER_LATE_S : TOLD_LATE_S) ? { from, to, lost } : undefined;
}

/** As it stands in the event list while it goes on. */
export const openGapEvent = ({ from, to, lost }: OpenGap, attempt: number): RunEvent =>
  gapEvent({ from, to, reason: lost ? 'link-lost' : 'late-poll' }, attempt);
