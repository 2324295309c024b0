const MINUTE_MS = 60_000;
const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');

/** `+0.4 s`, `−3.0 s`, `+08:00:12`: how much one clock is ahead of another. Milliseconds in. */
export function offsetText(ms: number): string {
  const sign = ms < 0 ? '−' : '+';
  const size = Math.abs(ms);
  if (size < MINUTE_MS) return `${sign}${(size / 1000).toFixed(1)} s`;
  const s = Math.round(size / 1000);
  return `${sign}${two(s / 3600)}:${two((s % 3600) / 60)}:${two(s % 60)}`;
}
