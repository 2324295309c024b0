import type { Counts } from '../../electron/contract/counts.ts';

type Rows = Readonly<Record<string, number | undefined>>;

/** What was counted from `before` to `now`; absent where either does not know. */
export function difference({ alarms, ...now }: Counts, { alarms: alarmsBefore, ...before }: Counts): Counts {
  return {
    ...subtracted(now, before),
    ...(alarms && alarmsBefore ? { alarms: subtracted(alarms, alarmsBefore) } : {}),
  };
}

function subtracted(now: Rows, before: Rows): Record<string, number> {
  return Object.fromEntries(
    Object.entries(now).flatMap(([name, to]) => {
      const from = before[name];
      return to === undefined || from === undefined ? [] : [[name, to - from]];
    }),
  );
}

/** True if any total is less than it was: somebody has cleared it. */
export function fell(now: Counts, before: Counts): boolean {
  const were = rowsOf(before);
  return Object.entries(rowsOf(now)).some(([name, value]) => value !== undefined && value < (were[name] ?? 0));
}

/** True if any total has reached the value from which on it is no longer exact. */
export function isFull(now: Counts, saturatesAt: Counts): boolean {
  const most = rowsOf(saturatesAt);
  return Object.entries(rowsOf(now)).some(([name, value]) => value !== undefined && value >= (most[name] ?? Infinity));
}

/** Counts and alarms by name. What may fall though nobody cleared it, the signed sum of slips, is left out. */
function rowsOf({ alarms, slipBits: _signed, ...counts }: Counts): Rows {
  return { ...counts, ...alarms };
}
