/** Rates of the plesiochronous hierarchy as people call them (G.702): `2M` is 2 048 kbit/s. */
const CALLED: Readonly<Record<number, number>> = { 2e6: 2_048_000, 8e6: 8_448_000, 34e6: 34_368_000 };
/** Bare figures that people mean in kbit/s: n x 64 (G.704) and the hierarchy's own. No serial line ever ran at so many bit/s. */
const isKilobits = (figure: number): boolean =>
  (figure > 0 && figure <= 2048 && figure % 64 === 0) || [8448, 34_368, 139_264].includes(figure);
const UNITS = { '': 1, k: 1e3, K: 1e3, M: 1e6, G: 1e9 } as const;
const RATE = /^(\d{1,10}(?:\.\d{1,6})?)\s?([kKMG]?)(bit\/s|b\/s|bps)?$/;
/** Telegraph lines had no less; a fibre has no more yet. */
const LEAST = 50;
const MOST = 1e13;

interface Rate {
  /** As it is written, without the unit's prefix. */
  figure: string;
  unit: keyof typeof UNITS;
  bitsPerS: number;
}

function rateOf(text: string): Rate | undefined {
  const match = RATE.exec(text.trim());
  if (!match?.[1]) return undefined;
  const [figure, unit] = [match[1], (match[2] ?? '') as keyof typeof UNITS];
  const written = Math.round(Number(figure) * UNITS[unit]);
  const bare = unit === '' && match[3] === undefined && isKilobits(written) ? written * 1000 : written;
  const bitsPerS = (unit === 'M' ? CALLED[written] : undefined) ?? bare;
  return bitsPerS >= LEAST && bitsPerS <= MOST ? { figure, unit, bitsPerS } : undefined;
}

/** bit/s of a rate as people write it: `64k`, `2048k`, `2M` (2 048 kbit/s), `2048` (the same), `9600`; undefined if it is none. */
export const parseRate = (text: string): number | undefined => rateOf(text)?.bitsPerS;

/** What a name such as `2M` or a bare `2048` means: `2048 kbit/s`; undefined for a rate that is written out. */
export function meantRate(text: string): string | undefined {
  const rate = rateOf(text);
  const named = rate && rate.bitsPerS !== Math.round(Number(rate.figure) * UNITS[rate.unit]);
  return named ? `${rate.bitsPerS / 1000} kbit/s` : undefined;
}

/** `2048k` as `2048 kbit/s`, `2M` as `2M (2048 kbit/s)`; a text that is no rate stays as it is. */
export function rateText(text: string): string {
  const [rate, meant] = [rateOf(text), meantRate(text)];
  if (!rate) return text;
  return meant ? `${text} (${meant})` : `${rate.figure} ${rate.unit}bit/s`;
}

/** A rate as the shortest text that reads back as the same: `2048k`, `64k`, `9600`. */
export function formatRate(bitsPerS: number): string {
  return bitsPerS >= 1000 && bitsPerS % 100 === 0 ? `${bitsPerS / 1000}k` : String(bitsPerS);
}
