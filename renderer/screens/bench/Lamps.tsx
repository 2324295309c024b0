import { lampsOf } from '../../../electron/contract/lamps.ts';
import { testerViewOf } from '../../../electron/contract/bench-item.ts';
import type { BenchItem, LampView } from '../../../electron/contract/views.ts';
import type { WordKey } from '../../../electron/contract/words/index.ts';
import { useSay } from '../../text/say.ts';
import { Lamp } from '../../widgets/Lamp.tsx';
import './Lamps.css';

const BELOW: Record<LampView['state'], WordKey> = {
  good: 'bench.lamp-present',
  bad: 'bench.lamp-now',
  was: 'bench.lamp-was',
  off: 'bench.lamp-idle',
  unlimited: 'lamp-state.unlimited',
  unseen: 'lamp-state.unseen',
};

/** The lamps of the tester in the field's order; live, never stored. */
export function Lamps({ item }: { item: BenchItem }) {
  const say = useSay();
  const lampOf = (lamp: LampView['lamp']): LampView =>
    testerViewOf(item)?.lamps.find((view) => view.lamp === lamp) ?? { lamp, state: 'off' };
  return (
    <div>
      <h2 className="label">{say('bench.lamps')}</h2>
      <div className="lamps-grid">
        {lampsOf(item.capabilities).map((name) => {
          const view = lampOf(name);
          return (
            <div key={name}>
              <Lamp state={view.state} label={name} />
              <span>
                <b>{name}</b> {say(`lamp.${name}`)}
              </span>
              <small>{view.reason ? say.message(view.reason) : say(BELOW[view.state])}</small>
            </div>
          );
        })}
      </div>
    </div>
  );
}
