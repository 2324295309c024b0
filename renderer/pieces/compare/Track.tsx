import { decidingMeasurement } from '../../../electron/contract/measurement.ts';
import { OneLane } from '../../widgets/lanes/OneLane.tsx';
import { measuredS, type Column } from './columns.ts';

/** A whole attempt on one lane, on the axis of the longest of those compared. */
export function Track({ column, longestS }: { column: Column; longestS: number }) {
  const { runId } = column.record;
  const { id, from } = decidingMeasurement(column.attempt) ?? {};
  const lengthS = measuredS(column);
  if (id === undefined || from === undefined || lengthS === 0) return null;
  return <OneLane asked={{ runId, measurement: id, from, to: from + lengthS }} range={{ from, to: from + longestS }} />;
}
