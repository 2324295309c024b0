import { useState } from 'react';
import { errorView, TributaryError } from '../../electron/contract/errors.ts';
import { roleName } from '../../electron/contract/instrument.ts';
import type { LeftLoopView } from '../../electron/contract/left-loop.ts';
import type { AppState } from '../../electron/contract/views.ts';
import { host, useLink } from '../link/host.ts';
import { attempt, dismiss, useNotice } from '../link/notice.ts';
import { setPreferences } from '../link/preferences.ts';
import { go } from '../page/navigation.ts';
import { lineOf } from '../text/format.ts';
import { useSay } from '../text/say.ts';
import { Lamp } from '../widgets/Lamp.tsx';
import { tomorrowMs, useReminder } from './reminder.ts';
import './Notices.css';

const AWAY = errorView(new TributaryError('link-to-core'));

/** The archive was not copied for so many days. */
function Reminder({ days }: { days: number }) {
  const say = useSay();
  const later = (): Promise<void> => setPreferences({ backup: { quietUntilMs: tomorrowMs(Date.now()) } });
  return (
    <output className="notices">
      <Lamp state="was" />
      <span className="grow">
        <b>{say('settings.backup-due', { n: days })}</b> {say('settings.backup-due-hint')}
      </span>
      <button type="button" className="btn" onClick={() => attempt(later)}>
        {say('settings.backup-later')}
      </button>
      <button type="button" className="btn" onClick={() => go('settings')}>
        {say('settings.backup-go')}
      </button>
    </output>
  );
}

/** A loop of a test that is no more: it still stands and is tried again, or it was released and nobody has read that yet. */
function LeftLoop({ loop }: { loop: LeftLoopView }) {
  const say = useSay();
  const { id, kind, role, address, state, problem } = loop;
  const { zh, en } = roleName(role);
  const params = { kind, zh, en };
  const why = problem ? say.text(problem.message) : lineOf(address) || address;
  const isOff = state === 'released';
  return (
    <div className="notices" role={isOff ? 'status' : 'alert'} title={why}>
      <Lamp state={isOff ? 'was' : 'bad'} />
      <span className="grow">
        <b>{say(isOff ? 'loops.released' : 'loops.stands', params)}</b> <span className="notices-why">{why}</span>
      </span>
      {isOff ? (
        <button type="button" className="btn" onClick={() => attempt(() => host.call('loops.seen', { id }))}>
          {say('ui.close')}
        </button>
      ) : (
        <>
          <button
            type="button"
            className="btn"
            disabled={state === 'releasing'}
            onClick={() => attempt(() => host.call('loops.release', { id }))}
          >
            {say(state === 'releasing' ? 'loops.releasing' : 'loops.release')}
          </button>
          {problem && state === 'waiting' && (
            <button type="button" className="btn" onClick={() => attempt(() => host.call('loops.seen', { id }))}>
              {say('loops.off')}
            </button>
          )}
        </>
      )}
    </div>
  );
}

/** Between top bar and screen: the core is away, the last order failed, the archive is in trouble, the settings could not be read, or a loop was left on a line. */
export function Notices({ state }: { state: AppState | undefined }) {
  const say = useSay();
  const away = useLink() === false;
  const failed = useNotice();
  const days = useReminder(state);
  const [read, setRead] = useState(false);
  const broken = read ? undefined : state?.preferencesProblem;
  const problem = away ? AWAY : (failed ?? state?.archive.problem ?? broken);
  const loop = state?.loops?.[0];
  if (!problem && loop) return <LeftLoop loop={loop} />;
  if (!problem) return days === undefined ? null : <Reminder days={days} />;
  const message = say.text(problem.message);
  // The catalogue ends some messages with a stop of their own.
  const sentence = /[.。?？!！]$/.test(message) ? message : `${message}${say.lang === 'zh' ? '。' : '.'}`;
  return (
    <div className="notices" role="alert">
      <Lamp state={away ? 'unseen' : 'bad'} />
      <span className="grow">
        <b>{sentence}</b> {say.text(problem.hint)}
      </span>
      {(problem === failed || problem === broken) && (
        <button type="button" className="btn" onClick={failed ? dismiss : () => setRead(true)}>
          {say('ui.close')}
        </button>
      )}
    </div>
  );
}
