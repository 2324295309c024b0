import type { LineView } from '../../../electron/contract/book/job.ts';
import type { DayPlan } from '../../../electron/contract/book/day-api.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import type { BenchItem } from '../../../electron/contract/views.ts';
import type { Asked } from '../../link/asked.ts';
import { span } from '../../text/format.ts';
import { useSay, type Say } from '../../text/say.ts';
import { itemDetail, itemLabel } from '../../pieces/testers/names.ts';
import { Action } from '../../widgets/Action.tsx';
import { Pick } from '../../widgets/Choice.tsx';
import { Picture } from '../../widgets/Picture.tsx';
import { Problem } from '../../widgets/Problem.tsx';
import { Foot } from './Foot.tsx';
import './StartPanel.css';

/** `2M acceptance · 15:00 · pattern ...`: what will be done, whole, before it begins. */
function whatWords(say: Say, { procedure, forS, settings }: DayPlan): string {
  const given = Object.entries(settings)
    .filter(([name]) => name !== 'duration')
    .map(([name, value]) => `${say.setting(name)} ${say.value(name, value)}`);
  return [say.text(procedure.title), span(forS), ...given].join(' · ');
}

/** What to connect to what, in order. */
function Wiring({ plan }: { plan: DayPlan }) {
  const say = useSay();
  const { wiring } = plan;
  if (!wiring) return <p className="label">{say('day.wired-later')}</p>;
  return (
    <div className="start-panel-wiring">
      <Picture id={wiring.picture} wiring={wiring} />
      <ol className="start-panel-works">
        {wiring.works.map((work) => (
          <li key={work.title.en}>
            <b>{say.text(work.title)}</b> <span className="label">{say.text(work.text)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What is to be set at the front panel before START, each with its place in the menu. */
function Panel({ plan }: { plan: DayPlan }) {
  const say = useSay();
  if (plan.panel.length === 0) return null;
  return (
    <p className="start-panel-set">
      <span className="label">{say('day.panel')}</span>{' '}
      {plan.panel.map(({ setting, value, path }) => (
        <span key={setting}>
          <b>
            {say.setting(setting)} {say.value(setting, value)}
          </b>{' '}
          {path && <span className="label">{say.text(path)}</span>}
        </span>
      ))}
    </p>
  );
}

interface StartProps {
  line: LineView;
  plan: Asked<DayPlan | undefined>;
  testers: readonly BenchItem[];
  tester: BenchItem | undefined;
  busy: boolean;
  onTester: (id: string) => void;
  onStart: () => void;
  onSetUp: () => void;
}

/** Why it cannot begin just now. */
function whyNot(say: Say, { busy, tester, plan }: StartProps): string | undefined {
  if (busy) return say('prompt.sent');
  if (!tester) return say('day.no-tester');
  if (!plan.value || !plan.fresh) return say('new.planning');
  return plan.value.problems.length > 0 ? say('day.why-see') : undefined;
}

const startWord = (plan: DayPlan | undefined): WordKey => {
  if (!plan?.wiring) return 'day.start';
  return plan.panel.length > 0 ? 'day.start-set' : 'day.start-wired';
};

/** The next circuit, wired and begun by one press; a scanner that reads the label on its port begins it too. */
export function StartPanel(props: StartProps) {
  const say = useSay();
  const { line, testers, tester } = props;
  const plan = props.plan.value;
  const problems = plan?.problems ?? [];
  const why = whyNot(say, props);
  const options = testers.map((item) => ({
    value: item.id,
    label: `${itemLabel(say, item)} · ${itemDetail(say, item)}`,
  }));
  return (
    <>
      <div className="start-panel-what">
        <Pick
          label={say('new.tester')}
          none={say('day.no-tester')}
          options={options}
          value={tester?.id}
          onChange={props.onTester}
        />
        <span>{plan && problems.length === 0 && whatWords(say, plan)}</span>
        <Action label={say('day.set-up')} hotkey="u" onAct={props.onSetUp} />
      </div>
      {problems.map((problem) => (
        <Problem key={`${problem.code} ${problem.where}`} problem={problem} />
      ))}
      {plan && problems.length === 0 && <Wiring plan={plan} />}
      {plan && problems.length === 0 && <Panel plan={plan} />}
      <Foot words={line.label === 'equal' ? say('day.label-read') : say('day.scan-starts')}>
        <Action main label={say(startWord(plan))} hotkey="Ctrl+Enter" why={why} onAct={props.onStart} />
      </Foot>
    </>
  );
}
