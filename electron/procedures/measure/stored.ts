import type { Archive } from '../../archive/index.ts';
import type { CleanSpan, History, Second } from '../../contract/second.ts';
import type { Observation } from '../../contract/tester.ts';

/** Line time that is fetched at one go, seconds. */
const PART_S = 3600;
/** Parts at most, whatever the clocks of a record say. */
const PARTS = 1000;

/** All that is on disk of a measurement, in order of time, in parts that cross from the archive's thread within milliseconds. */
export async function* storedParts(archive: Archive, measurement: string): AsyncGenerator<History> {
  const { from, to } = (await archive.extent(measurement)) ?? { from: 0, to: 0 };
  const partS = Math.max(PART_S, Math.ceil((to - from) / PARTS));
  for (let at = from; at < to; at += partS) yield await archive.history(measurement, { from: at, to: at + partS });
}

/** One second of a clean span; what does not divide evenly goes to the last. */
function spanSecond(span: CleanSpan, t: number): Second {
  const n = span.to - span.from;
  const share = (sum: number): number =>
    t === span.to - 1 ? sum - Math.floor(sum / n) * (n - 1) : Math.floor(sum / n);
  return {
    t,
    defects: [],
    bitErrors: 0,
    source: span.source,
    valid: true,
    ...(span.bits === undefined ? {} : { bits: share(span.bits) }),
    ...(span.blocks === undefined ? {} : { blocks: share(span.blocks), erroredBlocks: 0 }),
  };
}

/** A stored history as the tester once told it, in order of time. */
export function* observationsOf(history: History): Generator<Observation> {
  const stretches = [
    ...history.spans.map((span) => ({ at: span.from, order: 1, span })),
    ...history.rows.map((second) => ({ at: second.t, order: 1, second })),
    ...history.gaps.map((gap) => ({ at: gap.from, order: 0, gap })),
  ].sort((a, b) => a.at - b.at || a.order - b.order);
  for (const stretch of stretches) {
    if ('gap' in stretch) yield { kind: 'gap', gap: stretch.gap };
    else if ('second' in stretch) yield { kind: 'second', second: stretch.second };
    else
      for (let t = stretch.span.from; t < stretch.span.to; t++)
        yield { kind: 'second', second: spanSecond(stretch.span, t) };
  }
}
