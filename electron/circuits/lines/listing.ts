import { LINE_FILTERS, type LineBeside, type LineFilter } from '../../contract/book/line.ts';

const isOf = (filter: LineFilter, { line, testEnd }: LineBeside): boolean => {
  if (filter === 'all') return true;
  return filter === 'test-ends' ? testEnd !== undefined && testEnd.is !== 'far' : line.state === filter;
};

/** The circuits of a filter: those whose test ends or is over first, then by number. */
export const linesOf = (lines: readonly LineBeside[], filter: LineFilter): LineBeside[] => {
  const end = ({ testEnd }: LineBeside): string => (testEnd && testEnd.is !== 'far' ? testEnd.until : '9999');
  return lines
    .filter((one) => isOf(filter, one))
    .toSorted((a, b) => end(a).localeCompare(end(b)) || a.line.number.localeCompare(b.line.number, 'zh'));
};

/** How many circuits each filter has. */
export const lineCounts = (lines: readonly LineBeside[]): Record<LineFilter, number> =>
  Object.fromEntries(LINE_FILTERS.map((filter) => [filter, lines.filter((one) => isOf(filter, one)).length])) as Record<
    LineFilter,
    number
  >;
