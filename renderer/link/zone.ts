/** The zone in which this page tells times and reads them; undefined: the one of the browser. */
let zone: string | undefined;
let parts: Intl.DateTimeFormat | undefined;

const HOUR_MS = 3_600_000;

/** Tells times in a zone of the IANA database from now on, or in the browser's own. */
export function tellTimesIn(name: string | undefined): void {
  zone = name;
  const numbers = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  parts = name
    ? new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', ...numbers, second: 'numeric' })
    : undefined;
}

/** How far the clocks of this page's zone are ahead of UTC at a moment, milliseconds. */
export function offsetMs(ms: number): number {
  if (!parts) return -new Date(ms).getTimezoneOffset() * 60_000;
  const of = Object.fromEntries(parts.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = of;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

/** What the clocks on the wall show at a moment, as a date whose UTC fields say it. */
export const wall = (ms: number): Date => new Date(ms + offsetMs(ms));

/** The moment at which the clocks on the wall show this (`YYYY-MM-DDTHH:MM`); undefined for an hour that they skip. */
export function momentOfWall(text: string): number | undefined {
  const shown = Date.parse(`${text}Z`);
  if (Number.isNaN(shown)) return undefined;
  // Of an hour that comes twice, the first.
  const moments = [-HOUR_MS, 0, HOUR_MS].map((by) => shown - offsetMs(shown - offsetMs(shown) + by));
  return moments.toSorted((a, b) => a - b).find((ms) => wall(ms).getTime() === shown);
}

/** True where another zone than the browser's was chosen. */
export const isZoneChosen = (): boolean => zone !== undefined;
