import { useId } from 'react';
import { SOUNDS, type SoundName } from '../../../electron/contract/attention.ts';
import { usePreferences } from '../../link/preferences.ts';
import { askToNotify, mayNotify } from '../../page/notify.ts';
import { playTune } from '../../page/sound.ts';
import { useSay } from '../../text/say.ts';
import { Choice } from '../../widgets/Choice.tsx';
import { Group, Row } from './Row.tsx';
import type { Changing } from './useChange.ts';
import './Sounds.css';

function SoundRow({ name, changing }: { name: SoundName; changing: Changing }) {
  const say = useSay();
  const { sounds } = usePreferences();
  const label = say(`settings.sound-${name}`);
  return (
    <div className="sounds-one">
      <label className="check">
        <input
          type="checkbox"
          checked={sounds[name]}
          onChange={(event) => void changing.change(label, { sounds: { [name]: event.target.checked } })}
        />
        {label}
      </label>
      <button
        type="button"
        className="btn"
        aria-label={say('settings.try-sound', { name: label })}
        onClick={() => playTune(name, sounds.volume)}
      >
        <span aria-hidden="true">▶</span>
      </button>
    </div>
  );
}

/** What is heard, how loud, and whether the system shows notices. */
export function SoundsGroup({ changing }: { changing: Changing }) {
  const say = useSay();
  const { sounds, notifications } = usePreferences();
  const id = useId();
  const [volume, notices] = [say('settings.volume'), say('settings.notifications')];
  const allow = async (on: boolean): Promise<void> => {
    if (on) await askToNotify();
    await changing.change(notices, { notifications: on });
  };
  const refused = notifications && mayNotify() === false;
  return (
    <Group title={say('settings.told-group')}>
      <Row label={say('settings.sounds')} why={say('settings.sounds-why')}>
        <fieldset className="sounds" aria-label={say('settings.sounds')}>
          {SOUNDS.map((name) => (
            <SoundRow key={name} name={name} changing={changing} />
          ))}
        </fieldset>
      </Row>
      <Row label={volume} htmlFor={id}>
        <input
          id={id}
          className="sounds-volume"
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(100 * sounds.volume)}
          aria-valuetext={`${Math.round(100 * sounds.volume)} %`}
          onChange={(event) => void changing.change(volume, { sounds: { volume: Number(event.target.value) / 100 } })}
        />
        <output className="num">{Math.round(100 * sounds.volume)} %</output>
      </Row>
      <Row label={notices} why={say(refused ? 'settings.notifications-refused' : 'settings.notifications-why')}>
        <Choice
          label={notices}
          options={[
            { value: 'on', label: say('settings.on') },
            { value: 'off', label: say('settings.off') },
          ]}
          value={notifications ? 'on' : 'off'}
          onChange={(value) => void allow(value === 'on')}
        />
      </Row>
    </Group>
  );
}
