import { wireEvents } from '../../../electron/contract/ladder-finding.ts';
import type { ResultView } from '../../../electron/contract/views.ts';
import { useSay } from '../../text/say.ts';
import { RungTable } from '../ladder/RungTable.tsx';
import { StreamTable } from '../stream/StreamTable.tsx';
import { LimitsTable } from './LimitsTable.tsx';
import { groupsOf } from './rows.ts';

/** What an attempt counted, and against which limits: rungs of a ladder, bits, or both. `groups`: so many of the limits at most. */
export function Counted({ record, attempt, groups }: Pick<ResultView, 'record' | 'attempt'> & { groups?: number }) {
  const say = useSay();
  const { measurements } = attempt;
  const rungs = measurements.find(({ judgement }) => judgement?.ladder)?.judgement?.ladder;
  const streams = measurements.flatMap(({ judgement }) => judgement?.stream ?? []);
  // Where no bits are compared nothing is said of them.
  const hasBits = (rungs ?? streams[0]) === undefined || measurements.some(({ kind }) => kind === 'bits');
  return (
    <>
      {rungs && <RungTable rungs={rungs} found={wireEvents(record, attempt.number).map(({ message }) => message)} />}
      {streams.length > 0 && <StreamTable results={streams} />}
      {hasBits && <LimitsTable groups={groupsOf(say, record, attempt).slice(0, groups)} />}
    </>
  );
}
