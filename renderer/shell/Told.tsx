import { useEffect, useRef, type RefObject } from 'react';
import {
  momentRow,
  momentsBetween,
  momentText,
  soundOf,
  standingVerdict,
  taskBarOf,
  type Moment,
} from '../../electron/contract/attention.ts';
import type { Preferences } from '../../electron/contract/preferences.ts';
import type { Language } from '../../electron/contract/text.ts';
import type { RunView } from '../../electron/contract/views.ts';
import { useLanguage, usePreferences } from '../link/preferences.ts';
import { askToNotify, mayNotify, notify } from '../page/notify.ts';
import { routeHash } from '../page/routes.ts';
import { playTune } from '../page/sound.ts';
import { tellsHere } from '../page/teller.ts';

/** Somebody has the page before him and the keyboard on it. */
const isLookedAt = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** Of what happens to one run at one go the weightiest is heard, and the weightiest is read. */
function tell(moments: readonly Moment[], { sounds, notifications }: Preferences, lang: Language): void {
  const looked = isLookedAt();
  const here = moments.filter(({ name }) => !(looked && momentRow(name).whileAway));
  const heard = here.find(({ name }) => sounds[soundOf(name)]);
  if (heard) playTune(heard.name, sounds.volume);
  // What stays is also for a screen that locks itself while the page is in front.
  const read = notifications ? here.find(({ name }) => !looked || momentRow(name).urgent) : undefined;
  if (!read) return;
  const { run, name } = read;
  const hash = routeHash(standingVerdict(run) ? 'result' : 'run', run.runId);
  notify({ ...momentText(read, lang), tag: `${run.runId} ${name}`, stays: momentRow(name).urgent === true, hash });
}

/** While a test goes on, the first thing that somebody does is when he is asked whether he wants notices of its end. */
function useAsking(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || mayNotify() !== undefined) return;
    const ask = (): void => {
      askToNotify().catch((thrown: unknown) => console.warn('notices', thrown));
    };
    window.addEventListener('click', ask, { once: true });
    return () => window.removeEventListener('click', ask);
  }, [wanted]);
}

/** The window of the desktop app shows on the task bar how far the tests are, and red when one is bad. */
function useTaskBar(runs: readonly RunView[], flash: RefObject<boolean>): void {
  const sent = useRef('');
  useEffect(() => {
    const bar = taskBarOf(runs);
    const rounded = bar && { ...bar, progress: Math.round(bar.progress * 100) / 100 };
    const form = JSON.stringify(rounded);
    if (form === sent.current && !flash.current) return;
    sent.current = form;
    window.tributary?.attend({ bar: rounded, flash: flash.current });
    flash.current = false;
  }, [runs, flash]);
}

/** Tells by sound and by notices of the system what happens to the runs. Draws nothing. */
export function Told({ runs }: { runs: readonly RunView[] }) {
  const preferences = usePreferences();
  const lang = useLanguage();
  const shown = useRef(runs);
  const flash = useRef(false);
  useAsking(preferences.notifications && runs.some(({ finished }) => !finished));
  useEffect(() => {
    const moments = momentsBetween(shown.current, runs);
    shown.current = runs;
    if (moments.length === 0 || !tellsHere()) return;
    flash.current = moments.some(({ name }) => momentRow(name).urgent);
    for (const { runId } of runs) {
      const own = moments.filter(({ run }) => run.runId === runId);
      if (own.length > 0) tell(own, preferences, lang);
    }
  }, [runs, preferences, lang]);
  useTaskBar(runs, flash);
  return null;
}
