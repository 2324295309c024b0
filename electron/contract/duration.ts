import { twoDigits } from './ratio.ts';
import type { Bilingual, Language } from './text.ts';

const UNIT_S = { s: 1, m: 60, h: 3600, d: 86400 } as const;
const MIN_S = 5;
const MAX_S = 31 * UNIT_S.d;

/** Seconds of `90s`, `15m`, `24h`, `7d`; undefined if the text is not such a duration. */
export function parseSeconds(text: string): number | undefined {
  const match = /^(\d{1,9})([smhd])$/.exec(text.trim());
  if (!match) return undefined;
  return Number(match[1]) * UNIT_S[match[2] as keyof typeof UNIT_S];
}

/** Milliseconds of `100ms`, and of whatever `parseSeconds` reads. */
export function milliseconds(text: string): number | undefined {
  const ms = /^(\d{1,6}(?:\.\d{1,3})?)ms$/.exec(text.trim())?.[1];
  if (ms !== undefined) return Number(ms);
  const seconds = parseSeconds(text);
  return seconds === undefined ? undefined : 1000 * seconds;
}

/** The least that a run may last where a procedure says `shortest`, seconds. */
const leastS = (shortest: string | undefined): number => Math.max(MIN_S, parseSeconds(shortest ?? '') ?? 0);

/** Like `parseSeconds`, and undefined outside the 5 s (or what a procedure calls its `shortest`) to 31 d that a run may last. */
export function parseRunSeconds(text: string, shortest?: string): number | undefined {
  const seconds = parseSeconds(text);
  return seconds !== undefined && seconds >= leastS(shortest) && seconds <= MAX_S ? seconds : undefined;
}

/** From how long on it is taken, in words. */
export const shortestRun = (shortest?: string): Bilingual => ({
  zh: lengthIn('zh', leastS(shortest)),
  en: lengthIn('en', leastS(shortest)),
});

/** The shortest text that `parseSeconds` reads back as the same seconds. */
export function formatSeconds(seconds: number): string {
  const unit = (['d', 'h', 'm'] as const).find((u) => seconds >= UNIT_S[u] && seconds % UNIT_S[u] === 0) ?? 's';
  return `${seconds / UNIT_S[unit]}${unit}`;
}

/** `00:04:50`, `51:00:00`: a length as a clock shows it. Seconds in. */
export function clockText(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  return [s / UNIT_S.h, (s / UNIT_S.m) % 60, s % 60].map((part) => twoDigits(Math.floor(part))).join(':');
}

/** The same, from a day on `1 d 02:04:50`. */
export function daysAndClock(seconds: number): string {
  const days = Math.floor(seconds / UNIT_S.d);
  return `${days > 0 ? `${days} d ` : ''}${clockText(seconds % UNIT_S.d)}`;
}

const UNIT_WORDS = {
  d: { zh: '天', en: 'd' },
  h: { zh: '小时', en: 'h' },
  m: { zh: '分钟', en: 'min' },
  s: { zh: '秒', en: 's' },
} as const;

/** A length as people write it: `15 分钟` or `15 min`, `71 小时 49 分钟`; up to three days in hours. `longest`: the unit beyond which none is taken. */
export function lengthIn(lang: Language, seconds: number, longest: keyof typeof UNIT_S = 'd'): string {
  const parts: string[] = [];
  let rest = seconds;
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    if (UNIT_S[unit] > UNIT_S[longest] || (unit === 'd' && seconds <= 3 * UNIT_S.d)) continue;
    const n = Math.floor(rest / UNIT_S[unit]);
    if (n > 0) parts.push(`${n} ${UNIT_WORDS[unit][lang]}`);
    rest -= n * UNIT_S[unit];
  }
  return parts.join(' ') || `0 ${UNIT_WORDS.s[lang]}`;
}
