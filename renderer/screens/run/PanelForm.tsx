import { useEffect, useRef, useState } from 'react';
import { isLookedAt, type LampsSeen } from '../../../electron/contract/box.ts';
import { BoxPicture } from '../../pieces/box/BoxPicture.tsx';
import { useSay } from '../../text/say.ts';
import { BoxPanel } from '../../widgets/BoxPanel.tsx';
import type { BlockProps } from './block-props.ts';

const FREE = ['cannot'];

/** The lamps of a box, tapped as they look. */
export function PanelForm({ shown: { panel, seen: before = {} }, form: { hold } }: BlockProps<'panel'>) {
  const say = useSay();
  const [seen, setSeen] = useState<LampsSeen>(before);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  const done = isLookedAt(panel, seen);
  useEffect(() => hold({ why: done ? undefined : say('box.why-look'), free: FREE, take: () => seen }));
  return (
    <div ref={place}>
      <BoxPanel panel={panel} seen={seen} onSeen={setSeen}>
        <BoxPicture panel={panel} seen={seen} />
      </BoxPanel>
    </div>
  );
}
