import type { BlockOf } from '../../../electron/contract/prompt.ts';
import type { LampView } from '../../../electron/contract/views.ts';
import { useSay } from '../../text/say.ts';
import { Lamp } from '../../widgets/Lamp.tsx';
import './LampsSeen.css';

/** Does the tester see it yet: lamps that can say something, and what they mean together. */
export function LampsSeen({ lamps, seen }: { lamps: readonly LampView[]; seen: BlockOf<'lamps'>['seen'] }) {
  const say = useSay();
  return (
    <div className="lamps-seen">
      <span className="label">{say('prompt.sees')}</span>
      {lamps
        .filter((lamp) => lamp.state !== 'off')
        .map((lamp) => (
          <span key={lamp.lamp} className="row">
            <Lamp state={lamp.state} label={lamp.lamp} />
            {lamp.lamp}
          </span>
        ))}
      {seen && (
        <output>
          {seen.good && '✓ '}
          {say.message(seen.message)}
        </output>
      )}
    </div>
  );
}
