import {
  ORDER_STEPS,
  type OrderEvent,
  type OrderState,
  type OrderStep,
} from '../../../electron/contract/book/order.ts';
import type { OrderDetail } from '../../../electron/contract/book/order-page.ts';
import { useSay } from '../../text/say.ts';
import { nextStep, offeredAt } from './acts.ts';
import './Steps.css';

const GATES: Partial<Record<OrderStep, 'engineering' | 'service'>> = { build: 'engineering', commissioning: 'service' };

/** The gate of a step: a failed one is put right, and its passed retest closes it. */
function Gate({ state, step }: { state: OrderState; step: OrderStep }) {
  const say = useSay();
  const gate = GATES[step];
  if (!gate || state.gates[gate] === 'not-needed') return null;
  return (
    <small className="steps-gate" data-state={state.gates[gate]}>
      {say(`order.gate.${gate}`)}: {say(`order.gate.${state.gates[gate]}`)}
    </small>
  );
}

/** Until when a warning is in time, where that is no working day also the one before. */
function WarnBy({ state }: { state: OrderState }) {
  const say = useSay();
  const { lastDay } = state.warning;
  const { lastWorkingDay } = state.beside;
  if (!lastDay) return <>–</>;
  return (
    <>
      <span className="num">{lastDay}</span>
      {lastWorkingDay && <small>{say('order.last-working-day', { day: lastWorkingDay })}</small>}
    </>
  );
}

interface StepsProps {
  one: OrderDetail;
  onAct: (did: OrderEvent) => void;
  /** Why nothing can be noted now. */
  why: string | undefined;
}

function Acts({ one, onAct, why, name }: StepsProps & { name: OrderStep }) {
  const say = useSay();
  return offeredAt(one, name).map((did) => (
    <button
      key={did}
      type="button"
      className="btn"
      aria-disabled={why ? true : undefined}
      title={why}
      onClick={() => !why && onAct(did)}
    >
      {say(`order.did.${did}`)}
    </button>
  ));
}

function Row(props: StepsProps & { name: OrderStep; next: boolean }) {
  const { one, name, next } = props;
  const say = useSay();
  const step = one.state.steps[name];
  const late = step.state === 'open' && step.due !== undefined && step.due < one.today;
  return (
    <tr data-state={step.state} aria-current={next ? 'step' : undefined}>
      <td>
        <b>
          {ORDER_STEPS.indexOf(name) + 1} {say(`order.step.${name}`)}
        </b>
        <Gate state={one.state} step={name} />
      </td>
      <td>
        {say(`order.state.${step.state}`)}
        {late && <small className="bad-field">{say('order.press.over')}</small>}
      </td>
      <td>{name === 'warning' ? <WarnBy state={one.state} /> : <span className="num">{step.due ?? '–'}</span>}</td>
      <td className="num">
        {step.doneAt?.slice(0, 10) ?? '–'}
        {step.doneAt && <small>{step.doneAt.slice(11, 16)}</small>}
      </td>
      <td className="steps-acts">
        <Acts {...props} />
      </td>
    </tr>
  );
}

/** The seven steps: how each stands, until when, since when it is done, and what can be noted of it. */
export function Steps(props: StepsProps) {
  const say = useSay();
  const next = nextStep(props.one.state);
  return (
    <table className="steps tbl">
      <thead>
        <tr>
          {(['step', 'state', 'until', 'done', 'note'] as const).map((head) => (
            <th key={head} scope="col">
              {say(`order.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ORDER_STEPS.map((name) => (
          <Row key={name} name={name} next={name === next} {...props} />
        ))}
      </tbody>
    </table>
  );
}
