import { useState } from 'react';
import { isDone, PLANNED_TESTS, type PlannedWhen } from '../../../electron/contract/book/planned.ts';
import type { PlannedLine, PlannedView } from '../../../electron/contract/book/planned-page.ts';
import { useAsked } from '../../link/asked.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { go } from '../../page/navigation.ts';
import { useMinute } from '../../page/now.ts';
import { routeHash } from '../../page/routes.ts';
import { WhyDialog } from '../../pieces/book/WhyDialog.tsx';
import { rememberTest } from '../../pieces/last-test.ts';
import { dateTime } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { VerdictWord } from '../../widgets/Verdict.tsx';

/** What is measured before and after: a short inspection. */
const PROCEDURE = 'inspection';

/** A test of a circuit. */
interface Which {
  circuit: string;
  when: PlannedWhen;
}

/** Whether a test that is made now can still be that one. */
const isInTime = ({ kind, standing }: PlannedView, when: PlannedWhen): boolean =>
  when === 'before'
    ? standing === 'planned' || (kind === 'work' && standing === 'going')
    : standing === 'going' || standing === 'over';

/** The ways to a test: make it, take one that was made, go without. */
function Ways({ one, line, when, onWithout }: CellProps) {
  const say = useSay();
  const now = useMinute();
  const { circuit } = line;
  const offer = line.offers[when];
  const take = (runId: string): void =>
    attempt(() => host.call('planned.note', { planned: one.planned, did: 'run', runId, circuit, when }));
  const test = (): void => {
    rememberTest({ family: undefined, procedureId: PROCEDURE, circuit, settings: {} });
    go('new');
  };
  const isOpen = !line[when] && !line.untested[when];
  return (
    <>
      {!line[when] && isInTime(one, when) && (
        <button type="button" className="btn" onClick={test}>
          {say('planned.test')}
        </button>
      )}
      {offer && (
        <button type="button" className="btn" onClick={() => take(offer.runId)}>
          {say('planned.take', { at: dateTime(offer.startedAtMs, now) })}
        </button>
      )}
      {isOpen && (
        <button type="button" className="btn" onClick={() => onWithout({ circuit, when })}>
          {say('planned.without')}
        </button>
      )}
    </>
  );
}

interface CellProps {
  one: PlannedView;
  line: PlannedLine;
  when: PlannedWhen;
  onWithout: (which: Which) => void;
}

/** The test of a circuit before or after: the one that hangs on it, or why there is none, else the ways to one. */
function Test(props: CellProps) {
  const say = useSay();
  const { one, line, when } = props;
  const run = line[when];
  const without = line.untested[when];
  return (
    <td>
      {run && (
        <a href={routeHash('result', run.runId)}>
          {run.verdict && <VerdictWord verdict={run.verdict} />} {run.number}
        </a>
      )}
      {without && <div>{say('planned.untested-why', { reason: without.reason ?? '' })}</div>}
      {!isDone(one.standing) && <Ways {...props} />}
    </td>
  );
}

/** Why a circuit goes without its test. */
function Without({ one, which, onClose }: { one: PlannedView; which: Which; onClose: () => void }) {
  const say = useSay();
  const { value } = useAsked('', () => host.call('lines.reasons', {}));
  const note = (reason: string): void => {
    onClose();
    attempt(() => host.call('planned.note', { planned: one.planned, did: 'untested', ...which, reason }));
  };
  return (
    <WhyDialog
      title={say(`planned.without.${which.when}`, { circuit: which.circuit })}
      label={say('planned.why-untested')}
      reasons={value?.untested ?? []}
      act={say('planned.without-act')}
      onClose={onClose}
      onGive={note}
    />
  );
}

/** The circuits, each with the tests that it takes. */
export function PlannedLines({ one }: { one: PlannedView }) {
  const say = useSay();
  const [asking, setAsking] = useState<Which>();
  const tests = PLANNED_TESTS[one.kind];
  return (
    <>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{say('line.head.circuit')}</th>
            {tests.map((when) => (
              <th key={when} scope="col">
                {say(one.kind === 'work' ? `planned.${when}` : 'planned.inspected')}
              </th>
            ))}
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
              {tests.map((when) => (
                <Test key={when} one={one} line={line} when={when} onWithout={setAsking} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {asking && <Without one={one} which={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}
