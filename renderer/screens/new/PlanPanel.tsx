import type { ErrorView } from '../../../electron/contract/errors.ts';
import type { PlanView } from '../../../electron/contract/views.ts';
import { bound, span } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Problem } from '../../widgets/Problem.tsx';
import './PlanPanel.css';

function Steps({ plan }: { plan: PlanView }) {
  const say = useSay();
  return (
    <ol>
      {plan.steps.map((step, index) => (
        <li key={step.id}>
          <span>{index + 1}</span>
          <span className="clip">{say.text(step.title)}</span>
          <span className="label num">
            {[step.actions > 0 && `${step.actions}×`, step.durationS !== undefined && span(step.durationS)]
              .filter(Boolean)
              .join(' · ') || say('new.by-itself')}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Sums({ plan }: { plan: PlanView }) {
  const say = useSay();
  const sums: [string, string | undefined][] = [
    [say('new.actions'), String(plan.actions)],
    [say('new.about'), span(plan.totalS)],
    [say('new.proves'), plan.berBound === undefined ? undefined : `< ${bound(plan.berBound)}`],
  ];
  return (
    <dl>
      {sums.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt className="label">{name}</dt>
              <dd>
                <b className="num">{value}</b>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

const toldProof = ({ ratio, forS, seconds }: NonNullable<PlanView['toProve']>): Record<string, string | number> => ({
  for: forS,
  seconds,
  ratio: ratio.toExponential(0).replace('e-', 'E-0'),
});

/** What the test will ask and prove, and what stands in its way, each with what to do. */
export function PlanPanel(props: {
  plan: PlanView | undefined;
  problems: readonly ErrorView[];
  /** What is still missing, so that nothing can be said. */
  waits: 'new.no-plan' | 'new.plan-lacks' | undefined;
}) {
  const say = useSay();
  const { plan } = props;
  return (
    // It may scroll, and must then be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="plan-panel" aria-label={say('new.what')} tabIndex={0}>
      <h2>{say('new.what')}</h2>
      {plan && <Steps plan={plan} />}
      {!plan && props.problems.length === 0 && <p className="label">{say(props.waits ?? 'new.planning')}</p>}
      {plan && <Sums plan={plan} />}
      {plan?.toProve && <p className="label">{say('new.cannot-prove', toldProof(plan.toProve))}</p>}
      {plan && plan.frontPanel.length > 0 && (
        <p className="label" data-by-hand>
          {say('new.panel-legend')}
        </p>
      )}
      {props.problems.map((problem) => (
        <Problem key={`${problem.code}${problem.where}`} problem={problem} />
      ))}
    </section>
  );
}
