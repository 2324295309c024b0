import { useSay } from '../../text/say.ts';
import { Choice } from '../Choice.tsx';
import { lengthText } from './length.ts';
import type { Viewing } from './useView.ts';
import { lengthOf } from './view.ts';
import './Zoom.css';

interface StepProps {
  sign: string;
  label: string;
  why: string;
  act: (() => void) | undefined;
}
/** A button that stays where it is when it can do nothing. */
const Step = ({ sign, label, why, act }: StepProps) => (
  <button
    type="button"
    className="btn zoom-step"
    aria-label={label}
    title={act ? label : why}
    aria-disabled={act ? undefined : true}
    onClick={() => act?.()}
  >
    {sign}
  </button>
);

/** How much is in view, and what changes it: finer, wider, all, and back to now where time goes on. */
export function Zoom({
  viewing,
  goesOn,
  whyNoClock,
}: {
  viewing: Viewing;
  goesOn: boolean;
  whyNoClock?: string | undefined;
}) {
  const say = useSay();
  const { view, range, zoomIn, zoomOut, reset, toNow, byClock, setByClock } = viewing;
  const isWhole = view.at === 'whole';
  return (
    <>
      <fieldset className="zoom" aria-label={say('lanes.range')}>
        <Step sign="−" label={say('lanes.zoom-out')} why={say('lanes.why-out')} act={zoomOut} />
        <output className="zoom-length num">{isWhole ? say('lanes.all') : lengthText(lengthOf(range))}</output>
        <Step sign="+" label={say('lanes.zoom-in')} why={say('lanes.why-in')} act={zoomIn} />
        <Step sign={say('lanes.all')} label={say('lanes.reset')} why={say('lanes.why-out')} act={reset} />
        {goesOn && <Step sign={say('lanes.now')} label={say('lanes.to-now')} why={say('lanes.why-now')} act={toNow} />}
      </fieldset>
      <Choice
        label={say('lanes.axis')}
        options={[
          { value: 'elapsed', label: say('lanes.elapsed') },
          { value: 'clock', label: say('lanes.clock'), why: whyNoClock },
        ]}
        value={byClock ? 'clock' : 'elapsed'}
        onChange={(axis) => setByClock(axis === 'clock')}
      />
    </>
  );
}
