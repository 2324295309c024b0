import type { PlannedWindow } from '../contract/book/planned.ts';
import type { EventKind, RunEvent } from '../contract/run.ts';

/** Something was wrong with the line. */
const TROUBLES: readonly EventKind[] = ['errors', 'defect', 'slip', 'unavailable', 'loss', 'wrong-octet'];
export const isTrouble = ({ kind }: Pick<RunEvent, 'kind'>): boolean => TROUBLES.includes(kind);

/** The window of planned work in which a second lies, epoch seconds. */
export const windowAt = (windows: readonly PlannedWindow[], t: number): PlannedWindow | undefined =>
  windows.find(({ from, to }) => t >= from && t < to);

/** The event, marked where something was wrong with the line while planned work went on: that is no fault, for as long as the window lasts. */
export function markedWith(windows: readonly PlannedWindow[], event: RunEvent): RunEvent {
  if (windows.length === 0 || !isTrouble(event)) return event;
  const { t, durationS = 0 } = event;
  const end = t + Math.max(1, durationS);
  const found = windows.find(({ from, to }) => t < to && end > from);
  if (!found) return event;
  const { planned, kind, name, from, to } = found;
  const isWhole = t >= from && t < to && t + durationS <= to;
  return { ...event, planned: { planned, kind, name, ...(!isWhole && { partly: true }) } };
}
