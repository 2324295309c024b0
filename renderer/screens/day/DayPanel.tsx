import type { ReactNode } from 'react';
import type { AppState } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { go } from '../../page/navigation.ts';
import { remember } from '../../link/remembered.ts';
import { CIRCUIT_NAME } from '../../pieces/last-test.ts';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import type { Opened } from './DayDialogs.tsx';
import { LineHead, OtherPanel } from './LinePanel.tsx';
import type { Leads } from './Missing.tsx';
import { OtherVersion } from './OtherVersion.tsx';
import { SignPanel } from './SignPanel.tsx';
import { StartPanel } from './StartPanel.tsx';
import type { Day, useLines } from './useDay.ts';
import { useReasons } from './useJob.ts';
import './DayPanel.css';

/** What can be done with the circuit in view beside testing it. */
export function LineTools({
  day,
  open,
  lines,
}: {
  day: Day;
  open: (opened: Opened) => void;
  lines: ReturnType<typeof useLines>;
}) {
  const say = useSay();
  const { line } = day;
  if (!line) return null;
  const { circuit } = line;
  const others = day.job.lines.filter((one) => one.circuit !== circuit);
  return (
    <div className="row">
      {line.label !== 'equal' && line.state !== 'skipped' && (
        <Action label={say('day.do.label')} onAct={() => open({ is: 'label', circuit })} />
      )}
      {line.state === 'waiting' && <Action label={say('day.skip')} onAct={() => open({ is: 'skip', circuit })} />}
      <button type="button" className="btn" aria-label={say('day.up')} onClick={() => lines.move(circuit, -1)}>
        ↑
      </button>
      <button type="button" className="btn" aria-label={say('day.down')} onClick={() => lines.move(circuit, 1)}>
        ↓
      </button>
      {line.state === 'waiting' && (
        <Action
          label={say('day.remove')}
          onAct={() => lines.change(others.map(({ circuit: number, order }) => ({ circuit: number, order })))}
        />
      )}
    </div>
  );
}

/** What is to be done with the circuit in view: to be begun, to be signed, else how it goes on or what came out. */
function Body({ day, state, leads }: { day: Day; state: AppState; leads: Leads }) {
  const { skip } = useReasons();
  const { line } = day;
  if (!line) return null;
  const { circuit, runId } = line;
  if (line.state === 'to-sign' && runId !== undefined)
    return <SignPanel line={line} runId={runId} busy={day.busy} onSign={day.sign} />;
  if (line.state !== 'waiting') {
    const takeUp = (): void => attempt(() => host.call('day.did', { job: day.job.job, did: 'taken-up', circuit }));
    return <OtherPanel line={line} runs={state.runs} skip={skip} leads={leads} onTakeUp={takeUp} />;
  }
  const setUp = (): void => {
    remember(CIRCUIT_NAME, circuit);
    go('new', undefined, { for: 'day' });
  };
  const { plan, testers, tester, busy } = day;
  return (
    <StartPanel
      {...{ line, plan, testers, tester, busy }}
      onTester={day.chooseTester}
      onStart={day.start}
      onSetUp={setUp}
    />
  );
}

/** The circuit in view. Drawn anew as it stands otherwise, so that its primary action takes the focus. */
export function DayPanel(props: { day: Day; state: AppState; tools: ReactNode; leads: Leads }) {
  const say = useSay();
  const { day, tools } = props;
  const { line, misread } = day;
  if (!line) return <section className="day-panel" />;
  return (
    <section className="day-panel" data-long aria-label={line.circuit} key={`${line.circuit} ${line.state}`}>
      {day.job.other && <OtherVersion job={day.job.job} other={day.job.other} />}
      <LineHead line={line}>{tools}</LineHead>
      {misread && (
        <p className="day-panel-misread" role="alert">
          {misread.circuit === undefined
            ? say('day.scan-unknown', { text: misread.text })
            : say('day.scan-other', { text: misread.text, circuit: misread.circuit })}
        </p>
      )}
      <Body {...props} />
    </section>
  );
}
