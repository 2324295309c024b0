import { roleName } from '../../../electron/contract/instrument.ts';
import type { RunView } from '../../../electron/contract/views.ts';
import { useSecond } from '../../page/now.ts';
import { clock, timeOfDay } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { Lamp } from '../../widgets/Lamp.tsx';
import './RemoteLoops.css';

/** Loops that stand by remote control, each with how long it still does at most: none is forgotten. */
export function RemoteLoops({ run }: { run: RunView }) {
  const say = useSay();
  const now = useSecond();
  const { loops = [] } = run;
  if (loops.length === 0) return null;
  return (
    <section className="remote-loops" aria-label={say('run.loops')}>
      <h2 className="label">{say('run.loops')}</h2>
      {loops.map(({ role, kind, untilMs }) => (
        <p key={`${role} ${kind}`}>
          <Lamp state="was" />
          <span>
            <b>{say('run.loop', { kind, ...sides(roleName(role)) })}</b>{' '}
            <span className="num">
              {say('run.loop-left', {
                left: clock(Math.max(0, (untilMs - now) / 1000), false),
                at: timeOfDay(untilMs),
              })}
            </span>
          </span>
        </p>
      ))}
    </section>
  );
}

const sides = ({ zh, en }: ReturnType<typeof roleName>) => ({ zh, en });
