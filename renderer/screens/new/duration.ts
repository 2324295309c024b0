/** Units of a duration, shortest first. */
export const UNITS = ['s', 'm', 'h', 'd'] as const;
export type Unit = (typeof UNITS)[number];

/** What people write after a number, by unit. */
const WRITTEN: readonly [RegExp, Unit][] = [
  [/^(s|sec|秒)$/i, 's'],
  [/^(m|min|分|分钟)$/i, 'm'],
  [/^(h|小时|时)$/i, 'h'],
  [/^(d|天|日)$/i, 'd'],
];

/** A duration taken apart into what stands in the field and its unit; what has no unit yet counts as minutes. */
export function durationParts(value: string): { number: string; unit: Unit } {
  const unit = UNITS.find((one) => value.endsWith(one));
  return unit ? { number: value.slice(0, -1), unit } : { number: value, unit: 'm' };
}

/** The duration that is meant by what was typed: its own unit if it has one, else the one chosen. It may be no duration yet. */
export function durationTyped(text: string, unit: Unit): string {
  const [, number = '', written = ''] = /^\s*(\d*)\s*(.*?)\s*$/.exec(text) ?? [];
  const own = WRITTEN.find(([pattern]) => pattern.test(written))?.[1];
  return own ? `${number}${own}` : `${number}${written}${unit}`;
}
