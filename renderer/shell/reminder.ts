import { daysWithoutBackup } from '../../electron/contract/preferences.ts';
import type { AppState } from '../../electron/contract/views.ts';
import { wall } from '../link/zone.ts';
import { useRoute } from '../page/navigation.ts';
import { useMinute } from '../page/now.ts';

const DAY_MS = 86_400_000;

/** The next midnight. */
export function tomorrowMs(nowMs: number): number {
  return nowMs + DAY_MS - (wall(nowMs).getTime() % DAY_MS);
}

/** Days since the archive was backed up, where somebody is to be reminded of it: on the bench, where a day begins; never while a test goes on. */
export function useReminder(state: AppState | undefined): number | undefined {
  const nowMs = useMinute();
  const { place } = useRoute();
  if (!state || place !== 'bench' || state.backup.going || state.runs.some(({ finished }) => !finished))
    return undefined;
  return daysWithoutBackup(state.preferences.backup, state.archive.path, state.backup.oldestMs, nowMs);
}
