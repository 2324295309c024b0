import { farLoopOf, farLoopSentence } from '../../../electron/contract/far-loop.ts';
import type { RunRecord } from '../../../electron/contract/run.ts';
import { host } from '../../link/host.ts';
import { attempt } from '../../link/notice.ts';
import { usePreferences } from '../../link/preferences.ts';
import { useKeys } from '../../page/keys.ts';
import { timeOfDay } from '../../text/format.ts';
import { useSay } from '../../text/say.ts';
import { KeyHint } from '../../widgets/Action.tsx';
import './FarLoop.css';

/** Before people leave: is the loop at the far end off again? Ticked while the run waits for signatures; afterwards it is said what was ticked. */
export function FarLoop({ record, open, onTold }: { record: RunRecord; open: boolean; onTold: () => void }) {
  const say = useSay();
  const { name } = usePreferences().person;
  const loop = farLoopOf(record);
  const tell = (off: boolean): void => {
    const by = name === '' ? {} : { by: name };
    attempt(() => host.call('run.loop', { runId: record.runId, off, ...by }).then(onTold));
  };
  const words = say('result.loop-off', { at: loop ? say.text(loop.at) : '' });
  const off = loop?.off;
  useKeys(loop && open ? { o: () => tell(!off) } : {}, [], { o: words });
  if (!loop) return null;
  if (!open)
    return (
      <p className="far-loop" data-left={off ? undefined : ''}>
        {say.message(farLoopSentence(loop))}
      </p>
    );
  return (
    <label className="far-loop" data-left={off ? undefined : ''}>
      <input type="checkbox" checked={off !== undefined} onChange={(event) => tell(event.target.checked)} />
      <span>
        {words} <KeyHint name="o" />
        <small> {off ? [off.by, timeOfDay(off.t * 1000)].filter(Boolean).join(' · ') : say('result.loop-left')}</small>
      </span>
    </label>
  );
}
