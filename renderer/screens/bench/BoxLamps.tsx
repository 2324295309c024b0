import { useState } from 'react';
import type { BoxPanel as Panel, LampsSeen } from '../../../electron/contract/box.ts';
import { BoxPicture } from '../../pieces/box/BoxPicture.tsx';
import { useSay } from '../../text/say.ts';
import { BoxPanel } from '../../widgets/BoxPanel.tsx';

const NONE: LampsSeen = {};

/** A box without a console: its lamps tapped as they look, and what they say. Nothing is stored. */
export function BoxLamps({ panel }: { panel: Panel }) {
  const say = useSay();
  const [seen, setSeen] = useState(NONE);
  return (
    <div>
      <h2 className="label">{say('box.lamps')}</h2>
      <BoxPanel panel={panel} seen={seen} onSeen={setSeen}>
        <BoxPicture panel={panel} seen={seen} />
        <button type="button" className="btn" onClick={() => setSeen(NONE)}>
          {say('box.again')}
        </button>
      </BoxPanel>
    </div>
  );
}
