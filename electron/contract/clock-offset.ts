import { clockText } from './duration.ts';

const MINUTE_MS = 60_000;

/** `+0.4 s`, `−3.0 s`, `+08:00:12`: how much one clock is ahead of another. Milliseconds in. */
export function offsetText(ms: number): string {
  const sign = ms < 0 ? '−' : '+';
  const size = Math.abs(ms);
  if (size < MINUTE_MS) return `${sign}${(size / 1000).toFixed(1)} s`;
  return `${sign}${clockText(Math.round(size / 1000))}`;
}
