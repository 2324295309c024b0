import { useState } from 'react';
import { errorView, TributaryError } from '../../electron/contract/errors.ts';
import type { AppState } from '../../electron/contract/views.ts';
import { useLink } from '../link/host.ts';
import { attempt, dismiss, useNotice } from '../link/notice.ts';
import { setPreferences } from '../link/preferences.ts';
import { go } from '../page/navigation.ts';
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

/** Between top bar and screen: the core is away, the last order failed, the archive is in trouble, or the settings could not be read. */
export function Notices({ state }: { state: AppState | undefined }) {
  const say = useSay();
  const away = useLink() === false;
  const failed = useNotice();
  const days = useReminder(state);
  const [read, setRead] = useState(false);
  const broken = read ? undefined : state?.preferencesProblem;
  const problem = away ? AWAY : (failed ?? state?.archive.problem ?? broken);
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
