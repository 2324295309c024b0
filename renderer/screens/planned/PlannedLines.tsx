import type { PlannedLine, PlannedView } from '../../../electron/contract/book/planned-page.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { go } from '../../page/navigation.ts';
import { useMinute } from '../../page/now.ts';
import { routeHash } from '../../page/routes.ts';
import { rememberTest } from '../../pieces/last-test.ts';
import { dateTime } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { VerdictWord } from '../../widgets/Verdict.tsx';

/** What is measured before and after: a short inspection. */
const PROCEDURE = 'inspection';

/** The test of a circuit before or after: the one that hangs on it, else one that can be taken, or a new one. */
function Test({ one, line, when }: { one: PlannedView; line: PlannedLine; when: 'before' | 'after' }) {
  const say = useSay();
  const now = useMinute();
  const run = line[when];
  const offer = line.offers[when];
  const { circuit } = line;
  const take = (runId: string): void =>
    attempt(() => host.call('planned.note', { planned: one.planned, did: 'run', runId, circuit, when }));
  const test = (): void => {
    rememberTest({ family: undefined, procedureId: PROCEDURE, circuit, settings: {} });
    go('new');
  };
  return (
    <td>
      {run && (
        <a href={routeHash('result', run.runId)}>
          {run.verdict && <VerdictWord verdict={run.verdict} />} {run.number}
        </a>
      )}
      {!run && (
        <button type="button" className="btn" onClick={test}>
          {say('planned.test')}
        </button>
      )}
      {offer && (
        <button type="button" className="btn" onClick={() => take(offer.runId)}>
          {say('planned.take', { at: dateTime(offer.startedAtMs, now) })}
        </button>
      )}
    </td>
  );
}

/** The circuits, each with its test before and after. */
export function PlannedLines({ one }: { one: PlannedView }) {
  const say = useSay();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th scope="col">{say('line.head.circuit')}</th>
          <th scope="col">{say('planned.before')}</th>
          <th scope="col">{say('planned.after')}</th>
        </tr>
      </thead>
      <tbody>
        {one.lines.map((line) => (
          <tr key={line.circuit}>
            <td>
              <a href={routeHash('circuits', line.circuit)}>
                <b>{line.circuit}</b>
              </a>
              <small>{[line.customer, line.ends].filter(Boolean).join(' · ')}</small>
            </td>
            <Test one={one} line={line} when="before" />
            <Test one={one} line={line} when="after" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
