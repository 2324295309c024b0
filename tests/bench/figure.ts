/** One measured figure. `value` is a ratio against a peer or a limit of the same run unless `unit` says otherwise. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** As printed: `>= 0.8`, `<= 8`. */
  target: string;
  ok: boolean;
}

/** A figure with its target; `ok` is worked out here and nowhere else. */
export function figure(name: string, value: number, unit: string, sign: '>=' | '<=', limit: number): Figure {
  return { name, value, unit, target: `${sign} ${limit}`, ok: sign === '>=' ? value >= limit : value <= limit };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
