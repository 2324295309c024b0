import type { BoxPanel, LampsSeen } from '../../../electron/contract/box.ts';
import { attempt } from '../../link/notice.ts';
import { useSay } from '../../text/say.ts';
import { saveContent } from '../reports.ts';
import { boxPng } from './box-picture.ts';

/** Saves the front of a box as a picture, to be sent to whoever stands before it. */
export function BoxPicture({ panel, seen }: { panel: BoxPanel; seen: LampsSeen }) {
  const say = useSay();
  const save = async (): Promise<void> =>
    saveContent({ name: `${panel.id}.png`, mime: 'image/png', base64: await boxPng(say, panel, seen) });
  return (
    <button type="button" className="btn" onClick={() => attempt(save)}>
      {say('box.picture')}
    </button>
  );
}
