import { LINE_FILTERS, type LineBeside, type LineFilter } from '../../contract/book/line.ts';

const isOf = (filter: LineFilter, { line, testEnd }: LineBeside): boolean => {
  if (filter === 'all') return true;
  return filter === 'test-ends' ? testEnd !== undefined && testEnd.is !== 'far' : line.state === filter;
};

const compared = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const endOf = ({ testEnd }: LineBeside): string => (testEnd && testEnd.is !== 'far' ? testEnd.until : '9999');

/** The circuits of a filter: those whose test ends or is over first, then by number, character by character. */
export const linesOf = (lines: readonly LineBeside[], filter: LineFilter): LineBeside[] =>
  lines
    .filter((one) => isOf(filter, one))
    .sort((a, b) => compared(endOf(a), endOf(b)) || compared(a.line.number, b.line.number));

/** How many circuits each filter has. */
export function lineCounts(lines: readonly LineBeside[]): Record<LineFilter, number> {
  const counts = Object.fromEntries(LINE_FILTERS.map((filter) => [filter, 0])) as Record<LineFilter, number>;
  for (const one of lines) for (const filter of LINE_FILTERS) if (isOf(filter, one)) counts[filter] += 1;
  return counts;
}
