import { OneLane } from '../../widgets/lanes/OneLane.tsx';
import { measuredS, type Column } from './columns.ts';

/** A whole attempt on one lane, on the axis of the longest of those compared. */
export function Track({ column, longestS }: { column: Column; longestS: number }) {
  const { runId } = column.record;
  const { number, measuredFrom: from } = column.attempt;
  const lengthS = measuredS(column);
  if (from === undefined || lengthS === 0) return null;
  return <OneLane asked={{ runId, attempt: number, from, to: from + lengthS }} range={{ from, to: from + longestS }} />;
}
