import type { ResultView } from '../../../electron/contract/views.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { causeText, decidingText } from '../../pieces/verdict/cause.ts';
import { Counted } from '../../pieces/verdict/Counted.tsx';
import { useEvents } from '../../pieces/verdict/useEvents.ts';
import { RunLane } from '../../pieces/verdict/RunLane.tsx';
import { useSay } from '../../text/say.ts';
import { VerdictBanner } from '../../widgets/Verdict.tsx';
import type { BlockProps } from './block-props.ts';
import './AttemptSoFar.css';

const Lane = ({ view: { record, attempt } }: { view: ResultView }) => (
  <RunLane record={record} attempt={attempt} events={useEvents(record)} />
);

/** The verdict of the attempt that ended, what it rests on, and the seconds behind it. */
export function AttemptSoFar({ run: { runId, judged }, prompt }: BlockProps<'attempt'>) {
  const say = useSay();
  const view = useAsked(`${runId} ${prompt?.id ?? ''}`, () => host.call('record.get', { runId })).value;
  const verdict = judged ?? view?.attempt.verdict;
  return (
    <div className="attempt-so-far">
      {verdict && (
        <VerdictBanner verdict={verdict}>
          {view && (
            <>
              <p>
                <b>{decidingText(say, view.record, view.attempt)}</b>
              </p>
              <p>{causeText(say, view)}</p>
            </>
          )}
        </VerdictBanner>
      )}
      {view && <Lane view={view} />}
      {view && (
        <div className="attempt-so-far-limits">
          <Counted record={view.record} attempt={view.attempt} groups={1} />
        </div>
      )}
    </div>
  );
}
