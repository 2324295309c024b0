import { z } from 'zod';
import { COUNTS, type SecondCount } from './counts.ts';
import type { Bilingual } from './text.ts';

/** What can be put into the line on purpose; errors by the count that they show up in. */
const INJECTED = {
  bit: { count: 'bitErrors' },
  code: { count: 'codeViolations' },
  fas: { count: 'fasErrors' },
  crc: { count: 'crcErrors' },
  alarm: { words: { zh: '告警', en: 'alarm' } },
} as const satisfies Record<string, { count: SecondCount } | { words: Bilingual }>;
type Injected = keyof typeof INJECTED;
/** In the order in which people are offered them. */
export const INJECTED_KINDS = Object.keys(INJECTED) as readonly Injected[];

export function injectedWords(what: Injected): Bilingual {
  const row = INJECTED[what];
  return 'count' in row ? COUNTS[row.count].words : row.words;
}

/** What a tester injects, by kind: so many single ones, a ratio until it is told to stop, an alarm until then. */
export type Injectable = Partial<
  Record<Injected, { counts?: readonly number[]; ratios?: readonly number[]; alarms?: readonly string[] }>
>;

/** An order to inject, bit errors where it does not say what; `off` ends whatever is on. */
export const injectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('count'),
    what: z.enum(INJECTED_KINDS).optional(),
    count: z.number().int().min(1).max(1000),
  }),
  z.strictObject({
    kind: z.literal('ratio'),
    what: z.enum(INJECTED_KINDS).optional(),
    ratio: z.number().positive().max(0.1),
  }),
  z.strictObject({ kind: z.literal('alarm'), alarm: z.string().min(1).max(20) }),
  z.strictObject({ kind: z.literal('off') }),
]);
export type Injection = z.infer<typeof injectionSchema>;

/** What an order speaks of. */
export function whatOf(injection: Exclude<Injection, { kind: 'off' }>): Injected {
  return injection.kind === 'alarm' ? 'alarm' : (injection.what ?? 'bit');
}
/** True for bit errors, and for the end of whatever is on. */
export const isOfBits = (injection: Injection): boolean => injection.kind === 'off' || whatOf(injection) === 'bit';

/** True if a tester has exactly this. */
export function canInject(can: Injectable, injection: Injection): boolean {
  if (injection.kind === 'off') return true;
  const { counts, ratios, alarms } = can[whatOf(injection)] ?? {};
  if (injection.kind === 'count') return counts?.includes(injection.count) === true;
  if (injection.kind === 'ratio') return ratios?.includes(injection.ratio) === true;
  return alarms?.includes(injection.alarm) === true;
}

/** An order in short, for a message: `10`, `1.0E-03`, `AIS`. */
export function injectionText(injection: Injection): string {
  if (injection.kind === 'count') return String(injection.count);
  if (injection.kind === 'ratio') return String(injection.ratio);
  return injection.kind === 'alarm' ? injection.alarm : injection.kind;
}
