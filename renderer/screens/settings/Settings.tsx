import type { AppState } from '../../../electron/contract/views.ts';
import { useKeys } from '../../page/keys.ts';
import { goBack } from '../../page/navigation.ts';
import { useSay } from '../../text/say.ts';
import { Action, KeyHint } from '../../widgets/Action.tsx';
import { AboutGroup } from './About.tsx';
import { BackupGroup } from './Backup.tsx';
import { CompanyGroup } from './Company.tsx';
import { ExchangeGroup } from './Exchange.tsx';
import { LookGroup, PersonGroup } from './Look.tsx';
import { SoundsGroup } from './Sounds.tsx';
import { useChange, type Changing } from './useChange.ts';
import './Settings.css';

/** What was saved last, and the way back. Its place is always there, so that nothing moves. */
function Saved({ changing }: { changing: Changing }) {
  const say = useSay();
  const { last, undo } = changing;
  const can = last !== undefined && !last.undone;
  useKeys({ 'Ctrl+z': can ? undo : undefined }, [], { 'Ctrl+z': say('settings.undo') });
  const said = last
    ? say(last.undone ? 'settings.undone' : 'settings.saved', { row: last.row })
    : say('settings.nothing-saved');
  return (
    <footer className="bar">
      <output className="label">{said}</output>
      <span className="grow" />
      <button type="button" className="btn" disabled={!can} onClick={undo}>
        {say('settings.undo')} <KeyHint name="Ctrl+z" />
      </button>
      <Action label={say('ui.close')} hotkey="Escape" onAct={goBack} />
    </footer>
  );
}

/** Everything that the user of this computer can choose once and for all. */
export function SettingsScreen({ state }: { state: AppState }) {
  const say = useSay();
  const changing = useChange();
  return (
    <main className="settings">
      <div className="settings-page" data-long>
        <h1 className="settings-head title">{say('place.settings')}</h1>
        <div className="settings-side">
          <CompanyGroup changing={changing} />
          <PersonGroup changing={changing} />
          <BackupGroup state={state} changing={changing} />
          <ExchangeGroup state={state} changing={changing} />
        </div>
        <div className="settings-side">
          <LookGroup changing={changing} />
          <SoundsGroup changing={changing} />
          <AboutGroup state={state} />
        </div>
      </div>
      <Saved changing={changing} />
    </main>
  );
}
