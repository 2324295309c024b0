import type { TimeText } from './rules.ts';

/** A place's clock: how far it is ahead of UTC at an instant (seconds since 1970). */
export interface Zone {
  /** As the environment variable TZ names it. */
  id: string;
  aheadS(instantS: number): number;
}

/** 01:00 UTC of the last Sunday of a month: when clocks in the European Union change (directive 2000/84/EC). */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 0, 1));
  return last.getTime() / 1000 - last.getUTCDay() * 86_400;
}
export const SHANGHAI: Zone = { id: 'Asia/Shanghai', aheadS: () => 8 * 3600 };
export const BERLIN: Zone = {
  id: 'Europe/Berlin',
  aheadS(instantS) {
    const year = new Date(instantS * 1000).getUTCFullYear();
    return instantS >= lastSunday(year, 3) && instantS < lastSunday(year, 10) ? 7200 : 3600;
  },
};

/** What a clock on the wall shows at an instant. */
export const wallAt = (zone: Zone, instantS: number): TimeText =>
  new Date((instantS + zone.aheadS(instantS)) * 1000).toISOString().slice(0, 19);

/** The instants at which the wall shows a time: two in autumn's doubled hour, none in spring's lost one. */
function instantsOf(zone: Zone, wall: TimeText): number[] {
  const read = Date.parse(`${wall}Z`) / 1000;
  const offsets = new Set([zone.aheadS(read - 86_400), zone.aheadS(read + 86_400)]);
  return [...offsets]
    .map((ahead) => read - ahead)
    .filter((instantS) => wallAt(zone, instantS) === wall)
    .sort((one, other) => one - other);
}
export const isShown = (zone: Zone, wall: TimeText): boolean => instantsOf(zone, wall).length > 0;

/** A time on the wall as an instant: the first of two; one that is never shown is moved on by the hour that is lost. */
export function instantAt(zone: Zone, wall: TimeText): number {
  const read = Date.parse(`${wall}Z`) / 1000;
  return instantsOf(zone, wall)[0] ?? read - zone.aheadS(read - 86_400);
}
