import { useState } from 'react';
import type { Input } from '../../../electron/contract/api.ts';
import type { JobEntry } from '../../../electron/contract/book/day-api.ts';
import type { JobView } from '../../../electron/contract/book/job.ts';
import type { AppState } from '../../../electron/contract/views.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { go, useRoute } from '../../page/navigation.ts';
import { useScanner } from '../../page/scanner.ts';
import { useSimulated } from '../../page/simulated.ts';
import { BookFrame } from '../../pieces/book/BookFrame.tsx';
import { ImportDialog } from '../../pieces/book/ImportDialog.tsx';
import { useSay } from '../../text/say.ts';
import { Action } from '../../widgets/Action.tsx';
import { Pick } from '../../widgets/Choice.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { AddDialog } from './AddDialog.tsx';
import { Dialogs, leadsOf, type Opened } from './DayDialogs.tsx';
import { DayPanel, LineTools } from './DayPanel.tsx';
import { JobPapers } from './Papers.tsx';
import { Sites } from './Sites.tsx';
import { useDay, useLines } from './useDay.ts';
import { useJob, useJobs } from './useJob.ts';
import './Day.css';

/** A job of a day: its list, and beside it the circuit that is at hand. */
function JobScreen({ job, jobs, state }: { job: JobView; jobs: readonly JobEntry[]; state: AppState }) {
  const say = useSay();
  const day = useDay(job, state);
  const lines = useLines(job);
  const [opened, open] = useState<Opened>();
  const [importing, setImporting] = useState(false);
  useScanner(day.scan);
  useSimulated(
    job.lines.some(({ simulated }) => simulated) || (day.line?.state === 'waiting' && day.tester?.simulated === true),
  );
  const site = day.line?.site ?? '';
  const actions = (
    <>
      <span className="label num">{say('day.over', { over: job.over, n: job.lines.length })}</span>
      {lines.undo && <Action label={say('day.undo')} hotkey="Ctrl+z" onAct={lines.undo} />}
      <Action label={say('day.import')} hotkey="i" onAct={() => setImporting(true)} />
      <Action label={say('day.add')} hotkey="n" onAct={() => open({ is: 'add' })} />
      <JobPapers job={job.job} forms={job.lines.some(({ form }) => form)} />
    </>
  );
  return (
    <BookFrame here="day" actions={actions}>
      <div className="day">
        <div className="day-list">
          <JobPick job={job.job} jobs={jobs} />
          <Sites
            job={job}
            runs={state.runs}
            here={day.line?.circuit}
            onPick={day.pick}
            onLeave={(at) => open({ is: 'gate', site: at })}
          />
        </div>
        <DayPanel
          day={day}
          state={state}
          leads={leadsOf(day, site, open)}
          tools={<LineTools day={day} open={open} lines={lines} />}
        />
      </div>
      <Dialogs day={day} opened={opened} open={open} lines={lines} />
      {importing && <Importing onClose={() => setImporting(false)} />}
    </BookFrame>
  );
}

const jobName = (say: ReturnType<typeof useSay>, { date, name, circuits }: JobEntry): string =>
  [date, name ?? say('day.n-circuits', { n: circuits })].join(' · ');

/** Which job is at hand. */
function JobPick({ job, jobs }: { job: string; jobs: readonly JobEntry[] }) {
  const say = useSay();
  return (
    <div className="day-pick">
      <Pick
        label={say('day.job')}
        options={jobs.map((one) => ({ value: one.job, label: jobName(say, one) }))}
        value={job}
        onChange={(next) => go('day', next)}
      />
    </div>
  );
}

/** Makes a job of what was picked or listed, and goes to it. */
const make = (given: Input<'day.make'>): void =>
  attempt(async () => {
    const { job } = await host.call('day.make', given);
    go('day', job);
  });

/** A list of the office, made a job of. */
function Importing({ onClose }: { onClose: () => void }) {
  return (
    <ImportDialog
      onClose={onClose}
      onTaken={onClose}
      onJob={(listed) => {
        onClose();
        make(listed);
      }}
    />
  );
}

/** No job yet: what one is, and the two ways to one. */
function Empty() {
  const say = useSay();
  const [opened, setOpened] = useState<'import' | 'pick'>();
  const close = (): void => setOpened(undefined);
  return (
    <BookFrame here="day">
      <div className="blank">
        <h1 className="title">{say('day.empty')}</h1>
        <p>{say('day.empty-what')}</p>
        <div className="row">
          <Action main label={say('day.import')} hotkey="Ctrl+Enter" onAct={() => setOpened('import')} />
          <Action label={say('day.pick')} hotkey="n" onAct={() => setOpened('pick')} />
        </div>
        {opened === 'import' && <Importing onClose={close} />}
        {opened === 'pick' && (
          <AddDialog
            title={say('day.pick')}
            there={[]}
            onClose={close}
            onAdd={(lines) => {
              close();
              make({ lines });
            }}
          />
        )}
      </div>
    </BookFrame>
  );
}

/** The work of a day: the job that the address names, else today's, else the next. */
export function DayScreen({ state }: { state: AppState }) {
  const say = useSay();
  const { id } = useRoute();
  const jobs = useJobs(state);
  const job = id ?? jobs?.[0]?.job;
  const { value, problem } = useJob(job, state);
  if (jobs?.length === 0) return <Empty />;
  if (jobs && value && value.job === job) return <JobScreen key={value.job} job={value} jobs={jobs} state={state} />;
  return (
    <BookFrame here="day">
      {problem ? <Problem problem={problem} /> : <p className="blank">{say('archive.loading')}</p>}
    </BookFrame>
  );
}
